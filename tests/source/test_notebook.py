from __future__ import annotations

import pickle

import pytest

from scanlint.finding import Location
from scanlint.source.notebook import CellPositions, program
from scanlint.source.text import SourceText, Unreadable, beginning
from tests.notebooks import notebook


def _program(*cells: str) -> SourceText:
    return program(notebook(*cells), "nb.ipynb")


def _located(source: SourceText, line: int, column: int = 1) -> tuple[int | None, int, int]:
    assert source.positions is not None
    at = source.positions.locate(Location(source.path, line, column, line, column + 1))
    assert (at.path, at.end_line, at.end_column) == ("nb.ipynb", at.line, at.column + 1)
    return at.cell, at.line, at.column


def test_the_cells_follow_one_another_and_each_line_knows_its_cell() -> None:
    source = _program("a = 1\nb = 2", "", "c = 3\n")

    assert source.text == "a = 1\nb = 2\n\nc = 3\n"
    assert [_located(source, line) for line in range(1, 6)] == [(1, 1, 1), (1, 2, 1), (2, 1, 1), (3, 1, 1), (3, 2, 1)]
    assert _located(source, 2, 5) == (1, 2, 5)
    assert source.gaps == ()


def test_a_notebook_without_code_is_an_empty_program() -> None:
    source = _program()
    assert (source.text, source.gaps) == ("", ())
    assert source.positions is not None
    assert source.positions.locate(beginning("nb.ipynb")) == beginning("nb.ipynb")


def test_what_concerns_the_whole_file_belongs_to_no_cell() -> None:
    positions = _program("a = 1").positions
    assert positions is not None
    assert positions.locate(beginning("nb.ipynb")).cell is None


def test_places_are_located_once() -> None:
    positions = CellPositions(((2, 1, 4),))
    once = positions.locate(Location("nb.ipynb", 1, 1, 1, 3))
    assert once == Location("nb.ipynb", 1, 5, 1, 7, 2)
    assert positions.locate(once) == once


def test_a_cell_may_be_indented_as_a_whole() -> None:
    source = _program("    for a in b:\n        c = a\n\n    d = 1", "e = 1")

    assert source.text == "for a in b:\n    c = a\n\nd = 1\ne = 1"
    assert [_located(source, line) for line in (1, 2, 4, 5)] == [(1, 1, 5), (1, 2, 5), (1, 4, 5), (2, 1, 1)]


def test_a_text_that_was_changed_is_not_the_original() -> None:
    source = _program("%time a = b\nc = d", "    e = f")
    assert source.positions is not None
    assert [source.positions.original(Location("nb.ipynb", line, 1, line, 3)) for line in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%timeit"])
def test_a_cell_magic_over_python_leaves_the_python(magic: str) -> None:
    assert _program(f"{magic}\na = 1").text == "\na = 1"


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile a.py", "%%unheard_of"])
def test_a_cell_in_another_language_leaves_its_names_unknown(magic: str) -> None:
    source = _program("import theano as th\nfrom a import (b,\n  c)", f"{magic}\nrval = th + b + c * 2\nprint(len(rval))")
    first, *others = source.lines[3:]
    assert "rval" in first.split(" = ")
    assert not {"th", "b", "c", "print", "len"} & set(first.split(" = "))
    assert first.endswith(" = get_ipython()")
    assert others == ["", ""]
    assert source.gaps == ()


def test_a_cell_that_cannot_be_read_is_a_gap_at_its_place() -> None:
    source = _program("a = 1", "  b = a\n  c = (b", "d = c")
    (gap,) = source.gaps

    assert source.lines == ("a = 1", "a = b = c = get_ipython()", "", "d = c")
    assert gap.location == Location("nb.ipynb", 2, 7, 2, 8, 2)
    assert gap.message == "this cell is not valid Python 3: '(' was never closed"


@pytest.mark.parametrize("cells", [("if a:", "    b"), ("a = 1 + \\", "b"), ("a = '''", "'''"), ("a = (", ")")])
def test_a_cell_does_not_go_on_in_the_next(cells: tuple[str, str]) -> None:
    assert next(gap.location.cell for gap in _program(*cells).gaps) == 1


@pytest.mark.parametrize("cell", ["a = '\0'", "a = '\ud800'", "(" * 5000, "a = " + "-" * 100_000 + "1"])
def test_a_cell_that_no_parser_takes_is_a_gap(cell: str) -> None:
    source = _program(cell, "b = 1")
    assert [gap.location.cell for gap in source.gaps] == [1]
    assert source.lines[-1] == "b = 1"


def test_a_cell_of_python_2_is_no_gap() -> None:
    assert _program("print 1", "a = 1").gaps == ()


def test_what_is_no_notebook_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="not valid JSON"):
        program(b"{", "nb.ipynb")


def test_the_program_of_a_notebook_survives_the_way_between_processes() -> None:
    source = _program("a = 1", "b")
    assert pickle.loads(pickle.dumps(source)) == source
