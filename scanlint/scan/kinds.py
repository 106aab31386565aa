"""Kinds of value as `isinstance` and `type() is` tell them apart."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.scan.backends import ROOTS
from scanlint.scan.values import NONE, Const, External, Output, Outs, Pair, Ref, Seq, Step, Tensor, Tup, Unknown, Updates, Value, join_all, members


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that a test names: "list", "tuple", "dict", "tensor". ``partial`` where it names others too, which this cannot judge."""

    names: frozenset[str]
    partial: bool = False


#: What has `__iter__`: a variable of the libraries does, although it raises (Theano 1.0.5, PyTensor 3.3.8); `__len__` and `append` it has not.
ITERABLE = Kinds(frozenset(("list", "tuple", "dict", "tensor")), partial=True)


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
        return Kinds(frozenset().union(*(part.names for part in named)), len(named) < len(parts) or any(part.partial for part in named))
    if not isinstance(value, External):
        return None
    root, _, name = value.name.rpartition(".")
    if root == "builtins" and name in ("list", "tuple", "dict"):
        return Kinds(frozenset((name,)))
    if name in ("Sequence", "Iterable", "Collection") and root.split(".")[0] in ("collections", "typing"):
        return ITERABLE if name == "Iterable" else Kinds(frozenset(("list", "tuple")))
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
