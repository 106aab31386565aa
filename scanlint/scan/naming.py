"""Names of the file that new code may use: what it calls the modules that it imports, and which names are free."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanlint.scan.values import External, Value
from scanlint.source.walking import kind


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
    yield from (node.id for node in kind(tree, ast.Name) if not isinstance(node.ctx, ast.Load))
    yield from (node.arg for node in kind(tree, ast.arg))
    yield from (node.name for node in kind(tree, ast.FunctionDef))
    yield from (node.name for node in kind(tree, ast.AsyncFunctionDef))
    yield from (node.name for node in kind(tree, ast.ClassDef))
    yield from ((node.asname or node.name).partition(".")[0] for node in kind(tree, ast.alias))
    yield from (node.name for node in kind(tree, ast.ExceptHandler) if node.name)
