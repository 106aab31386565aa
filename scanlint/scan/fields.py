"""Generators that an object keeps: `self.srng`, where every write of the class that gives it a value makes it a generator of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from scanlint.scan import functions
from scanlint.scan.arguments import Arguments
from scanlint.scan.machine import Machine
from scanlint.scan.members import fields
from scanlint.scan.sources import STREAM_CLASSES
from scanlint.scan.state import State
from scanlint.scan.values import Class, Const, Func, Ref, Rng, Site, Value, members

#: What a class must mention for its fields to be looked through.
_MENTIONS = STREAM_CLASSES | {"RandomState", "default_rng", "shared_rng", "Random"}


def generator_in(m: Machine, owner: Ref, name: str) -> Rng | None:
    """The generator in a field of an instance. Parameters of the methods that write it hold their defaults, which then is an assumption."""
    key = (owner.site, name)
    if key not in m.fields:
        m.fields[key] = None
        m.fields[key] = _look(m, owner, name)
    return m.fields[key]


def _look(m: Machine, owner: Ref, name: str) -> Rng | None:
    writers = list(_writers(m, owner.site, name))
    if not any(_mentions(m, writer) for writer in writers):
        return None
    kinds: set[str] = set()
    assumed = False
    for writer in writers:
        for value in _written(m, writer, owner.site, name):
            for member in members(value):
                if not isinstance(member, Rng):
                    return None
                kinds.add(member.kind)
        assumed = assumed or _has_defaults(m, writer)
    return Rng(kinds.pop(), assumed) if len(kinds) == 1 else None


def _writers(m: Machine, site: Site, name: str) -> Iterator[Func]:
    """The methods of a class and of its bases in this file that assign the field."""
    for ancestor in m.ancestors(site):
        for value in m.attributes.get(ancestor, {}).values():
            if isinstance(value, Func) and name in fields(m.definitions[value.site]).all:
                yield value


def _mentions(m: Machine, writer: Func) -> bool:
    node = m.definitions[writer.site]
    names = {part.name for part in node.nodes_of_class(nodes.Name)} | {part.attrname for part in node.nodes_of_class(nodes.Attribute)}
    return bool(names & _MENTIONS)


def _has_defaults(m: Machine, writer: Func) -> bool:
    node = m.definitions[writer.site]
    return bool(node.args.defaults or node.args.kw_defaults) if isinstance(node, nodes.FunctionDef) else False


def _written(m: Machine, writer: Func, site: Site, name: str) -> list[Value]:
    """What the field holds at each end of a method that is called with nothing but its defaults."""
    # The depth of the calls that led here and their draws have nothing to do with what the object was made with.
    journals, m.journals, active, m.active = m.journals, [], m.active, []
    state = State()
    instance = functions.instance(m, Class(site, 0), state)
    outcome = functions.run_body(m, Func(writer.site, writer.frame, (instance,)), Arguments(), writer.site, state, None)
    m.journals, m.active = journals, active
    ends = [after for _, _, after in outcome.returns] + ([outcome.falls] if outcome.falls is not None else [])
    cells = [end.dict_of(instance) for end in ends]
    found = [cell.get(Const("str", name)) for cell in cells if cell is not None]
    return [value if value is not None else Const("not known", None) for value in found]
