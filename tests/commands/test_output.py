from __future__ import annotations

import os
import sys

import pytest

from scanlint.commands.output import Exit, put, say


def test_closed_streams_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    put("text\n")
    say("text")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error on Windows")
def test_a_reader_that_went_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        put("text\n")
        put("more\n")


def test_text_goes_where_it_belongs(capsys: pytest.CaptureFixture[str]) -> None:
    put("a\n")
    say("b")
    put("\udcff\n")

    say("c\n\x1b[31m")

    assert capsys.readouterr() == ("a\n\\udcff\n", "b\nc \\x1b[31m\n")


def test_exit_statuses_are_what_is_documented() -> None:
    assert (Exit.CLEAN, Exit.FINDINGS, Exit.USAGE, Exit.INTERNAL) == (0, 1, 2, 3)
