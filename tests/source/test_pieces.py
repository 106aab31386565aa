from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanlint.finding import Location
from scanlint.source.pieces import Offsets, piece
from scanlint.source.text import LINE_END

TEXTS = st.text(st.sampled_from("ab\r\n\f\u2028é"), max_size=30)


def _at(line: int, column: int, end_line: int, end_column: int) -> Location:
    return Location("m.py", line, column, end_line, end_column)


def test_pieces() -> None:
    lines = ["one", "two", "three"]
    assert piece(lines, _at(1, 2, 1, 3)) == "n"
    assert piece(lines, _at(2, 2, 2, 2)) == ""
    assert piece(lines, _at(1, 3, 3, 2)) == "e\ntwo\nt"
    assert piece(lines, _at(3, 4, 3, 99)) == "ee"
    assert piece(lines, _at(3, 5, 4, 1)) == "e"
    assert piece([], _at(1, 1, 1, 1)) == ""


def test_a_place_behind_the_end_of_its_line_is_none() -> None:
    offsets = Offsets("ab\r\n\r\nc")
    assert [offsets.of(1, column) for column in range(5)] == [None, 0, 1, 2, None]
    assert (offsets.of(2, 1), offsets.of(2, 2)) == (4, None)
    assert (offsets.of(3, 2), offsets.of(3, 3), offsets.of(4, 1), offsets.of(0, 1)) == (7, None, None, None)


@given(TEXTS)
def test_offsets_are_those_of_the_lines(text: str) -> None:
    offsets = Offsets(text)
    for number, line in enumerate(LINE_END.split(text), start=1):
        start = offsets.of(number, 1)
        assert start is not None
        assert text[start : start + len(line)] == line
        assert offsets.line(start) == number
