from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.source.magics import cell_magic, without_magics

PLAIN = r'''
x = (a
  % b)
text = """
%time f()
!ls
obj?
"""
"""why?
"""
joined = 'x\
%y'
y = a \
  % b
if a != b: pass
c = x["?"]  # what?
d = "don't"  # it's (
e = '\\'
f(a=1, b=a %2)
g = lambda: 1 %2
assert a == b, "%d?" % a
h = f"{a!r:>{b}}"
'''


def _replaced(cell: str) -> str:
    lines = without_magics(cell.split("\n"))
    assert len(lines) == cell.count("\n") + 1
    return "\n".join(lines)


@pytest.mark.parametrize("quote", ["'''", '"""'])
def test_false_alarm_python_is_left_as_it_is(quote: str) -> None:
    cell = PLAIN.replace('"""', quote)
    assert _replaced(cell) == cell


@given(st.text(alphabet="%!?='\"#()\\ \nax.", max_size=60))
def test_false_alarm_nothing_is_taken_for_a_magic_in_what_parses(cell: str) -> None:
    try:
        ast.parse(cell)
    except (SyntaxError, ValueError):
        return
    assert _replaced(cell) == cell


@pytest.mark.parametrize(
    ("line", "replaced"),
    [
        ("%matplotlib inline", "pass"),
        ("    %matplotlib inline", "    pass"),
        ("!pip install theano", "pass"),
        ("!!ls", "pass"),
        ("!echo \"it's", "pass"),
        ("?theano.scan", "pass"),
        ("theano.scan?", "pass"),
        ("theano.scan??  # look", "pass"),
        ("x[0]?", "pass"),
        ("y = x?", "pass"),
        ("%timeit?", "pass"),
        ("/print 1", "pass"),
        (",f a b", "pass"),
        ("x = !ls", "x = get_ipython()"),
        ("x['a'].b, c = %sql select 1", "x['a'].b, c = get_ipython()"),
        ("x=%time f(a)", "x=      f(a)"),
        ("%time x = f(a)", "0;    x = f(a)"),
        ("  %time  f(a)", "  0;     f(a)"),
    ],
)
def test_what_only_ipython_reads_is_replaced(line: str, replaced: str) -> None:
    assert _replaced(line) == replaced
    assert _replaced(f"a = [\n]\n{line}\nb = 1") == f"a = [\n]\n{replaced}\nb = 1"


def test_what_is_left_stands_in_its_columns() -> None:
    for line in ("%time x = f(a)", "x = %time f(a)"):
        assert _replaced(line).index("f(a)") == line.index("f(a)")


def test_a_magic_may_be_continued() -> None:
    assert _replaced("!pip install \\\n  theano \\\n  numpy\nx = 1") == "pass\n\n\nx = 1"
    assert _replaced("x = !ls \\\n  -l\ny = 1") == "x = get_ipython()\n\ny = 1"


def test_a_block_of_magics_still_parses() -> None:
    ast.parse(_replaced("for x in y:\n    !ls {x}\nif x:\n    %time z = 1\nelse:\n    x?\n"))


def test_an_open_string_of_one_line_hides_no_later_magic() -> None:
    assert _replaced("x = 'abc\n%time\n") == "x = 'abc\npass\n"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["%%time", "x = 1"], "time"),
        (["", "  ", "%%bash -e", "ls"], "bash"),
        (["%time x", "%%time"], None),
        (["x = 1"], None),
        ([""], None),
        ([], None),
    ],
)
def test_a_cell_magic_opens_its_cell(lines: list[str], name: str | None) -> None:
    assert cell_magic(lines) == name
