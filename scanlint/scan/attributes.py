"""Attributes: of modules, instances, tensors, and of what scan returned."""

from __future__ import annotations

from dataclasses import replace

from scanlint.scan import classes, drawing, fields, functions, instances, methods
from scanlint.scan.backends import ONLY_TENSORS, TENSOR_ATTRIBUTES
from scanlint.scan.machine import Machine, canonical
from scanlint.scan.state import State
from scanlint.scan.values import (
    Class,
    Const,
    External,
    Module,
    Output,
    Outs,
    Step,
    Super,
    Tensor,
    Unknown,
    Value,
    join_all,
    members,
    without_lists,
    without_none,
)


def attribute_of(m: Machine, owner: Value, name: str, state: State) -> Value:
    """The value of ``owner.name``."""
    results = [attribute_of_one(m, member, name, state) for member in members(having(owner, name))]
    return join_all(results, results[0])


def having(owner: Value, name: str) -> Value:
    """What is asked for an attribute, without those of its alternatives that lack it."""
    rest = without_none(owner)
    return without_lists(rest) if name in ONLY_TENSORS else rest


def attribute_of_one(m: Machine, owner: Value, name: str, state: State) -> Value:
    """The same for an owner that is no choice."""
    drawn = drawing.owner_of_draw(name, owner)
    if drawn is not None:
        return drawn
    if isinstance(owner, External):
        full = canonical(m, f"{owner.name}.{name}")
        return m.program.own_loop(m, full, state) or External(full)
    if isinstance(owner, Module):
        return m.program.attribute(m, owner, name, state)
    if isinstance(owner, (Tensor, Output, Step)) or (isinstance(owner, Outs) and owner.form == "single"):
        return Tensor(f"attribute {name}") if name in TENSOR_ATTRIBUTES else Unknown(f"attribute {name} of a tensor")
    if classes.is_instance(owner):
        cell = state.dict_of(owner)
        made = classes.attribute(m, owner, name)
        if made is not None and functions.is_made(m, made):
            return instances.bound(m, made, owner, state)
        field = cell.get(Const("str", name)) if cell is not None else None
        if field is not None:
            return state.read(field)
        written = fields.generator_in(m, owner, name) or m.written.of(m, owner, name, state)
        if isinstance(written, Unknown):
            return replace(written, lost=written.lost | m.trails.in_field(owner, name))
        if written is not None:
            return state.read(written)
        return instances.bound(m, made, owner, state) if made is not None else Unknown(f"self.{name} is set elsewhere")
    if isinstance(owner, Super):
        return instances.inherited(m, owner, name, state)
    if name in methods.CHANGES_A_LIST:
        # The method is held in a name: when it is called can no longer be told.
        state.escape(owner)
    if isinstance(owner, Class):
        declared = classes.attribute(m, owner, name)
        return instances.bound(m, declared, owner, state) if declared is not None else Unknown(f"attribute {name} of a class")
    return owner if isinstance(owner, Unknown) else Unknown(f"attribute {name}")
