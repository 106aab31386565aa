"""The hooks in the real pre-commit (`nox -s hooks`): each test commits to a repository of its own, whose hook comes from a clone of this one."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pre_commit")

from tests.helpers import CLEAN, MISUSE
from tests.hooks.repository import Repository, Source
from tests.notebooks import notebook

#: A misuse that has a safe fix: the keyword does not exist.
MENDABLE = CLEAN.replace("outputs_info=", "output_info=")
EXCLUDE = '[tool.scanlint]\nexclude = ["third_party/", "old.py"]\n'


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return Source.made(tmp_path_factory.mktemp("hooks"))


def test_false_alarm_a_clean_change_is_committed(source: Source, tmp_path: Path) -> None:
    done = Repository.made(tmp_path / "r", source, "scanlint").commit(model=CLEAN)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_false_alarm_a_file_that_the_settings_exclude_is_committed(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint", EXCLUDE)
    repository.write("third_party/copied.py", MISUSE)
    done = repository.commit(old=MISUSE)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_false_alarm_a_change_without_python(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint")
    repository.write("notes.txt", MISUSE)
    done = repository.again()
    assert done.returncode == 0, done.stdout
    assert "Skipped" in done.stdout


def test_missed_alarm_a_bad_change_is_refused(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint", EXCLUDE)
    done = repository.commit(old=MISUSE, model=MISUSE, good=CLEAN)
    assert done.returncode == 1
    assert "single-output-indexed" in done.stdout
    assert "model.py:9:12" in done.stdout
    assert "old.py: not read, though it was named: excluded by [tool.scanlint] exclude" in done.stdout
    assert "confirmed" not in done.stdout
    assert (repository.folder / "model.py").read_text(encoding="utf-8") == MISUSE


def test_missed_alarm_a_notebook_is_read(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint")
    repository.write("demo.ipynb", notebook(MISUSE).decode())
    done = repository.again()
    assert done.returncode == 1
    assert "SCN101" in done.stdout


def test_the_fixing_hook_mends_and_stops_and_lets_the_mended_pass(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint-fix")
    done = repository.commit(model=MENDABLE)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (repository.folder / "model.py").read_text(encoding="utf-8") == CLEAN
    done = repository.again()
    assert done.returncode == 0, done.stdout


def test_500_files(source: Source, tmp_path: Path) -> None:
    repository = Repository.made(tmp_path / "r", source, "scanlint")
    for number in range(499):
        repository.write(f"package_{number // 50}/a_module_with_a_longer_name_{number}.py", CLEAN)
    done = repository.again()
    assert done.returncode == 0, done.stdout
    repository.write("package_3/bad.py", MISUSE)
    repository.again()
    done = repository.pre_commit("run", "--all-files", "--verbose")
    assert done.returncode == 1
    assert done.stdout.count("SCN101") == 1
    # One process was given them all: the settings, and what several files import, are read once.
    assert done.stdout.count("1 silent in 1 file (500 read, 500 with scan, ") == 1
    assert done.stdout.count(" read, ") == 1
