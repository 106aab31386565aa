"""Changes within lines, and the maps that they leave."""

from __future__ import annotations

from scanlint.finding import Location
from scanlint.source.positions import Replaced
from scanlint.source.python2.edits import Change, apply, put, wrap


def test_no_change_leaves_no_map() -> None:
    assert apply(b"a\nb", []) == (b"a\nb", None)


def test_columns_count_code_points_and_shift_behind_each_change() -> None:
    data = "é 07, 07\nx 07".encode()
    starts = [data.index(b"07"), data.rindex(b"07,") + 4, data.rindex(b"07")]
    text, positions = apply(data, [Change(start + 1, start + 1, b"o") for start in starts])
    assert text.decode() == "é 0o7, 0o7\nx 0o7"
    assert positions is not None
    assert positions.lines == ((1, (Replaced(4, 5, 4, 4), Replaced(9, 10, 8, 8))), (2, (Replaced(4, 5, 4, 4),)))
    assert positions.locate(Location("m", 1, 10, 1, 11)) == Location("m", 1, 8, 1, 9)


def test_a_change_of_one_column_for_another_needs_no_map() -> None:
    text, positions = apply(b"a <b", [Change(2, 3, b">")])
    assert text == b"a >b"
    assert positions is not None
    assert positions.lines == ()


def test_of_two_changes_to_one_place_the_first_is_made() -> None:
    assert apply(b"abcd", [Change(0, 3, b"x"), Change(1, 2, b"y")])[0] == b"xd"


def test_what_goes_over_lines_keeps_them() -> None:
    data = b"f((a,\n   b), c)"
    assert apply(data, put(data, 2, data.index(b")") + 1, b"t"))[0] == b"f(t\n, c)"


def test_an_opening_parenthesis_takes_the_place_of_a_blank() -> None:
    assert apply(b"raise a, b", wrap(6, 10, b"raise a, b"))[0] == b"raise(a, b)"
    assert apply(b'raise"a", b', wrap(5, 11, b'raise"a", b'))[0] == b'raise("a", b)'
