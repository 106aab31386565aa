"""One source line with its marks: alignment under tabs and wide characters, clipping of long lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scanlint.reports.excerpt import Mark, excerpts


def _drawn(line: str, *marks: tuple[int, int | None], room: int = 40) -> list[str]:
    """The text of every excerpt, each followed by a line of carets per mark."""
    shown = excerpts(line, [Mark(column, end, "", True) for column, end in marks], room, "…")
    return [row for one in shown for row in [one.text, *(" " * placed.start + "^" * placed.width for placed in one.placed)]]


def test_a_line_that_fits_is_left_alone() -> None:
    assert _drawn("    return rval[0]", (12, 19)) == ["    return rval[0]", "           ^^^^^^^"]


def test_a_line_without_marks_shows_its_start() -> None:
    assert _drawn("    return rval") == ["    return rval"]
    assert _drawn("x" * 50, room=20) == ["x" * 19 + "…"]


def test_tabs_and_wide_characters_keep_the_mark_below_its_text() -> None:
    assert _drawn("\treturn 状態[0]", (9, 14)) == ["    return 状態[0]", "           ^^^^^^^"]
    assert _drawn("ab\tcd", (4, 6)) == ["ab  cd", "    ^^"]


def test_control_characters_are_spelled_and_measured() -> None:
    assert _drawn("'\x1b[31m' + h[0]", (11, 15)) == ["'\\x1b[31m' + h[0]", " " * 13 + "^^^^"]


def test_a_combining_mark_takes_no_cell() -> None:
    assert _drawn("e\u0301 = h[0]", (6, 10)) == ["e\u0301 = h[0]", "    ^^^^"]


def test_a_mark_to_the_end_of_the_line_ignores_trailing_blanks() -> None:
    assert _drawn("x = scan(f,   ", (5, None)) == ["x = scan(f,", "    ^^^^^^^"]


def test_a_mark_beyond_the_line_or_on_a_line_that_is_gone_is_one_caret() -> None:
    assert _drawn("x", (9, 12)) == ["x", " ^"]
    assert _drawn("", (1, 4)) == ["", "^"]


def test_an_empty_span_is_one_caret() -> None:
    assert _drawn("f(x", (4, 4)) == ["f(x", "   ^"]


def test_the_end_of_a_long_line_is_cut() -> None:
    assert _drawn("rval = scan(step, " + "x" * 60, (8, 12), room=20) == ["rval = scan(step, x…", "       ^^^^"]


def test_a_mark_far_to_the_right_is_shown_with_both_sides_cut() -> None:
    assert _drawn("a" * 50 + "rval[0]" + "b" * 50, (51, 58), room=21) == ["…aaaaaarval[0]bbbbbb…", "       ^^^^^^^"]


def test_a_mark_at_the_end_of_a_long_line_shows_the_end() -> None:
    assert _drawn("a" * 50 + "rval[0]", (51, 58), room=20) == ["…" + "a" * 12 + "rval[0]", " " * 13 + "^" * 7]


def test_a_use_wider_than_the_room_shows_its_end() -> None:
    assert _drawn("h = scan(" + "x" * 100 + ")[0]", (5, 114), room=20) == ["…" + "x" * 15 + ")[0]", " " + "^" * 19]


def test_evidence_wider_than_the_room_shows_its_start() -> None:
    [shown] = excerpts("h = scan(" + "x" * 100 + ")[0]", [Mark(5, 111, "", False)], 20, "…")
    assert shown.text == "h = scan(xxxxxxxxxx…"
    assert (shown.placed[0].start, shown.placed[0].width) == (4, 15)


def test_marks_too_far_apart_get_a_window_each() -> None:
    line = "first" + "." * 60 + "second"
    assert _drawn(line, (1, 6), (66, 72), room=20) == ["first..............…", "^^^^^", "…" + "." * 13 + "second", " " * 14 + "^^^^^^"]


def test_marks_that_share_a_window_share_the_line() -> None:
    assert _drawn("h = scan(f)[0][0]" + "." * 40, (5, 18), (10, 11), room=20) == ["h = scan(f)[0][0]..…", "    ^^^^^^^^^^^^^", "         ^"]


def test_a_long_mark_loses_its_end_before_a_short_one_its_place() -> None:
    line = "h = scan(step, xs, [h0], " + "x" * 30 + ")"
    [shown] = excerpts(line, [Mark(5, 57, "", False), Mark(20, 24, "", False)], 30, "…")
    assert shown.text == "h = scan(step, xs, [h0], xxxx…"
    assert [(placed.start, placed.width) for placed in shown.placed] == [(4, 25), (19, 4)]


def test_the_primary_mark_comes_first() -> None:
    [shown] = excerpts("scan(f)[0]", [Mark(1, 8, "evidence", False), Mark(1, 11, "use", True)], 40, "…")
    assert [placed.mark.label for placed in shown.placed] == ["use", "evidence"]


@given(st.text(st.sampled_from("ab\t状\x1be\u0301"), max_size=60), st.integers(1, 60), st.integers(0, 20), st.integers(6, 40))
def test_no_excerpt_is_wider_than_the_room(line: str, column: int, length: int, room: int) -> None:
    for shown in excerpts(line, [Mark(column, column + length, "", True)], room, "…"):
        assert cell_len(shown.text) <= room
        assert all(placed.start + placed.width <= room + 1 for placed in shown.placed)
