from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.cli import main
from tests.helpers import MISUSE


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "plain.py").write_text("x = 1\n")
    (tmp_path / "broken.py").write_text("x = (\n")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("place", ["plain.py:1", "./plain.py:1:1"])
def test_a_file_without_scan_says_so(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", place]) == 0
    assert capsys.readouterr().out == "plain.py: no call of scan, map, reduce, foldl or foldr of a known library\n"


def test_a_scan_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "bad.py:8"]) == 0
    assert capsys.readouterr().out != ""


@pytest.mark.parametrize("place", ["bad.py", "bad.py:0", "bad.py:x", ":3", "bad.py:999"])
def test_a_wrong_place_is_an_error(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", place]) == 2
    assert capsys.readouterr().err.startswith("scanlint: inspect: ")


def test_an_unreadable_file_is_said_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "broken.py:1"]) == 1
    assert capsys.readouterr().err.startswith("broken.py:1:5: this file is not valid Python 3: ")
