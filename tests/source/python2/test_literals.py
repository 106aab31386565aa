"""Numbers, strings and backticks."""

from __future__ import annotations

import pytest

from tests.source.python2.python2 import rewritten


@pytest.mark.parametrize(
    "text", ["0", "00", "10", "0x1F", "0o17", "0b1", "1e5", "08.5", "0777j", "u'a'", "r'\\d'", "b'\\u'", "'\\n\\x41'", "'a' 'b'", "ur"]
)
def test_what_python_3_reads_too_stays(text: str) -> None:
    assert rewritten(f"x = {text}") == f"x = {text}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0777", "0o777"),
        ("10L", "10 "),
        ("0xFFl", "0xFF "),
        ("0777L", "0o777 "),
        ("ur'\\d'", "r'\\d'"),
        ("UR'''a\n'''", "R'''a\n'''"),
        ("b'é'", "'é'"),
        ("b'a' u'b'", "'a' u'b'"),
        ("'C:\\Users'", "'C:\\\\Users'"),
        ("'\\N \\\\u \\u'", "'\\\\N \\\\u \\\\u'"),
        ("`x`", "repr(x)"),
        ("`x` + `y[0] <> 0777`", "repr(x) + repr(y[0] != 0o777)"),
        ("`1, 2`", "repr(1, 2)"),
        ("a <> b", "a != b"),
    ],
)
def test_a_literal_is_written_anew(old: str, new: str) -> None:
    assert rewritten(f"x = {old}") == f"x = {new}"
