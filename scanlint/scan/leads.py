"""Which names lead to a scan: of one file, and through the imports of a project. Answered from bytes and `ast` trees, before astroid is imported."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from scanlint.scan.prefilter import has_scan
from scanlint.source.import_lines import Imports, imports
from scanlint.source.loading import load, may_matter
from scanlint.source.program import read_program
from scanlint.source.text import Unreadable, read_bytes

VIEWS = frozenset(("scan", "map", "reduce", "foldl", "foldr"))
#: Views as they stand behind a dot: `theano.map`; the bare names map and reduce are Python's own unless imported.
DOTTED = frozenset(f".{view}" for view in VIEWS)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_STATEMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.With, ast.NamedExpr)
#: Methods that nearly every class has, so that their names say nothing.
_COMMON = frozenset(("__init__", "__new__", "__str__", "__repr__", "__len__", "__iter__", "__next__", "__getitem__", "__enter__", "__exit__", "main"))

Aliases = tuple[tuple[str, str], ...]


def names_in(tree: ast.Module, seeds: Collection[str]) -> frozenset[str]:
    """The names through which a file reaches a scan, ``seeds`` and the views themselves included: those of functions and classes that mention one,
    those of variables that are assigned from one, and, as ``.name``, fields of self."""
    strings = any(isinstance(node, ast.Name) and node.id in BY_STRING for node in ast.walk(tree))
    parts = [(part, _gives(part), mentioned(part, strings)) for part in _parts(tree)]
    stores: dict[int, list[tuple[frozenset[str], frozenset[str]]]] = {}
    names = set(seeds)
    grown = True
    while grown:
        grown = False
        for part, gives, mentions in parts:
            if mentions.isdisjoint(names) and mentions.isdisjoint(DOTTED):
                continue
            if isinstance(part, _FUNCTIONS):
                if id(part) not in stores:
                    stores[id(part)] = list(_stores(part))
                gives = gives | _fields(stores[id(part)], names)
            if not gives <= names:
                names |= gives
                grown = True
    return frozenset(names)


def _stores(function: ast.AST) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What each assignment in a function binds, fields of self as ``.name``, and what it mentions."""
    for node in ast.walk(function):
        if isinstance(node, _STATEMENTS):
            bound = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
            for part in ast.walk(node):
                if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and isinstance(part.value, ast.Name):
                    bound |= {f".{part.attr}"} if part.value.id == "self" else set()
            yield frozenset(bound), mentioned(node)


def _fields(stores: list[tuple[frozenset[str], frozenset[str]]], names: Collection[str]) -> frozenset[str]:
    """The fields of self that a function sets from what leads to a scan."""
    leading = set(names) | DOTTED
    grown = True
    while grown:
        grown = False
        for bound, mentions in stores:
            if not bound <= leading and not mentions.isdisjoint(leading):
                leading |= bound
                grown = True
    return frozenset(name for name in leading if name.startswith(".")) - DOTTED - frozenset(names)


#: Functions that get at a function by its name as a string.
BY_STRING = frozenset(("eval", "globals", "getattr"))


def mentioned(part: ast.AST, strings: bool = False) -> frozenset[str]:
    """The names and attributes that a piece of code mentions, attributes also as ``.name``; with ``strings`` also what its strings may name."""
    found: set[str] = set()
    for node in ast.walk(part):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif strings and isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier() and node.value not in VIEWS:
            found.add(node.value)
        elif isinstance(node, ast.Attribute):
            found.update((node.attr, f".{node.attr}"))
    return frozenset(found)


