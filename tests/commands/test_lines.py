from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.commands.lines import Lines
from scanlint.finding import Location
from scanlint.source.text import beginning
from tests.notebooks import notebook


def test_what_cannot_be_read_any_more_has_no_lines(tmp_path: Path) -> None:
    assert Lines()(beginning(str(tmp_path / "gone.py"))) == ()
    assert Lines({"m.py": b"\xff"})(beginning("m.py")) == ()


def test_lines_come_from_the_file_or_the_cell_and_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.py").write_text("a\nb\n")
    Path("nb.ipynb").write_bytes(notebook("a", "b\nc"))
    lines = Lines()

    assert lines(beginning("m.py")) == ("a", "b", "")
    assert lines(Location("nb.ipynb", 2, 1, 2, 2, 2)) == ("b", "c")
    Path("m.py").unlink()
    assert lines(Location("m.py", 2, 1, 2, 2)) == ("a", "b", "")


def test_what_is_given_is_not_read_from_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.py").write_text("old\n")

    assert Lines({"m.py": b"new"})(beginning("m.py")) == ("new",)
