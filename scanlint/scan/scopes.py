"""Which names a function, class or module binds itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from astroid import nodes

FunctionNode: TypeAlias = nodes.FunctionDef | nodes.Lambda
Scope: TypeAlias = nodes.Module | nodes.FunctionDef | nodes.Lambda | nodes.ClassDef
#: Also for isinstance: from astroid 4 on a FunctionDef is no Lambda.
FUNCTIONS = (nodes.FunctionDef, nodes.Lambda)
COMPREHENSIONS = (nodes.ListComp, nodes.SetComp, nodes.DictComp, nodes.GeneratorExp)
_NO_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Names:
    """Names bound in a scope, those it declares global or nonlocal, and those of them that are global."""

    bound: frozenset[str]
    outer: frozenset[str]
    module: frozenset[str]


def names_of(scope: Scope, parts: Mapping[str, tuple[str, ...]] = _NO_PARTS) -> Names:
    """The names that a scope binds: parameters, assignments, imports, definitions, handlers, captures; not those of scopes inside it.

    ``parts`` are the names bound together with another (``SourceText.parts``).
    """
    bound: set[str] = set()
    outer: set[str] = set()
    module: set[str] = set()
    if isinstance(scope, FUNCTIONS):
        bound.update(name for name, _ in parameters(scope))
    body = [scope.body] if isinstance(scope.body, nodes.NodeNG) else scope.body
    pending: list[nodes.NodeNG] = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, (nodes.Global, nodes.Nonlocal)):
            outer.update(node.names)
            module.update(node.names if isinstance(node, nodes.Global) else ())
        bound.update(_binds(node))
        pending.extend(_inside(node))
    bound.update(part for name in bound & parts.keys() for part in parts[name])
    return Names(frozenset(bound - outer), frozenset(outer), frozenset(module))


def _binds(node: nodes.NodeNG) -> Iterator[str]:
    if isinstance(node, (nodes.AssignName, nodes.DelName, nodes.FunctionDef, nodes.ClassDef)):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield from (alias or name.split(".")[0] for name, alias in node.names)
    elif isinstance(node, nodes.ImportFrom):
        yield from (alias or name for name, alias in node.names)


def _inside(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """The parts of a node that belong to the same scope."""
    if isinstance(node, nodes.FunctionDef):
        if node.decorators is not None:
            yield node.decorators
    elif isinstance(node, nodes.Lambda):
        return
    elif isinstance(node, nodes.ClassDef):
        yield from node.bases
    elif isinstance(node, COMPREHENSIONS):
        # Only a walrus inside a comprehension binds in the function around it.
        pending = list(node.get_children())
        while pending:
            child = pending.pop()
            if isinstance(child, nodes.NamedExpr):
                yield child.target
            pending.extend(child.get_children())
    else:
        yield from node.get_children()


def filled_inside(scope: Scope) -> frozenset[str]:
    """The names of which functions inside a scope set items."""
    stores = (part.parent for part in scope.nodes_of_class(nodes.Name) if isinstance(part.parent, nodes.Subscript) and part.parent.value is part)
    targets = (store for store in stores if isinstance(store.parent, (nodes.Assign, nodes.AugAssign, nodes.Delete)) and store.scope() is not scope)
    return frozenset(store.value.name for store in targets if not isinstance(store.parent, nodes.Assign) or store in store.parent.targets)


def parameters(function: FunctionNode) -> Iterator[tuple[str, nodes.NodeNG | None]]:
    """Every parameter of a function with its default or None, in order; then *args and **kwargs by name."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *(arguments.args or [])]
    defaults: list[nodes.NodeNG | None] = [None] * (len(positional) - len(arguments.defaults or [])) + list(arguments.defaults or [])
    yield from ((argument.name, default) for argument, default in zip(positional, defaults, strict=True))
    yield from ((argument.name, default) for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults or [], strict=True))
    for extra in (arguments.vararg, arguments.kwarg):
        if extra:
            yield extra, None


def is_known_once(body: FunctionNode) -> bool:
    """Whether a function of the module or of a function is named once in its file, and that once handed to one call."""
    home = body.parent
    if not isinstance(body, nodes.FunctionDef) or isinstance(body, nodes.AsyncFunctionDef):
        return False
    if not isinstance(home, (nodes.Module, nodes.FunctionDef)) or body.decorators is not None:
        return False
    reads = [name for name in home.nodes_of_class(nodes.Name) if name.name == body.name]
    bindings = [part for part in home.nodes_of_class((nodes.AssignName, nodes.FunctionDef, nodes.ClassDef)) if part.name == body.name]
    return len(reads) == 1 and len(bindings) == 1 and isinstance(reads[0].parent, (nodes.Call, nodes.Keyword))
