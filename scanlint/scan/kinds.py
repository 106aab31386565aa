"""Kinds of value as `isinstance` and `type() is` tell them apart."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.scan.backends import ROOTS
from scanlint.scan.values import NONE, Const, External, Output, Outs, Pair, Ref, Seq, Step, Tensor, Tup, Unknown, Updates, Value, join_all, members


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that a test names: "list", "tuple", "dict", "tensor". ``partial`` where it names others too, which this cannot judge; of the kinds in
    ``maybe`` some pass and some do not."""

    names: frozenset[str]
    partial: bool = False
    maybe: frozenset[str] = frozenset()


#: Instances of the project's classes: what those have is not looked up.
_OWN = frozenset(("object", "instance"))
_SEQUENCES = frozenset(("list", "tuple", "range", "str", "bytes"))
#: What has `__iter__`, among it a variable of the libraries, although it raises (Theano 1.0.5, PyTensor 3.3.8).
ITERABLE = Kinds(_SEQUENCES | {"dict", "set", "iterator", "tensor"}, maybe=_OWN)
#: What has `__len__`: no variable.
SIZED = Kinds(_SEQUENCES | {"dict", "set"}, maybe=_OWN)
GROWING = Kinds(frozenset(("list",)), maybe=_OWN)
#: The abstract classes of `collections` that tell a result from another.
_ABSTRACT = {"Sequence": Kinds(_SEQUENCES, maybe=_OWN), "Iterable": ITERABLE, "Collection": SIZED, "Sized": SIZED}


def kind_of(value: Value) -> str | None:
    """The kind of a plain value; None where it cannot be told."""
    if isinstance(value, (Tup, Pair)):
        return "tuple"
    if isinstance(value, Seq):
        return value.kind
    if isinstance(value, Outs):
        return {"single": "tensor", "list": "list"}.get(value.form)
    if isinstance(value, (Output, Step, Tensor)):
        return "tensor"
    if isinstance(value, Ref):
        return value.kind
    if isinstance(value, Updates):
        return "dict"
    return "none" if value == NONE else value.kind if isinstance(value, Const) else None


def kinds_named(value: Value) -> Kinds | None:
    """The kinds that the second argument of isinstance names; None where it names none that matter."""
    if isinstance(value, Tup):
        parts = [kinds_named(item) for item in value.items]
        named = [part for part in parts if part is not None]
        if not named:
            return None
        names, maybe = (frozenset[str]().union(*found) for found in zip(*((part.names, part.maybe) for part in named), strict=True))
        return Kinds(names, len(named) < len(parts) or any(part.partial for part in named), maybe)
    if not isinstance(value, External):
        return None
    root, _, name = value.name.rpartition(".")
    if root == "builtins" and name in ("list", "tuple", "dict"):
        return Kinds(frozenset((name,)))
    if name in _ABSTRACT and root.split(".")[0] in ("collections", "typing"):
        return _ABSTRACT[name]
    if name.endswith("Variable") and root.split(".")[0] in ROOTS:
        return Kinds(frozenset(("tensor",)))
    return None


def keep(value: Value, kinds: Kinds | None, truth: bool) -> Value | None:
    """The alternatives of a value that are (``truth``) or are not of the kinds; None where none is left."""
    if kinds is None:
        return value
    kept: list[Value] = []
    for member in members(value):
        kind = kind_of(member)
        if isinstance(member, Outs) and member.form == "either":
            form = _form(kinds, truth)
            kept.append(Outs(member.call, form) if form is not None else member)
        elif (
            isinstance(member, Unknown)
            or kind is None
            or kind in kinds.maybe
            or (truth and (kind in kinds.names or kinds.partial))
            or (not truth and kind not in kinds.names)
        ):
            kept.append(member)
    return join_all(kept, value) if kept else None


def _form(kinds: Kinds, truth: bool) -> str | None:
    """What undecided outputs are once a test for a list or for a tensor has spoken."""
    if kinds.partial:
        return None
    if "list" in kinds.names and "tensor" not in kinds.names:
        return "list" if truth else "single"
    if "tensor" in kinds.names and "list" not in kinds.names:
        return "single" if truth else "list"
    return None
