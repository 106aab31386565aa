"""Which attributes of a file may be a view of scan. `.map` and `.reduce` are methods of much else, and only a module has those of the libraries."""

from __future__ import annotations

import ast
import re
import sys

from scanlint.source.walking import kind

VIEWS = frozenset(("scan", "map", "reduce", "foldl", "foldr"))
#: Views as they stand behind a dot: `theano.map`; the bare names map and reduce are Python's own unless imported.
DOTTED = frozenset(f".{view}" for view in VIEWS)
#: Modules whose `.map` and `.reduce` are their own.
_OTHERS = frozenset(("numpy", "scipy", "pandas", "tensorflow", "jax", "torch")) | sys.stdlib_module_names
#: A name that is written as those of classes are: a capital, and small letters after it.
_CLASS = re.compile("_*[A-Z][A-Za-z0-9]*[a-z]")
#: What the name of a function says that gives a module.
_GIVE_MODULES = ("import", "module", "backend", "lib", "theano", "aesara")
#: `theano.config.scan` holds settings.
_SETTINGS = "config"


def modules_in(tree: ast.Module) -> frozenset[str]:
    """The names that may stand for a module with views of scan: those that an import binds, but a class with the name of one, and those that are
    assigned from a name or from a call that imports."""
    found: set[str] = set()
    for plain in kind(tree, ast.Import):
        found.update((alias.asname or alias.name).split(".")[0] for alias in plain.names if alias.name.split(".")[0] not in _OTHERS)
    for source in kind(tree, ast.ImportFrom):
        if source.level or (source.module or "").split(".")[0] not in _OTHERS:
            found.update(alias.asname or alias.name for alias in source.names if not _CLASS.match(alias.name))
    for node in kind(tree, ast.Assign):
        if isinstance(node.value, (ast.Name, ast.Attribute)) or _imports(node.value):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return frozenset(found)


def _imports(value: ast.expr) -> bool:
    """Whether a call may give a module: `pytest.importorskip(..)`, `import_module(..)`, `get_backend()`."""
    called = value.func if isinstance(value, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return not _CLASS.match(name) and any(word in name.lower() for word in _GIVE_MODULES)


def root_of(chain: list[str], attribute: str, modules: frozenset[str]) -> bool:
    """Whether ``attribute`` of what the names of ``chain``, innermost first, lead to may be a view; an empty chain is no dotted name."""
    if attribute == "scan":
        return not chain or chain[-1] != _SETTINGS
    return bool(chain) and chain[0] in modules


def is_view(node: ast.Attribute, modules: frozenset[str]) -> bool:
    """Whether an attribute may be a view of scan, for the names that may be modules."""
    if node.attr not in VIEWS:
        return False
    chain: list[str] = []
    owner = node.value
    while isinstance(owner, ast.Attribute):
        chain.append(owner.attr)
        owner = owner.value
    return root_of([owner.id, *reversed(chain)] if isinstance(owner, ast.Name) else [], node.attr, modules)
