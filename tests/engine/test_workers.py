from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine import workers
from scanlint.engine.one_file import NAMES_NOTHING, lint_file
from scanlint.engine.result import FileResult
from scanlint.engine.workers import cores, dealt, lint_files
from scanlint.settings import Layer, resolve
from scanlint.source.files import SourceFile
from tests.helpers import CLEAN, MISUSE

SETTINGS = resolve(RULES, Layer())


def _files(folder: Path, *texts: str) -> list[SourceFile]:
    for number, text in enumerate(texts):
        (folder / f"m{number}.py").write_text(text)
    return [SourceFile(str(folder / f"m{number}.py"), f"m{number}.py", SETTINGS) for number in range(len(texts))]


def _no_pool(*arguments: object, **more: object) -> object:
    raise AssertionError("a process pool was made")


def test_little_work_and_work_without_scan_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _no_pool)
    monkeypatch.setattr(workers, "cores", lambda: 8)

    assert lint_files([], None) == []
    assert [len(result.findings) for result in lint_files(_files(tmp_path, CLEAN, MISUSE), None)] == [0, 1]
    assert lint_files(_files(tmp_path, "x = 1\n" * workers.WORTH_IT, "y = 1\n"), None) == [FileResult(skipped=NAMES_NOTHING)] * 2


def test_one_job_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _no_pool)
    monkeypatch.setattr(workers, "WORTH_IT", 1)

    assert len(lint_files(_files(tmp_path, CLEAN, MISUSE), 1)) == 2


@pytest.mark.parametrize("jobs", [None, 2, 3])
def test_processes_give_what_one_gives_in_the_same_order(tmp_path: Path, jobs: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    files = _files(tmp_path, *[CLEAN, MISUSE, "import theano\nscan = (\n"] * 4)

    assert lint_files(files, jobs) == [lint_file(file) for file in files]


def test_a_file_that_goes_before_it_is_handed_out_is_reported_and_the_others_are_linted(tmp_path: Path) -> None:
    files = _files(tmp_path, MISUSE, MISUSE, CLEAN)
    os.unlink(files[1].path)

    assert [[finding.code for finding in result.findings] for result in lint_files(files, 2)] == [["SCN101"], ["SCN901"], []]


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in reaches the workers by fork")
def test_a_file_that_kills_its_worker_is_named_and_the_others_are_linted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _files(tmp_path, *[MISUSE] * 5)
    own = os.getpid()

    def die(file: SourceFile) -> FileResult:
        if file.shown == "m2.py" and os.getpid() != own:
            os._exit(1)
        return lint_file(file)

    monkeypatch.setattr(f"{__name__}._die", die)
    results = lint_files(files, 2, _call)

    assert [len(result.findings) for result in results] == [1, 1, 0, 1, 1]
    assert [result.failure is not None for result in results] == [False, False, True, False, False]
    assert "m2.py: internal error: BrokenProcessPool" in (results[2].failure or "")


_die = lint_file


def _call(file: SourceFile) -> FileResult:
    """By name, as functions reach a worker."""
    return _die(file)


def test_cores_is_a_number_from_1() -> None:
    assert cores() >= 1


@pytest.mark.parametrize(
    ("sizes", "most", "expected"),
    [
        ([], 4, []),
        ([5], 4, [[0]]),
        ([1, 9, 3, 7, 5], 2, [[1, 4, 0], [3, 2]]),
        ([1, 1, 1, 1], 16, [[0], [1], [2], [3]]),
    ],
)
def test_each_hand_has_one_of_the_large_files_and_the_largest_comes_first(sizes: list[int], most: int, expected: list[list[int]]) -> None:
    assert dealt(sizes, most) == expected
