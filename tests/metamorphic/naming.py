"""Other names: of what the program binds, and of what it imports."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from random import Random

from tests.metamorphic.pieces import ONE, Edit, Shape, edited
from tests.metamorphic.reading import Source, bound

#: Names that pages list as evidence: of what is not used, of a first step that is meant (SCN101), of updates (SCN106, SCN107, SCN406), and of data
#: that was turned round (SCN503); `self` and `cls` are Python's.
SAID = re.compile(r"_.*|self|cls|.*(unused|dummy|ignored|first|init|start|x0|h0|_0|upd|rev|flip|back).*", re.IGNORECASE)
#: Pages by whose rule a state or an element is known by its name: the parameter of a step bears that of an output (SCN207), `x` is one of `xs`
#: (SCN506), `acc` is what reduce carries (SCN507).
BY_NAME = frozenset(("SCN207", "SCN506", "SCN507"))


def renamed(source: Source, random: Random) -> Shape:
    """Most names of variables, parameters and functions, each by a name of its own."""
    names = sorted(_own_names(source))
    new = {name: _fresh(random, number) for number, name in enumerate(names) if random.random() < 0.8}
    return {ONE: edited(source.text, _tokens(source, new))}


def _own_names(source: Source) -> set[str]:
    """Names of which every word in the text is that variable: no keyword, attribute, import or string has it."""
    taken: set[str] = set(source.quoted)
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(attr=name) | ast.keyword(arg=str() as name):
                taken.add(name)
            case ast.Import() | ast.ImportFrom():
                taken |= bound(node) | {part for item in node.names for part in item.name.split(".")}
                taken |= set((getattr(node, "module", None) or "").split("."))
            case ast.ClassDef():
                taken |= {name for part in node.body for name in _fields(part)}
            case ast.Global() | ast.Nonlocal():
                taken |= set(node.names)
    return {name for name in bound(source.tree) - taken if not SAID.fullmatch(name)}


def _fields(node: ast.stmt) -> set[str]:
    """What a statement of a class body binds there."""
    return {node.name} if isinstance(node, ast.FunctionDef) else bound(node)


def _fresh(random: Random, number: int) -> str:
    """A name that the program does not have, short or long. It has no digit: `rval_0` would say that the first step is meant."""
    word = random.choice("abcdefgh") * random.choice((1, 3, 9))
    return f"{word}_q{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"


def _tokens(source: Source, new: dict[str, str]) -> Iterator[Edit]:
    for token, (start, end) in source.tokens:
        if token.type == tokenize.NAME and token.string in new:
            yield Edit(start, end, new[token.string], renames=True)


def aliased(source: Source, random: Random) -> Shape:
    """Every import under another name, where nothing else binds the name that it had."""
    edits: list[Edit] = []
    for alias, own in _imports(source):
        if random.random() < 0.8:
            new = _fresh(random, len(edits)) + "_m"
            _, end = source.span(alias)
            edits.append(Edit(end - len(alias.asname), end, new, renames=True) if alias.asname else Edit(end, end, f" as {new}"))
            uses = (node for node in ast.walk(source.tree) if isinstance(node, ast.Name) and node.id == own)
            edits.extend(Edit(*source.span(use), new, renames=True) for use in uses)
    return {ONE: edited(source.text, edits)}


def _imports(source: Source) -> Iterator[tuple[ast.alias, str]]:
    """The imported names that can have another, each with the name that it has."""
    statements = [node for node in ast.walk(source.tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    aliases = [item for node in statements if getattr(node, "module", None) != "__future__" for item in node.names if item.name != "*"]
    names = [item.asname or item.name.split(".")[0] for item in aliases]
    others = [node for node in ast.walk(source.tree) if isinstance(node, ast.stmt) and node not in statements]
    elsewhere = {name for node in others for name in _shallow(node)} | set(source.quoted)
    for alias, name in zip(aliases, names, strict=True):
        if names.count(name) == 1 and name not in elsewhere and (alias.asname or "." not in alias.name):
            yield alias, name


def _shallow(node: ast.stmt) -> set[str]:
    """What a statement binds other than by the imports in it."""
    inside = {name for part in ast.walk(node) if isinstance(part, ast.Import | ast.ImportFrom) for name in bound(part)}
    written = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)}
    spoken = {name for part in ast.walk(node) if isinstance(part, ast.Global | ast.Nonlocal) for name in part.names}
    return (bound(node) - inside) | written | spoken
