"""For any file, fixing leaves every byte outside of its edits as it was, comes to an end, and changes nothing the second time."""

from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st

from scanlint.fixes.files import fix_data
from scanlint.source.files import SourceFile
from tests.fixes.test_rule_pages import FIXABLE, SETTINGS, mended
from tests.rule_pages import Program

FILE = SourceFile("/nowhere/m.py", "m.py", SETTINGS)
PROGRAMS = [program for _, program in FIXABLE]
#: What surrounds a program: comments with odd characters, and statements that only Python 2 knows.
ODD = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0\x1a"), max_size=10).map("#~{}~".format)
OLD = st.sampled_from(['print "old"', "exec 'x = 1'", "`1`", "old = 0777L, ur'é'"])


def _fixed(data: bytes) -> bytes:
    result, after = fix_data(FILE, data, unsafe=True)
    assert result.failure is None
    return after


@given(
    program=st.sampled_from(PROGRAMS),
    before=st.lists(ODD, max_size=3),
    after=st.lists(st.one_of(ODD, OLD), max_size=3),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1"]),
    last=st.booleans(),
)
def test_bytes_outside_of_the_edits_stay(program: Program, before: list[str], after: list[str], ending: str, encoding: str, last: bool) -> None:
    """The file is a program of a page in other surroundings; taken out of them again, it is the program mended."""

    def dressed(source: str) -> bytes:
        declared = ["# -*- coding: latin-1 -*-"] if encoding == "latin-1" else []
        lines = [*declared, *before, *source.splitlines(), *after]
        return (ending.join(lines) + ending * last).encode(encoding)

    data = dressed(program.source)
    once = _fixed(data)
    assert once == dressed(mended(program.source).text)
    assert once.startswith(codecs.BOM_UTF8) is (encoding == "utf-8-sig")
    assert _fixed(once) == once


@given(st.binary(max_size=60), st.sampled_from(PROGRAMS), st.integers(0, 40))
def test_whatever_the_bytes_are_a_second_run_changes_nothing(noise: bytes, program: Program, line: int) -> None:
    """Bytes of any kind in the middle of a program: most are no Python, and stay as they are."""
    lines = program.source.encode().splitlines(keepends=True)
    data = b"".join([*lines[:line], noise, b"\n", *lines[line:]])
    once = _fixed(data)
    assert _fixed(once) == once
