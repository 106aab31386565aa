"""What the parts of a file mention."""

from __future__ import annotations

import ast

from scanlint.scan.mentions import Gathered, gather


def gathered(source: str) -> list[Gathered]:
    return gather(ast.parse(source), frozenset({"T"}))[0]


def test_whether_a_function_may_be_had_by_its_name() -> None:
    """A missed alarm otherwise: the function would not be read."""
    assert gather(ast.parse("def f(x):\n    return x\n"), frozenset())[1] is False
    assert gather(ast.parse("eval = 1\n"), frozenset())[1] is False
    assert gather(ast.parse("getattr(model, 'f')()\nlen(x)\n"), frozenset())[1] is True
    assert gather(ast.parse("def f():\n    return globals()['g']\n"), frozenset())[1] is True


def test_what_a_function_mentions() -> None:
    (function,) = gathered("def f(x):\n    y = x.h\n    self.state, other.field = y, 'name'\n    return T.scan(y, 'no name', x.map)\n")
    told = function.mentions
    assert told.loads == {"x", "h", ".h", "y", "T", "scan", ".scan", "self", "other"}, "x is no module, so that its map is no view of scan"
    assert told.writes == {"y", "state", ".state", "field", ".field"}
    assert told.stored == {"y"}
    assert told.fields == {"state", "field"}
    assert told.own == {"state"}
    assert told.strings == {"name"}
    assert not told.by_string


def test_statements_outside_of_functions_count_for_themselves_and_those_inside_belong_to_their_function() -> None:
    parts = gathered(
        "a = b\nfor i in c:\n    d = i\nclass E:\n    f = g\n    def h(self):\n        self.k = 1\n        def inner():\n            m = n\n"
    )
    kinds = [(type(part.node).__name__, sorted(part.mentions.writes)) for part in parts]
    assert ("Assign", ["a"]) in kinds
    assert ("FunctionDef", [".k", "k", "m"]) in kinds
    method = next(part for part in parts if isinstance(part.node, ast.FunctionDef) and part.node.name == "h")
    inner = next(part for part in parts if isinstance(part.node, ast.FunctionDef) and part.node.name == "inner")
    assert sorted(sorted(store.writes) for store in method.stores) == [[".k", "k"], ["m"]]
    assert inner.stores == ()
    assert method.inside == ((6, 4, 9, 17), (8, 8, 9, 17))
    assert inner.inside == ((8, 8, 9, 17),)


def test_a_decorated_function_begins_with_its_first_decorator() -> None:
    (function,) = (part for part in gathered("@one\n@two\ndef f():\n    return lambda: 1\n") if isinstance(part.node, ast.FunctionDef))
    assert function.inside == ((1, 0, 4, 20), (4, 11, 4, 20))
