from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from scanlint.cli import main
from scanlint.pages import page


@pytest.mark.parametrize("word", ["SCN101", "scn101", "single-output-indexed"])
def test_piped_the_page_comes_as_it_is(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", word]) == 0
    assert capsys.readouterr().out.rstrip("\n") == page("SCN101").rstrip("\n")


def test_on_a_terminal_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)

    assert main(["explain", "SCN101"]) == 0
    assert "SCN101" in screen.getvalue()
    assert "```" not in screen.getvalue()


def test_an_install_without_pages_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("scanlint.pages.resources.files", lambda _: tmp_path)
    monkeypatch.setattr("scanlint.pages.__file__", str(tmp_path / "scanlint" / "pages.py"))
    assert main(["explain", "SCN101"]) == 2
    assert capsys.readouterr().err.startswith("scanlint: explain: the rule pages are missing: ")
