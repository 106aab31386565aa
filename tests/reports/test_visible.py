"""What a terminal would obey or hide is spelled out, all else is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.reports.visible import visible, visible_character


@pytest.mark.parametrize("text", ["", "rval[0]", "状態 = scan", "é", "e\u0301", "a\u00a0b", "\u3000", "→ ■", "😀"])
def test_false_alarm_ordinary_text_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", "\\x1b"),
        ("\x00", "\\x00"),
        ("\x7f", "\\x7f"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\u200b", "\\u200b"),
        ("\u2028", "\\u2028"),
        ("\ufeff", "\\ufeff"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_hostile_characters_are_spelled(character: str, shown: str) -> None:
    assert visible_character(character) == shown


def test_text_of_several_lines_becomes_one() -> None:
    assert visible("a\r\nb\nc\td") == "a b c d"


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
