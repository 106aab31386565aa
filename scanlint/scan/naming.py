"""Names of the file that new code may use: what it calls the modules that it imports, and which names are free."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanlint.scan.values import External, Value
from scanlint.source.walking import nodes_of


@dataclass(frozen=True, slots=True)
class Naming:
    """``modules`` has the name that the file calls a module by, at its top and nowhere otherwise; ``bound`` how often a name is bound anywhere."""

    modules: Mapping[str, str] = field(default_factory=dict)
    bound: Mapping[str, int] = field(default_factory=dict)

    def tensors(self, dialects: tuple[str, ...]) -> str | None:
        """What the file calls the tensor module of the one library that it uses."""
        roots = {dialect.partition("-")[0] for dialect in dialects}
        return self.modules.get(f"{roots.pop()}.tensor") if len(roots) == 1 else None

    def root(self, dialects: tuple[str, ...]) -> str | None:
        """What the file calls the one library that it uses."""
        roots = {dialect.partition("-")[0] for dialect in dialects}
        return self.modules.get(roots.pop()) if len(roots) == 1 else None


def naming(tree: ast.Module, top: Mapping[str, Value]) -> Naming:
    """The names of a file; ``top`` holds what those of its module were ever given."""
    bound = Counter(_bound(tree))
    modules = {value.name: name for name, value in top.items() if isinstance(value, External) and bound[name] == 1}
    return Naming(modules, dict(bound))


def _bound(tree: ast.Module) -> Iterator[str]:
    for node in nodes_of(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name