def _parts(tree: ast.Module) -> Iterator[ast.AST]:
    """The functions and lambdas, the classes, and the statements outside of functions that bind names: a function's own names are its own affair."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, _FUNCTIONS):
            yield from (inner for inner in ast.walk(node) if isinstance(inner, _FUNCTIONS))
            continue
        if isinstance(node, (*_STATEMENTS, ast.ClassDef)):
            yield node
        pending.extend(ast.iter_child_nodes(node))


def _gives(part: ast.AST) -> frozenset[str]:
    """The names under which others reach what a part makes."""
    if isinstance(part, ast.Lambda):
        return frozenset()
    if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset((part.name,)) - _COMMON
    found = {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    return frozenset(found | {node.id for node in ast.walk(part) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)})


@dataclass(slots=True)
class _File:
    """One file of a project. ``names`` are those that lead to a scan, as far as known; ``tree`` is None until it is needed."""

    data: bytes
    imports: tuple[Imports, ...]
    names: frozenset[str] = frozenset()
    tree: ast.Module | None = None
    unreadable: bool = False


@dataclass(slots=True)
class Leads:
    """The files of a project that were looked at, for one set of backend aliases. The order of questions does not matter."""

    aliases: Aliases
    files: dict[str, _File] = field(default_factory=dict)

    def names(self, path: str) -> frozenset[str]:
        """The names of the module at ``path`` that lead to a scan."""
        if path not in self.files:
            self._settle(self._reach(path))
        return self.files[path].names

    def seeds(self, found: Iterable[Imports]) -> frozenset[str]:
        """The names that lead to a scan because of these imports."""
        seeds: set[str] = set()
        for one in found:
            leading = self.names(one.module.path)
            if leading:
                seeds |= _seeds(one, leading)
        return frozenset(seeds)

    def concern(self, data: bytes, path: str) -> bool:
        """Whether a file, that names no scan itself, may mention a name of another that leads to one."""
        return _concern(data, ((one, self.names(one.module.path)) for one in imports(data, path)))

    def _reach(self, start: str) -> list[str]:
        """The files that are imported from here, directly or not, and were not looked at before."""
        fresh: list[str] = []
        pending = [start]
        while pending:
            path = pending.pop()
            if path in self.files:
                continue
            try:
                data = read_bytes(path) if path.endswith(".py") else b""
            except Unreadable:
                data = b""
            self.files[path] = _File(data, tuple(imports(data, path)))
            fresh.append(path)
            pending.extend(one.module.path for one in self.files[path].imports)
        return fresh

    def _settle(self, fresh: list[str]) -> None:
        """Names grow until nothing changes: imports may go round in circles."""
        grown = True
        while grown:
            grown = False
            for path in fresh:
                file = self.files[path]
                leading = [(one, self.files[one.module.path].names) for one in file.imports]
                if file.unreadable or not (may_matter(file.data, path, self.aliases) or _concern(file.data, leading)):
                    continue
                names = self._of(path, file, leading)
                grown = grown or names != file.names
                file.names = names
        for path in fresh:
            self.files[path].tree = None
            self.files[path].data = b""

    def _of(self, path: str, file: _File, leading: list[tuple[Imports, frozenset[str]]]) -> frozenset[str]:
        if file.tree is None:
            try:
                file.tree = read_program(load(file.data, path))[1]
            except (Unreadable, RecursionError):
                file.unreadable = True
                return frozenset()
        seeds = frozenset().union(*(_seeds(one, names) for one, names in leading if names))
        own = own_seeds(file.tree, self.aliases) if has_scan(file.tree, self.aliases) else frozenset()
        if not seeds and not has_scan(file.tree, self.aliases):
            return frozenset()
        return names_in(file.tree, seeds | own) | _given_on(leading)


def own_seeds(tree: ast.Module, aliases: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The views that a file imports by name from a library."""
    from scanlint.scan.backends import ROOTS, STARRED

    roots = ROOTS | {alias.split(".")[0] for alias, _ in aliases}
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] in roots:
            found.update(alias.asname or alias.name for alias in node.names if alias.name in VIEWS)
            if any(alias.name == "*" for alias in node.names):
                found.update(STARRED.get(node.module or "", ()))
    return frozenset(found)


def _seeds(one: Imports, leading: frozenset[str]) -> frozenset[str]:
    """What an import brings of the names that lead to a scan: those it names, and the methods and fields of what it names."""
    if one.names is None:
        return leading
    brought = {alias for name, alias in one.names if name in leading}
    if brought or any(name == "*" for name, _ in one.names):
        return leading | brought
    return frozenset()


def _given_on(leading: Iterable[tuple[Imports, frozenset[str]]]) -> frozenset[str]:
    """What a module hands on to those who import it, such as the `__init__` of a package."""
    return frozenset().union(*(_seeds(one, names) for one, names in leading if one.names is not None))


def _concern(data: bytes, leading: Iterable[tuple[Imports, frozenset[str]]]) -> bool:
    for one, names in leading:
        if not names:
            continue
        if one.names is None:
            if any(name.encode() in data for name in names):
                return True
        elif any(name in names or name == "*" for name, _ in one.names):
            return True
    return False


_KNOWN: dict[Aliases, Leads] = {}


def leads(aliases: Aliases) -> Leads:
    """What is known of the projects of this run."""
    return _KNOWN.setdefault(aliases, Leads(aliases))


def forget() -> None:
    """Forget what was read: at the start of each run."""
    from scanlint.source import project

    _KNOWN.clear()
    project.forget()
