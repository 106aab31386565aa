"""Objects: what a call of a class makes, what super() sees, and how a method is bound."""

from __future__ import annotations

from dataclasses import replace

from astroid import nodes

from scanlint.scan import classes, functions
from scanlint.scan.arguments import Arguments
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.state import DictCell, State, join_cells
from scanlint.scan.values import Choice, Class, Func, Ref, Super, Unknown, Value, constant, join_all, members


def instantiate(m: Machine, node: nodes.NodeNG, made: Class, arguments: Arguments, state: State) -> Value:
    """The object that calling a class of the project makes: its fields are what `__init__`, or the fields of a dataclass, give it."""
    if classes.attribute(m, made, "__new__") is not None or _has_metaclass(m, made):
        escape_all(arguments, state)
        return Unknown("an instance of a class that makes its own")
    site = site_of(node)
    ref = Ref(classes.OBJECT, made.site, m.run_for(site))
    before = state.heap.get(ref)
    state.heap[ref] = DictCell((), complete=False)
    start = classes.attribute(m, made, "__init__")
    if isinstance(start, Func):
        functions.call_function(m, Func(start.site, start.frame, (ref,)), arguments, site, state)
    elif start is None and made.site in m.dataclasses:
        state.heap[ref] = _filled(m, made, arguments, state)
        after = classes.attribute(m, made, "__post_init__")
        if isinstance(after, Func):
            functions.call_function(m, Func(after.site, after.frame, (ref,)), Arguments(), site, state)
    else:
        escape_all(arguments, state)
    if m.turning:
        # Made at every turn of a loop: one reference stands for all of them.
        cell = state.heap[ref] if before is None else join_cells(before, state.heap[ref])
        state.heap[ref] = replace(cell, many=True) if isinstance(cell, DictCell) else cell
    return ref


def escape_all(arguments: Arguments, state: State) -> None:
    """Unknown code may change the lists it is given."""
    for _, value in arguments.written:
        state.escape(value)


def _has_metaclass(m: Machine, made: Class) -> bool:
    """ABCMeta apart, a metaclass may make anything of a call."""
    found = [keyword for site in m.ancestors(made.site) for keyword in getattr(m.definitions[site], "keywords", ()) if keyword.arg == "metaclass"]
    return any(keyword.value.as_string().rpartition(".")[2] != "ABCMeta" for keyword in found)


def _filled(m: Machine, made: Class, arguments: Arguments, state: State) -> DictCell:
    """The fields of a dataclass, in the order in which its bases and it declare them."""
    declared: dict[str, nodes.AnnAssign] = {}
    for site in reversed(classes.lineage(m, made.site)):
        declared |= {part.target.name: part for part in m.dataclasses.get(site, ()) if isinstance(part.target, nodes.AssignName)}
    open_ended = arguments.open_positional or arguments.open_keywords
    entries = []
    for number, (name, part) in enumerate(declared.items()):
        value: Value = Unknown(f"field {name}")
        if number < len(arguments.positional):
            value = arguments.positional[number]
        elif name in arguments.keywords:
            value = arguments.keywords[name]
        elif part.value is not None and not open_ended and not isinstance(part.value, nodes.Call):
            value = m.evaluate(part.value, state)
        entries.append((constant(name), value))
    return DictCell(tuple(entries), complete=False)


def bound(m: Machine, found: Value, owner: Ref | Class, state: State) -> Value:
    """A method found through an object, bound to it; through a class, only a class method is. A static method is as it is; a property is called."""
    if isinstance(found, Choice):
        return join_all([bound(m, member, owner, state) for member in found.members], found)
    if not isinstance(found, Func) or found.args:
        return found
    node = m.definitions[found.site]
    kind = functions.decoration_of(m, node)
    if kind == "staticmethod" or not isinstance(node, nodes.FunctionDef):
        return found
    if kind == "classmethod":
        return replace(found, args=(_class_of(m, owner),))
    if isinstance(owner, Class):
        return found if kind is None else Unknown(f"attribute {node.name} of a class")
    method = replace(found, args=(owner,))
    return functions.call_function(m, method, Arguments(), found.site, state) if kind == "property" else method


def as_function(m: Machine, value: Value) -> Value:
    """The `__call__` of an object of the project, bound to it; any other value as it is."""
    called = [_called(m, member) for member in members(value)]
    return join_all(called, value)


def _called(m: Machine, value: Value) -> Value:
    found = classes.attribute(m, value, "__call__") if classes.is_instance(value) else None
    method = isinstance(found, Func) and not found.args and functions.decoration_of(m, m.definitions[found.site]) is None
    return replace(found, args=(value,)) if isinstance(found, Func) and method else value


def _class_of(m: Machine, owner: Ref | Class) -> Value:
    if isinstance(owner, Class):
        return owner
    certain = owner.kind == classes.OBJECT or not classes.heirs(m, owner.site)
    return m.classes[owner.site] if certain and owner.site in m.classes else Unknown("a class")


def superclass(m: Machine, arguments: Arguments, state: State) -> Value:
    """What super() gives, in a method: with the class and self written, or without."""
    if len(arguments.positional) == 2:
        home, owner = arguments.positional
    else:
        here = m.here.scope
        # In a function inside of a method Python takes the first argument of that function for self, and refuses any other (CPython 3.11).
        if not isinstance(here, nodes.FunctionDef) or not isinstance(here.parent, nodes.ClassDef) or arguments.positional:
            return Unknown("super() outside of a method")
        home = m.classes.get(site_of(here.parent), Unknown("a class"))
        first = next((argument.name for argument in (*here.args.posonlyargs, *(here.args.args or []))), None)
        owner = state.env.get(first, Unknown("self")) if first is not None else Unknown("self")
    if isinstance(home, Class) and (isinstance(owner, Class) or classes.is_instance(owner)):
        return Super(owner, home.site)
    return Unknown("super() of a class that is not known")


def inherited(m: Machine, through: Super, name: str, state: State) -> Value:
    """An attribute of what super() gives."""
    order = classes.after(m, through.owner, through.site)
    found = classes.inherited(m, order, name) if order is not None else None
    if found is not None:
        return bound(m, found, through.owner, state)
    if not classes.is_closed(m, through.owner.site) and isinstance(through.owner, Ref):
        # What a class from outside does to the object is not known.
        state.escape(through.owner)
    return Unknown(f"{name} of a class that is not known")
