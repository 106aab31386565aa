from __future__ import annotations

import pytest

from scanlint.suppressions.writing import Places, commented


@pytest.mark.parametrize(
    ("text", "lines", "chosen"),
    [
        ("x = 1\n", [1], 1),
        ("x = '''\n\n'''\n", [1, 2, 3], 3),
        ("x = \\\n  1\n", [1, 2], 2),
        ("x = \\\r\n  1\r\n", [1, 2], 2),
        ("x = (\n  1)\n", [2, 1], 2),
        ("x = (  # scanlint: ignore[SCN102]\n  1)\n", [2, 1], 1),
        ("x = '''\n''' + \\\n '''\n'''", [1, 2, 3], None),
        ("print 'old', \\\n  x", [1, 2], 2),
    ],
)
def test_a_line_that_can_end_in_a_comment(text: str, lines: list[int], chosen: int | None) -> None:
    assert Places(text).choose(lines) == chosen


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1", "x = 1  # scanlint: ignore[SCN101] -- why"),
        ("x = 1\n", "x = 1  # scanlint: ignore[SCN101] -- why\n"),
        ("x = 1\r\ny\r\n", "x = 1  # scanlint: ignore[SCN101] -- why\r\ny\r\n"),
        ("x = 1  # why", "x = 1  # why  # scanlint: ignore[SCN101] -- why"),
        ("x = 1  # noqa: E501", "x = 1  # noqa: E501  # scanlint: ignore[SCN101] -- why"),
        ("x = 1  # scanlint: ignore[SCN102] -- old", "x = 1  # scanlint: ignore[SCN102, SCN101] -- old"),
        ("x = 1  # scanlint: ignore[]", "x = 1  # scanlint: ignore[SCN101]"),
        ("x = '# scanlint: ignore[a]'", "x = '# scanlint: ignore[a]'  # scanlint: ignore[SCN101] -- why"),
        ("x = 1  # scanlint: file-ignore[SCN102]", "x = 1  # scanlint: file-ignore[SCN102]  # scanlint: ignore[SCN101] -- why"),
        ("x = 1\t", "x = 1\t# scanlint: ignore[SCN101] -- why"),
    ],
)
def test_a_comment_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert commented(before, {1: ["SCN101"]}, "why") == after


def test_several_codes_and_no_reason() -> None:
    assert commented("a\nb\n", {2: ["SCN101", "SCN103"]}, "") == "a\nb  # scanlint: ignore[SCN101, SCN103]\n"
    assert commented("a\nb\n", {}, "why") == "a\nb\n"
