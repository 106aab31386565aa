from __future__ import annotations

import ast

import pytest

from scanlint.finding import Location
from scanlint.source.statements import Statement, Statements
from scanlint.source.text import SourceText

TEXT = """\
import theano

class Model(Base):
    # above
    @theano.jit(a)
    def layer(self, x):  # the layer
        'é'; h = scan(x)[0]; y = (  # why
            h)

        for i in (h,
                  y):
            use(i)
        else:
            pass

        def step(a): return a
        return step

async def other():
    match x:
        case 1 if y:
            z = 1
    try:
        z = 2
    except ValueError:
        with a as b: pass
# below
"""


def _at(line: int, text: str) -> Statement:
    source = SourceText.of("m.py", TEXT)
    column = source.lines[line - 1].index(text) + 1
    return Statements(source, ast.parse(TEXT)).at(Location("m.py", line, column, line, column + len(text)))


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        (1, "theano", Statement(1, 1, "import theano")),
        (3, "Base", Statement(3, 3, "class Model(Base):", "Model")),
        (6, "self", Statement(5, 6, "@theano.jit(a) def layer(self, x):", "Model.layer")),
        (7, "scan", Statement(7, 7, "h = scan(x)[0]", "Model.layer")),
        (8, "h", Statement(7, 8, "y = (h)", "Model.layer")),
        (11, "y", Statement(10, 11, "for i in (h, y):", "Model.layer")),
        (12, "use", Statement(12, 12, "use(i)", "Model.layer")),
        (16, "return", Statement(16, 16, "return a", "Model.layer.step")),
        (16, "def", Statement(16, 16, "def step(a):", "Model.layer.step")),
        (20, "x", Statement(20, 21, "match x: case 1 if y:", "other")),
        (22, "z", Statement(22, 22, "z = 1", "other")),
        (26, "a", Statement(26, 26, "with a as b:", "other")),
    ],
)
def test_the_statement_of_a_place(line: int, text: str, expected: Statement) -> None:
    assert _at(line, text) == expected


@pytest.mark.parametrize(
    ("line", "text", "function"), [(4, "# above", "Model"), (25, "except ValueError", "other"), (13, "else", "Model.layer"), (27, "# below", "")]
)
def test_between_statements_the_line_stands_for_itself(line: int, text: str, function: str) -> None:
    found = _at(line, text)

    assert (found.first, found.last, found.function) == (line, line, function)
    assert found.text.startswith(text)


def test_a_place_beyond_the_text_is_no_statement() -> None:
    source = SourceText.of("m.py", "x = 1")

    assert Statements(source, ast.parse("x = 1")).at(Location("m.py", 9, 1, 9, 1)) == Statement(9, 9, "")


def test_functions() -> None:
    found = sorted(
        (function.first, function.body, function.last) for function in Statements(SourceText.of("m.py", TEXT), ast.parse(TEXT)).functions()
    )

    assert found == [(5, 7, 17), (16, 16, 16), (19, 20, 26)]
