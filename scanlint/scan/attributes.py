"""Attributes: of modules, instances, tensors, and of what scan returned."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import drawing, fields, functions, methods
from scanlint.scan.arguments import Arguments
from scanlint.scan.backends import TENSOR_ATTRIBUTES
from scanlint.scan.machine import Machine, canonical
from scanlint.scan.state import State
from scanlint.scan.values import (
    Choice,
    Class,
    Const,
    External,
    Func,
    Module,
    Output,
    Outs,
    Ref,
    Step,
    Tensor,
    Unknown,
    Value,
    join_all,
    members,
    without_none,
)


def attribute_of(m: Machine, owner: Value, name: str, state: State) -> Value:
    """The value of ``owner.name``."""
    results = [attribute_of_one(m, member, name, state) for member in members(without_none(owner))]
    return join_all(results, results[0])


def attribute_of_one(m: Machine, owner: Value, name: str, state: State) -> Value:
    """The same for an owner that is no choice."""
    drawn = drawing.owner_of_draw(name, owner)
    if drawn is not None:
        return drawn
    if isinstance(owner, External):
        return External(canonical(m, f"{owner.name}.{name}"))
    if isinstance(owner, Module):
        return m.program.attribute(m, owner, name, state)
    if isinstance(owner, (Tensor, Output, Step)) or (isinstance(owner, Outs) and owner.form == "single"):
        return Tensor(f"attribute {name}") if name in TENSOR_ATTRIBUTES else Unknown(f"attribute {name} of a tensor")
    if isinstance(owner, Ref) and owner.kind == "instance":
        cell = state.dict_of(owner)
        made = m.method(owner, name)
        if made is not None and functions.is_made(m, made):
            return _bound(m, made, owner, state)
        field = cell.get(Const("str", name)) if cell is not None else None
        if field is not None:
            return state.read(field)
        found = m.method(owner, name)
        if found is not None:
            return _bound(m, found, owner, state)
        return fields.generator_in(m, owner, name) or Unknown(f"self.{name} is set elsewhere")
    if name in methods.CHANGES_A_LIST:
        # The method is held in a name: when it is called can no longer be told.
        state.escape(owner)
    if isinstance(owner, Class):
        return m.method(owner, name) or Unknown(f"attribute {name} of a class")
    return owner if isinstance(owner, Unknown) else Unknown(f"attribute {name}")


def _bound(m: Machine, found: Value, owner: Ref, state: State) -> Value:
    """A method found through self, with self bound; a static method as it is; a property is called."""
    if isinstance(found, Choice):
        return join_all([_bound(m, member, owner, state) for member in found.members], found)
    if not isinstance(found, Func) or found.args:
        return found
    node = m.definitions[found.site]
    kind = functions.decoration_of(m, node)
    if kind == "staticmethod":
        return found
    bound = Func(found.site, found.frame, (Unknown("a class") if kind == "classmethod" else owner,))
    if kind == "property":
        return functions.call_function(m, bound, Arguments(), found.site, state)
    return bound if isinstance(node, nodes.FunctionDef) else found
