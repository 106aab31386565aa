from __future__ import annotations

from scanlint.finding import Edit, Fix, Location
from scanlint.reports.look import ASCII
from scanlint.reports.patch import MOST, patch

OWN = Location("m.py", 1, 1, 1, 2)


def shown(source: str, *edits: Edit, room: int = 80) -> list[str]:
    return [line.plain for line in patch(Fix("safe", "f", edits), OWN, source.splitlines(), room, ASCII)]


def edit(line: int, column: int, end_line: int, end_column: int, text: str = "", path: str = "m.py", cell: int | None = None) -> Edit:
    return Edit(Location(path, line, column, end_line, end_column, cell), text)


def test_nothing_where_the_lines_are_not_at_hand_or_are_others() -> None:
    assert shown("", edit(2, 1, 2, 2)) == []
    assert shown("x = r[0]", edit(1, 6, 1, 9, path="other.py")) == []
    assert shown("x = r[0]", edit(1, 6, 1, 9, cell=2)) == []


def test_the_line_before_and_after() -> None:
    assert shown("if a:\n    x = r[0]\n", edit(2, 10, 2, 13)) == ["- x = r[0]", "+ x = r"] == shown("x = r[0]", edit(1, 6, 1, 9))


def test_only_shared_indentation_goes() -> None:
    assert shown("if a:\n\tx = [\n\t\t0]", edit(2, 6, 3, 5)) == ["- x = [", "-     0]", "+ x ="]


def test_lines_that_do_not_change_are_left_out() -> None:
    assert shown("a\nb\nc\nd", edit(1, 1, 1, 2, "A"), edit(3, 1, 3, 2, "C")) == ["- a", "+ A", "- c", "+ C"]


def test_a_line_that_goes_and_one_that_comes() -> None:
    assert shown("a\nb\nc", edit(2, 1, 3, 1)) == ["- b"]
    assert shown("a\nc", edit(2, 1, 2, 1, "b\n")) == ["+ b"]


def test_a_long_line_shows_what_changes() -> None:
    before, after = shown("x = " + "a + " * 40 + "r[0]" + " + b" * 40, edit(1, 166, 1, 169), room=40)
    assert "r[0]" in before
    assert "+ r + b" in after
    assert max(len(before), len(after)) <= 40


def test_a_hostile_line_is_spelled_out() -> None:
    assert shown("x\x1b[31m = r[0]", edit(1, 11, 1, 14))[1] == "+ x\\x1b[31m = r"


def test_a_long_fix_is_cut() -> None:
    lines = shown("\n".join("a" * 30), *(edit(line, 1, line, 2, "b") for line in range(1, 31)))
    assert len(lines) == MOST + 1
    assert lines[-1] == "... 48 more lines"
