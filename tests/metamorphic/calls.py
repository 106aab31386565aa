"""Other ways to write a signature: arguments by place or by name, and type hints."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from random import Random

from scanlint.scan.backends import SIGNATURES
from tests.metamorphic.pieces import ONE, Edit, Shape, edited
from tests.metamorphic.reading import Function, Source, bound

HINTS = ("object", "Any", '"TensorVariable"', '"list[int] | None"')


def passed_otherwise(source: Source, random: Random) -> Shape:
    """Arguments of scan, of its views and of the program's own functions by place where they went by name, or by name where they went by place."""
    own = dict(_own_signatures(source))
    edits: list[Edit] = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and not any(isinstance(part, ast.Starred) for part in node.args):
            signature = _signature(node, own, source)
            if signature and len(node.args) <= len(signature):
                edits.extend(_by_place(source, node, signature) if random.random() < 0.5 else _by_name(source, node, signature, random))
    return {ONE: edited(source.text, edits)}


def _own_signatures(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The functions of the module that one plain definition binds, and nothing else."""
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            spec = node.args
            others = [name for other in source.tree.body if other is not node for name in bound(other)]
            if node.name not in others and not (spec.vararg or spec.kwarg or spec.kwonlyargs or spec.posonlyargs):
                yield node.name, tuple(part.arg for part in spec.args)


def _signature(node: ast.Call, own: dict[str, tuple[str, ...]], source: Source) -> tuple[str, ...]:
    match node.func:
        case ast.Attribute(value=ast.Name(id="theano" | "pytensor" | "aesara"), attr=api):
            return SIGNATURES.get(api, ())
        case ast.Name(id="scan") if "scan" not in own and any(isinstance(part, ast.ImportFrom) for part in source.tree.body):
            return SIGNATURES["scan"]
        case ast.Name(id=name):
            return own.get(name, ())
    return ()


def _by_place(source: Source, node: ast.Call, signature: Sequence[str]) -> Iterator[Edit]:
    """The keywords that come in the order of the signature lose their names."""
    for name, keyword in zip(signature[len(node.args) :], node.keywords, strict=False):
        if keyword.arg != name:
            return
        yield Edit(source.span(keyword)[0], source.span(keyword.value)[0], "") if not _wrapped(source, keyword) else Edit(*_head(source, keyword), "")


def _wrapped(source: Source, keyword: ast.keyword) -> bool:
    return "(" in source.text[source.span(keyword)[0] : source.span(keyword.value)[0]]


def _head(source: Source, keyword: ast.keyword) -> tuple[int, int]:
    """The name and the sign of a keyword whose value stands in parentheses."""
    start = source.span(keyword)[0]
    return start, source.text.index("=", start) + 1


def _by_name(source: Source, node: ast.Call, signature: Sequence[str], random: Random) -> Iterator[Edit]:
    """The arguments from some place on get their names."""
    first = random.randrange(len(node.args) + 1)
    for name, part in list(zip(signature, node.args, strict=False))[first:]:
        start = source.span(part)[0]
        while source.text[start - 1] == "(" and start - 1 > source.span(node.func)[1] + _gap(source, node):
            start -= 1
        yield Edit(start, start, f"{name}=")


def _gap(source: Source, node: ast.Call) -> int:
    """How far the bracket of a call is behind what is called."""
    end = source.span(node.func)[1]
    return source.text.index("(", end) - end


def hinted(source: Source, random: Random) -> Shape:
    """Hints for parameters, for what a function returns, and for variables."""
    edits: list[Edit] = []
    for function in source.functions():
        spec = function.args
        for part in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs):
            if part.annotation is None and part.arg not in ("self", "cls") and random.random() < 0.7:
                edits.append(Edit(source.span(part)[1], source.span(part)[1], f": {random.choice(HINTS)}"))
        if function.returns is None and random.random() < 0.7:
            colon = _colon(source, function)
            edits.append(Edit(colon, colon, f" -> {random.choice(HINTS)}"))
    said = {name for part in ast.walk(source.tree) if isinstance(part, ast.Global | ast.Nonlocal) for name in part.names}
    for body in (source.tree.body, *(function.body for function in source.functions())):
        for node in body:
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and random.random() < 0.5:
                end = source.span(node.targets[0])[1]
                if node.targets[0].id not in said and source.text[end : end + 2] != ")":
                    edits.append(Edit(end, end, f": {random.choice(HINTS)}"))
    return {ONE: edited(source.text, edits)}


def _colon(source: Source, function: Function) -> int:
    """Where the colon is that ends the signature."""
    depth = 0
    for token, (start, _) in source.tokens:
        if start < source.span(function)[0]:
            continue
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.string, 0)
        if token.string == ":" and not depth:
            return start
    raise AssertionError("a function without a colon")
