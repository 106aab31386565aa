"""Which interpreters are tried, and in which order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scanlint.companion.interpreters import Interpreter, candidates, named

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="environments are made as on POSIX")

HERE = Interpreter(sys.executable, "runs scanlint")


def environment(folder: Path, place: str = "bin/python") -> Path:
    """An environment as far as it is looked at before its interpreter is started."""
    (folder / place).parent.mkdir(parents=True)
    (folder / place).touch()
    (folder / "pyvenv.cfg").touch()
    return folder


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)


def test_none_but_the_one_that_runs_scanlint(tmp_path: Path) -> None:
    assert candidates(tmp_path) == (HERE,)


def test_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    environment(project / ".venv")
    monkeypatch.setenv("CONDA_PREFIX", str(environment(tmp_path / "conda")))
    monkeypatch.setenv("VIRTUAL_ENV", str(environment(tmp_path / "active")))
    (project / "src").mkdir()
    assert [one.origin for one in candidates(project / "src", brought=False)] == ["runs scanlint", "VIRTUAL_ENV", "CONDA_PREFIX"]
    assert candidates(project / "src") == (
        HERE,
        Interpreter(str(tmp_path / "active/bin/python"), "VIRTUAL_ENV"),
        Interpreter(str(project / ".venv/bin/python"), ".venv"),
        Interpreter(str(tmp_path / "conda/bin/python"), "CONDA_PREFIX"),
    )


def test_the_nearest_environment_counts(tmp_path: Path) -> None:
    environment(tmp_path / ".venv")
    environment(tmp_path / "inner" / ".venv")
    assert [one.path for one in candidates(tmp_path / "inner" / "src")[1:]] == [str(tmp_path / "inner/.venv/bin/python")]


def test_no_environment_is_tried_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(tmp_path / ".venv")
    (tmp_path / "link").symlink_to(tmp_path / ".venv")
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "link"))
    monkeypatch.setenv("CONDA_PREFIX", sys.prefix)
    assert [one.origin for one in candidates(tmp_path)] == ["runs scanlint", "VIRTUAL_ENV"]


def test_what_is_no_environment_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()  # no pyvenv.cfg
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "gone"))
    monkeypatch.setenv("CONDA_PREFIX", "")
    assert candidates(tmp_path) == (HERE,)


def test_an_environment_of_another_user_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(tmp_path / ".venv")
    owner = (tmp_path / ".venv" / "pyvenv.cfg").stat().st_uid
    assert len(candidates(tmp_path)) == 2
    if owner == 0:
        os.chown(tmp_path / ".venv" / "pyvenv.cfg", 12345, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert candidates(tmp_path) == (HERE,)


@pytest.mark.parametrize("place", ["bin/python", "Scripts/python.exe", "python.exe"])
def test_an_environment_may_be_named_by_its_folder(tmp_path: Path, place: str) -> None:
    environment(tmp_path / "env", place)
    assert named(str(tmp_path / "env"), "--python").path == str(tmp_path / "env" / place)


@pytest.mark.parametrize("python", ["python3.9", "/no/such/python"])
def test_anything_else_is_taken_as_it_is(python: str) -> None:
    assert named(python, "--python") == Interpreter(python, "--python")


def test_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment(tmp_path / "env")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert named("~/env", "--python").path == str(tmp_path / "env/bin/python")


def test_a_python_that_does_not_know_where_it_is_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Python is embedded in another program."""
    monkeypatch.setattr(sys, "executable", "")
    assert candidates(tmp_path, brought=False) == ()
