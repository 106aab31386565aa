"""Lines are laid out as rich lays them out, which is what a terminal gets."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len
from rich.console import Console
from rich.text import Text as RichText

from scanlint.reports.text import Text, cell_len
from scanlint.reports.visible import visible

#: Words, wide characters, marks that join what is before them, what a report draws with, and blanks.
TEXTS = st.text(alphabet="ab .,`─│…■漢字é\u0301🙂", max_size=60).map(visible)


def plain(lines: list[Text]) -> list[str]:
    return [line.plain for line in lines]


@pytest.mark.parametrize(
    "text", ["", "one", "one two three", "averyverylongword", "a averyverylongword b", "  lead", "trail   ", "漢字漢字漢字", "é漢"]
)
@pytest.mark.parametrize("width", [4, 7, 20])
def test_lines_break_where_those_of_rich_do(text: str, width: int) -> None:
    expected = [line.plain.rstrip() for line in RichText(text).wrap(Console(file=io.StringIO()), width)]

    assert plain(Text(text).wrap(width)) == expected


@given(TEXTS, st.integers(min_value=2, max_value=30))
def test_any_line_breaks_where_that_of_rich_does(text: str, width: int) -> None:
    expected = [line.plain.rstrip() for line in RichText(text).wrap(Console(file=io.StringIO()), width)]

    assert plain(Text(text).wrap(width)) == expected
    assert cell_len(text) == rich_cell_len(text)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "red", "bold"])), max_size=5), st.integers(min_value=2, max_value=30))
def test_breaking_keeps_every_style(parts: list[tuple[str, str]], width: int) -> None:
    whole = Text.assemble(*parts)
    styled = [(character, style) for text, style in parts for character in text if not character.isspace()]
    lines = whole.wrap(width)

    assert [(character, style) for line in lines for text, style in line.pieces for character in text if not character.isspace()] == styled
    assert len(whole) == sum(len(text) for text, _ in parts)


def test_what_matches_gets_its_style() -> None:
    line = Text("write `a` and `b`").highlighted(r"`[^`]+`", "bold")

    assert line.pieces == [("write ", ""), ("`a`", "bold"), (" and ", ""), ("`b`", "bold")]
    assert Text("").highlighted("x", "bold").pieces == []


def test_parts_may_be_lines_themselves() -> None:
    line = Text.assemble("a", ("b", "red"), Text("c", "bold"))
    line.append("  ")

    assert (line.plain, line.rstripped().plain, line.cell_len, bool(Text())) == ("abc  ", "abc", 5, False)
    assert [(span.start, span.end, span.style) for span in line.rich().spans if span.style] == [(1, 2, "red"), (2, 3, "bold")]
