"""Which calls of a file are scans, by its import statements alone."""

from __future__ import annotations

import ast
from dataclasses import dataclass

LIBRARIES = ("theano", "aesara", "pytensor")
VIEWS = ("scan", "map", "reduce", "foldl", "foldr")
#: Below the library's name: where each of the four libraries keeps them.
HOMES = ("", ".scan", ".scan.basic", ".scan.views", ".scan_module", ".scan_module.scan", ".scan_module.scan_views")


def is_view(dotted: str) -> bool:
    """Whether a full dotted name is one of the public names of scan or of its views."""
    home, _, view = dotted.rpartition(".")
    library = home.partition(".")[0]
    return view in VIEWS and library in LIBRARIES and home.removeprefix(library) in HOMES


@dataclass(frozen=True, slots=True)
class Names:
    """Local name to full dotted name, for what the file imports from a library anywhere in it, and binds in no other way."""

    imported: dict[str, str]

    @classmethod
    def of(cls, tree: ast.Module) -> Names:
        """Read the imports of a module."""
        imported: dict[str, str] = {}
        other: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    imported |= {alias.asname or top: alias.name if alias.asname else top} if top in LIBRARIES else {}
            elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").partition(".")[0] in LIBRARIES:
                imported |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                other.add(node.name)
            elif isinstance(node, ast.arg):
                other.add(node.arg)
            elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                other.add(node.id)
        return cls({local: dotted for local, dotted in imported.items() if local not in other})

    def dotted(self, function: ast.expr) -> str | None:
        """The full name of what is called, where it comes from a library."""
        parts: list[str] = []
        while isinstance(function, ast.Attribute):
            parts.append(function.attr)
            function = function.value
        if not isinstance(function, ast.Name) or function.id not in self.imported:
            return None
        return ".".join([self.imported[function.id], *reversed(parts)])

    def view(self, call: ast.Call) -> str | None:
        """scan, map, reduce, foldl or foldr, where the call is one of them."""
        dotted = self.dotted(call.func)
        return dotted.rpartition(".")[2] if dotted is not None and is_view(dotted) else None
