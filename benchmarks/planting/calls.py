"""The scan calls of a file that are run and meant to work, with their arguments and their step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.planting import running, truth
from benchmarks.planting.tree import FUNCTION, SCOPE, Tree


@dataclass(frozen=True, slots=True)
class Site:
    """One scan call. ``open`` tells of `*args` or `**options`; ``step`` is the lambda or def behind its step, where that is evident."""

    tree: Tree
    call: ast.Call
    view: str
    open: bool
    step: FUNCTION | None

    @property
    def scopes(self) -> list[SCOPE]:
        """The functions and the module around the call, innermost first."""
        return self.tree.scopes(self.call)

    def argument(self, name: str) -> ast.expr | None:
        """What is handed over for a parameter, by name or by position."""
        return truth.argument(self.call, self.view, name)

    @property
    def parameters(self) -> list[ast.arg] | None:
        """The parameters of the step that are left to scan, where each takes one argument and has no default."""
        if self.step is None or isinstance(self.step, ast.AsyncFunctionDef):
            return None
        own = self.step.args
        plain = not (own.vararg or own.kwarg or own.kwonlyargs or own.defaults)
        bound = isinstance(self.tree.parents[self.step], ast.ClassDef)
        return [*own.posonlyargs, *own.args][bound:] if plain else None

    @property
    def checked(self) -> bool:
        """Whether scan looks at numbers of outputs: not where n_steps is written as 1 (or -1)."""
        steps = self.argument("n_steps")
        return not (isinstance(steps, ast.Constant | ast.UnaryOp) and ast.unparse(steps) in ("1", "-1"))


def sites(tree: Tree) -> Iterator[Site]:
    """The calls in the order of the file."""
    calls = [node for node in ast.walk(tree.module) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        view = tree.names.view(call)
        if view is not None and running.is_live(tree, call):
            starred = any(isinstance(part, ast.Starred) for part in call.args) or any(keyword.arg is None for keyword in call.keywords)
            given = None if starred else truth.argument(call, view, "fn")
            yield Site(tree, call, view, starred, None if given is None else truth.function(given, call, tree.scopes(call)))
