"""What the classes of the project hold: their methods, and which fields each method sets. Looked up once per class and method."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from astroid import nodes

from scanlint.scan.methods import CHANGES_A_DICT, CHANGES_A_LIST
from scanlint.scan.scopes import parameters


@dataclass(frozen=True, slots=True)
class Fields:
    """What a method sets: fields of its own self, fields of anything (self included), and those that it sets to a parameter as it is."""

    own: frozenset[str]
    all: frozenset[str]
    given: frozenset[str]


_methods: WeakKeyDictionary[nodes.ClassDef, tuple[nodes.FunctionDef, ...]] = WeakKeyDictionary()
_changed: WeakKeyDictionary[nodes.NodeNG, frozenset[str]] = WeakKeyDictionary()
_fields: WeakKeyDictionary[nodes.NodeNG, Fields] = WeakKeyDictionary()
_opened: WeakKeyDictionary[nodes.NodeNG, bool] = WeakKeyDictionary()


def methods(node: nodes.ClassDef) -> tuple[nodes.FunctionDef, ...]:
    """The functions right in the body of a class."""
    found = _methods.get(node)
    if found is None:
        found = _methods[node] = tuple(part for part in node.body if isinstance(part, nodes.FunctionDef))
    return found


def fields(method: nodes.NodeNG) -> Fields:
    """The fields that a function sets, those inside it included for ``all`` alone."""
    found = _fields.get(method)
    if found is None:
        found = _fields[method] = _look(method)
    return found


def changed(node: nodes.NodeNG) -> frozenset[str]:
    """The fields of which the list or dict is changed in place, or handed on, anywhere in a class."""
    found = _changed.get(node)
    if found is None:
        found = _changed[node] = frozenset(part.attrname for part in node.nodes_of_class(nodes.Attribute) if _changes(part))
    return found


def opened(node: nodes.NodeNG) -> bool:
    """Whether a class sets fields under names that are not written: `setattr(self, key, value)`, `self.__dict__.update(given)`."""
    found = _opened.get(node)
    if found is None:
        found = _opened[node] = any(_opens(call) for call in node.nodes_of_class(nodes.Call))
    return found


def is_own(target: nodes.AssignAttr) -> bool:
    """Whether a target is a field of self, in the method itself: what a function inside it writes is out of sight."""
    method = target.scope()
    first = next((name for name, _ in parameters(method)), None) if isinstance(method, nodes.FunctionDef) else None
    return isinstance(target.expr, nodes.Name) and target.expr.name == first and isinstance(method.parent, nodes.ClassDef)


def _look(method: nodes.NodeNG) -> Fields:
    targets = list(method.nodes_of_class(nodes.AssignAttr))
    given: frozenset[str] = frozenset()
    if targets and isinstance(method, nodes.FunctionDef):
        assigned = {target.name for target in method.nodes_of_class(nodes.AssignName) if target.parent is not method.args}
        names = {parameter for parameter, _ in parameters(method)} - assigned
        given = frozenset(target.attrname for target in targets if isinstance(target.parent, nodes.Assign) and _is_one(target.parent.value, names))
    return Fields(frozenset(target.attrname for target in targets if is_own(target)), frozenset(target.attrname for target in targets), given)


def _is_one(value: nodes.NodeNG, names: set[str]) -> bool:
    return isinstance(value, nodes.Name) and value.name in names


def _opens(call: nodes.Call) -> bool:
    function = call.func
    if isinstance(function, nodes.Name):
        return (
            function.name == "setattr" and len(call.args) == 3 and isinstance(call.args[0], nodes.Name) and not isinstance(call.args[1], nodes.Const)
        )
    return isinstance(function, nodes.Attribute) and function.attrname == "update" and _is_dict_of_fields(function.expr)


def _is_dict_of_fields(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Call):
        return isinstance(node.func, nodes.Name) and node.func.name == "vars"
    return isinstance(node, nodes.Attribute) and node.attrname == "__dict__"


def _changes(part: nodes.Attribute) -> bool:
    parent = part.parent
    # What is changed may be a list in the list: self.pair[0].append(c0).
    while isinstance(parent, nodes.Subscript) and parent.value is part and isinstance(parent.parent, (nodes.Subscript, nodes.Attribute)):
        part, parent = parent, parent.parent
    if isinstance(parent, nodes.Attribute):
        return parent.attrname in CHANGES_A_LIST or parent.attrname in CHANGES_A_DICT
    return isinstance(parent, nodes.Subscript) and parent.value is part and isinstance(parent.parent, (nodes.Assign, nodes.AugAssign, nodes.Delete))
