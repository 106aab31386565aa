"""Lines of imports are found by a word that is in each; the pattern, tried at every byte, would find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.source.import_lines import _IMPORT, _matches

WORDS = ("import", "from", " ", "\n", "\r\n", "\t", "a.b", "x", "(", ")", ";", "\\\n", "#", ",", " as ", ".", "*")


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _matches(text.encode())]


def expected(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _IMPORT.finditer(text.encode())]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("import a; import b\n", 1),
        ("from a import (b,\n    import_me,\n)\nimport c\n", 2),
        ("x = 'import'\nimport a\n", 1),
        ("  from . import important\r\nimport a, b as c", 2),
        ("reimport = 1\n# import a\n", 0),
        ("", 0),
    ],
)
def test_each_line_once(text: str, count: int) -> None:
    assert spans(text) == expected(text)
    assert len(spans(text)) == count


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_any_text(text: str) -> None:
    assert spans(text) == expected(text)
