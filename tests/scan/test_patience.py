"""The clock ends the reading of a file as the last resort, in words that say so; nothing of it is kept. The clock of these tests is handed in."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine import FileResult, Options, lint_file, run
from scanlint.fixes.files import fix_data
from scanlint.scan import machine, patience
from scanlint.settings import Layer, resolve
from scanlint.source.files import SourceFile
from tests.engine.cache.project import make
from tests.helpers import CLEAN, MISUSE, codes

WORDS = "this file was given up after 60 seconds by the clock, so another run may read it to its end"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Every look at the clock is an hour after the one before."""
    with monkeypatch.context() as patched:
        patched.setattr(patience, "clock", itertools.count(0, 3600).__next__)
        patched.setattr(patience, "LOOK", 5)
        yield patched


def _file(folder: Path, text: str) -> SourceFile:
    path = folder / "m.py"
    path.write_text(text, encoding="utf-8")
    return SourceFile(str(path), "m.py", resolve(RULES, Layer()))


def test_false_alarm_before_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "clock", itertools.count(0, 0.001).__next__)
    monkeypatch.setattr(patience, "LOOK", 1)
    assert codes(MISUSE) == [(9, "SCN101")]


def test_false_alarm_where_counted_bounds_suffice(slow: pytest.MonkeyPatch) -> None:
    slow.setattr(machine, "MOST_WORK", 4)
    slow.setattr(patience, "LOOK", 6)
    (finding,) = lint_file(SourceFile("/nowhere/m.py", "m.py", resolve(RULES, Layer())), MISUSE.encode()).findings
    assert finding.message == "this file needs more than 4 steps to analyse"


def test_it_is_one_finding_that_says_so(tmp_path: Path, slow: pytest.MonkeyPatch) -> None:
    result = lint_file(_file(tmp_path, MISUSE))
    assert [(finding.code, finding.message) for finding in result.findings] == [("SCN901", WORDS)]
    assert (result.timed, result.unreadable, result.failing, result.failure) == (True, True, True, None)


def test_it_needs_no_main_thread(tmp_path: Path, slow: pytest.MonkeyPatch) -> None:
    results: list[FileResult] = []
    thread = threading.Thread(target=lambda: results.append(lint_file(_file(tmp_path, MISUSE))))
    thread.start()
    thread.join()
    assert results[0].timed


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_other_files_are_linted(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock jumps once, in the first file that is read."""
    monkeypatch.setattr(patience, "LOOK", 5)
    monkeypatch.setattr(patience, "clock", itertools.chain([0, 3600], itertools.repeat(0)).__next__)
    for name in ("a.py", "b.py", "c.py", "d.py"):
        (tmp_path / name).write_text(MISUSE, encoding="utf-8")
    found = [finding.code for finding in run([str(tmp_path)], Options(jobs=jobs)).findings]
    assert set(found) == {"SCN901", "SCN101"}
    assert len(found) == 4


def test_missed_alarm_a_slow_module_ends_the_file_that_imports_it(tmp_path: Path, slow: pytest.MonkeyPatch) -> None:
    """What is read of a module until then must not stand in for the whole of it."""
    (tmp_path / "lib.py").write_text(CLEAN + "x = 1\n" * 50, encoding="utf-8")
    assert lint_file(_file(tmp_path, "from lib import layer\n" + "r = layer(1, 2)\n")).timed


def test_missed_alarm_the_cache_keeps_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make(tmp_path, monkeypatch, {"pyproject.toml": "[tool.scanlint]\n", "bad.py": MISUSE, "clean.py": "import os\n"})
    with monkeypatch.context() as slow:
        slow.setattr(patience, "clock", itertools.count(0, 3600).__next__)
        slow.setattr(patience, "LOOK", 5)
        assert [finding.code for finding in project.run().findings] == ["SCN901"]
    assert [finding.code for finding in project.check("bad.py").findings] == ["SCN101"]
    project.check()


def test_a_fix_that_cannot_be_tried_in_time_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reading finds what there is to fix; the one that tries the fix is not in time."""
    readings = itertools.count(1)

    class Jumping(patience.Patience):
        def __init__(self, path: str) -> None:
            super().__init__(path)
            if next(readings) > 1:
                self._end = 0.0

    monkeypatch.setattr(patience, "LOOK", 5)
    monkeypatch.setattr(machine, "Patience", Jumping)
    result, after = fix_data(_file(tmp_path, MISUSE), MISUSE.encode(), unsafe=True)
    assert after == MISUSE.encode()
    assert result.notes == ("m.py:9:12: SCN101 is not fixed: it could not be tried in time",)
