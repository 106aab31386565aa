"""Roots: which parameters of a step, and which shared variables, a value is computed from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from scanlint.scan.state import State
from scanlint.scan.values import Choice, Root, Seq, Site, Tensor, Tup, Value, members

#: Sums of thousands of generated terms keep the first of their roots only.
MOST_ROOTS = 24
NOTHING: frozenset[Root] = frozenset()

#: Functions that make a shared variable, by their dotted names (Theano 1.0.5, Aesara 2.9.4, PyTensor 3.3.8: one function under three names).
SHARED = frozenset(f"{root}.{home}shared" for root in ("theano", "aesara", "pytensor") for home in ("", "compile.", "compile.sharedvalue."))


def of(value: Value) -> frozenset[Root]:
    """The roots of a tensor; of a choice, those of a tensor among its alternatives."""
    if isinstance(value, Tensor):
        return value.roots
    if isinstance(value, Choice):
        return next((member.roots for member in value.members if isinstance(member, Tensor)), NOTHING)
    return NOTHING


def within(values: Iterable[Value], state: State | None) -> frozenset[Root]:
    """The roots of values, of the items of tuples, and of lists as ``state`` knows them."""
    found: set[Root] = set()
    for value in values:
        found |= of(value)
        cell = state.list_of(value) if state is not None else None
        parts = value.items if isinstance(value, Tup) else (cell.items or (cell.element,)) if cell is not None else ()
        for part in parts:
            found |= of(part)
    return frozenset(found)


def at_home(found: frozenset[Root], active: Collection[Site]) -> frozenset[Root]:
    """The roots without parameters of steps that are not being read: what is computed outside from a leaked variable is no second leak."""
    if all(root.kind != "parameter" or root.site in active for root in found):
        return found
    return frozenset(root for root in found if root.kind != "parameter" or root.site in active)


def rooted(value: Value, roots: frozenset[Root]) -> Value:
    """The value, its tensors (also as elements of a sequence) being computed from these roots too."""
    if not roots:
        return value
    if isinstance(value, Tensor):
        both = value.roots | roots
        return value if both == value.roots else replace(value, roots=both if len(both) <= MOST_ROOTS else frozenset(sorted(both)[:MOST_ROOTS]))
    if isinstance(value, Choice):
        return Choice(tuple(rooted(member, roots) for member in value.members))
    if isinstance(value, Seq) and isinstance(value.element, Tensor):
        return replace(value, element=rooted(value.element, roots))
    return value


def symbolic(value: Value) -> bool:
    """Whether every alternative is a tensor computed from a parameter of a step."""
    return all(isinstance(member, Tensor) and any(root.kind == "parameter" for root in member.roots) for member in members(value))
