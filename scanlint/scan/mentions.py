"""What the functions, classes and assignments of a file mention and bind, from one walk of its `ast` tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from scanlint.scan.views import VIEWS, is_view
from scanlint.source.walking import children

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_STATEMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)
#: Statements of which only the head binds.
_HEADED = (ast.For, ast.With)
#: Functions that get at a function by its name as a string.
BY_STRING = frozenset(("eval", "globals", "getattr"))


@dataclass(slots=True)
class Mentions:
    """Of a piece of code: the names that it ``loads`` and those that it ``writes``, attributes also as ``.name``; the names that it binds, and the
    fields that it sets of anything and of self. ``strings`` are the strings in it that may be names, ``by_string`` whether it may use one so."""

    loads: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)
    stored: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    strings: set[str] = field(default_factory=set)
    by_string: bool = False

    def take(self, other: Mentions) -> None:
        """Add what a part of the piece mentions."""
        self.loads |= other.loads
        self.writes |= other.writes
        self.stored |= other.stored
        self.fields |= other.fields
        self.own |= other.own
        self.strings |= other.strings
        self.by_string = self.by_string or other.by_string


@dataclass(frozen=True, slots=True)
class Gathered:
    """A function, a class or an assignment outside of functions. ``stores`` are the assignments in a function that is in no other; ``inside`` are
    the places of the functions in a function, its own first."""

    node: ast.AST
    mentions: Mentions
    stores: tuple[Mentions, ...] = ()
    inside: tuple[tuple[int, int, int, int], ...] = ()


def gather(tree: ast.Module, modules: frozenset[str]) -> tuple[list[Gathered], bool]:
    """The functions and lambdas, the classes, and the statements outside of functions that bind names: a function's own names are its own affair.
    Also whether the file may get at a function by its name as a string.

    ``modules`` are the names that may stand for modules. Raises RecursionError where functions are nested too deeply.
    """
    gathering = _Gathering(modules)
    return gathering.found, gathering.visit(*children(tree)).by_string


class _Gathering:
    def __init__(self, modules: frozenset[str]) -> None:
        self.modules = modules
        self.found: list[Gathered] = []
        self.stores: list[Mentions] = []
        self.inside: list[tuple[int, int, int, int]] = []
        self.depth = 0

    def visit(self, *parts: ast.AST) -> Mentions:
        """What is mentioned anywhere in some code; the parts in it that count for themselves are found on the way."""
        mentions = Mentions()
        pending = list(parts)
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Load):
                    mentions.loads.add(node.id)
                    mentions.by_string = mentions.by_string or node.id in BY_STRING
                else:
                    mentions.stored.add(node.id)
                    mentions.writes.add(node.id)
            elif isinstance(node, ast.Attribute):
                self._attribute(node, mentions)
                pending.append(node.value)
            elif isinstance(node, ast.Constant):
                if isinstance(node.value, str) and node.value.isidentifier() and node.value not in VIEWS:
                    mentions.strings.add(node.value)
            elif isinstance(node, _APART):
                mentions.take(self._apart(node))
            elif isinstance(node, _HEADED):
                head = [node.target, node.iter] if isinstance(node, ast.For) else node.items
                mentions.take(self._kept(node, self.visit(*head)))
                pending.extend(node.body)
                pending.extend(node.orelse if isinstance(node, ast.For) else ())
            else:
                pending.extend(children(node))
        return mentions

    def _attribute(self, node: ast.Attribute, mentions: Mentions) -> None:
        loads = isinstance(node.ctx, ast.Load)
        if node.attr not in VIEWS or is_view(node, self.modules):
            (mentions.loads if loads else mentions.writes).update((node.attr, f".{node.attr}"))
        if not loads:
            mentions.fields.add(node.attr)
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                mentions.own.add(node.attr)

    def _apart(self, node: ast.AST) -> Mentions:
        if isinstance(node, FUNCTIONS):
            return self._function(node)
        return self._kept(node, self.visit(*children(node)))

    def _kept(self, node: ast.AST, mentions: Mentions) -> Mentions:
        if not self.depth:
            self.found.append(Gathered(node, mentions))
        elif not isinstance(node, ast.ClassDef):
            self.stores.append(mentions)
        return mentions

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Mentions:
        first = len(self.inside)
        self.inside.append(_place(node))
        self.depth += 1
        mentions = self.visit(*children(node))
        self.depth -= 1
        self.found.append(Gathered(node, mentions, () if self.depth else tuple(self.stores), tuple(self.inside[first:])))
        if not self.depth:
            self.stores, self.inside = [], []
        return mentions


def _place(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> tuple[int, int, int, int]:
    """Where astroid has the function: a decorated one begins on the line of its first decorator."""
    decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
    return (decorators[0].lineno if decorators else node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)


_APART = (*FUNCTIONS, *_STATEMENTS, ast.ClassDef)
