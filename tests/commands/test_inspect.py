from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.cli import main
from tests.helpers import MISUSE
from tests.notebooks import notebook


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


def test_a_line_of_a_cell_is_asked_for_and_answered_in_cells(capsys: pytest.CaptureFixture[str]) -> None:
    head, scan = MISUSE.split("def layer")
    Path("nb.ipynb").write_bytes(notebook(head, "def layer" + scan, "%time layer(1, 2)"))

    assert main(["inspect", "nb.ipynb:cell 2:5"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("nb.ipynb:cell 2:5:21 scan ")
    assert "line 6 of cell 2: index of rval" in out
    assert main(["inspect", "nb.ipynb:cell 3:1"]) == 0
    assert capsys.readouterr().out == "no scan at nb.ipynb, line 1 of cell 3; there are scans on line 5 of cell 2\n"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("nb.ipynb:5", "nb.ipynb has code cells 1, 2; write FILE:cell CELL:LINE"),
        ("nb.ipynb:cell 3:1", "nb.ipynb has code cells 1, 2; write FILE:cell CELL:LINE"),
        ("nb.ipynb:cell 2:9", "nb.ipynb has 1 lines in cell 2"),
        ("bad.py:cell 2:9", "bad.py has no cells: it is no notebook; write FILE:LINE"),
    ],
)
def test_a_cell_that_is_not_there_is_an_error(place: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("nb.ipynb").write_bytes(notebook("x = 1", "y = 2"))
    assert main(["inspect", place]) == 2
    assert capsys.readouterr().err == f"scanlint: inspect: {message}\n"


def test_what_nests_too_deeply_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("scanlint.scan.analyse.analyse", deep)
    assert main(["inspect", "bad.py:8"]) == 1
    assert capsys.readouterr() == ("", "bad.py: this file nests too deeply to be analysed\n")
