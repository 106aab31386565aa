"""`scanlint server` without what it needs; with it, tests/server/."""

from __future__ import annotations

import sys

import pytest

from scanlint.cli import main


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in [name for name in sys.modules if name.startswith("scanlint.server.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pygls", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["server"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("scanlint: server: lsprotocol is not installed; pip install 'scanlint[lsp]'")
