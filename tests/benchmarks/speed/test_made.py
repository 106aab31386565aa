"""The files that are timed hold what the tables say that they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import made
from tests.helpers import lint


def test_a_plain_file_names_no_library() -> None:
    text = made.plain(3)

    assert "theano" not in text
    assert compile(text, "plain.py", "exec")
    assert text.count("\n") == 1 + 3 * made.PLAIN_LINES


@pytest.mark.parametrize(("count", "lines"), [(3, 300), (1, 100), (20, 1000)])
def test_a_file_has_its_scans_and_its_lines(count: int, lines: int) -> None:
    text = made.scans(count, lines)

    assert [finding.code for finding in lint(text)] == ["SCN101"] * count
    assert lines - made.PLAIN_LINES <= text.count("\n") <= lines


def test_scans_may_be_used_rightly() -> None:
    assert lint(made.scans(5, misuses=0)) == []
    assert len(lint(made.scans(5, misuses=2))) == 2


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_what_wrappers_hand_on_is_still_found(depth: int) -> None:
    assert [finding.code for finding in lint(made.wrappers(depth))] == ["SCN101"]


def test_a_tree_has_its_files_and_those_with_a_scan(tmp_path: Path) -> None:
    found = made.tree(tmp_path / "many", 400, 4)
    files = [path for path in (tmp_path / "many").rglob("*.py") if path.name != "__init__.py"]

    assert len(files) == 400
    assert sorted(path for path in files if "scan" in path.read_text(encoding="utf-8")) == sorted(found)
    assert len(found) == 4
