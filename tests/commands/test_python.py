"""``--python``, ``python`` in the configuration, and ``scanlint backends``"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from scanlint.cli import main
from scanlint.companion.interpreters import Interpreter
from scanlint.companion.survey import Library, Surveyed
from scanlint.finding import Finding
from tests.companion.asked import DIALECT, needs_library
from tests.helpers import MISUSE

NAME = "Theano" if DIALECT == "theano" else "PyTensor"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "inner" / "bad.py").write_text(MISUSE)
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def pythons(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Fills with the interpreter for each path."""
    found: dict[str, str] = {}

    def confirm(findings: Sequence[Finding], pythons: dict[str, str], brought: bool, kept: object) -> list[Finding]:
        found.update(pythons)
        return list(findings)

    monkeypatch.setattr("scanlint.companion.confirm.confirm", confirm)
    return found


def configure(folder: Path, python: str) -> None:
    (folder / "pyproject.toml").write_text(f'[tool.scanlint]\npython = "{python}"\n', encoding="utf-8")


def test_none_is_named_by_default(pythons: dict[str, str]) -> None:
    assert main(["."]) == 1
    assert pythons == {}


def test_each_folder_has_the_one_of_its_configuration(tmp_path: Path, pythons: dict[str, str]) -> None:
    configure(tmp_path / "inner", "python3.9")
    assert main([".", "--confirm"]) == 1
    assert pythons == {os.path.join("inner", "bad.py"): "python3.9"}


def test_what_the_code_names_is_run_only_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark, evil = tmp_path / "mark", tmp_path / "inner" / "evil"
    evil.write_text(f"#!/bin/sh\necho run >> {mark}\n", encoding="utf-8")
    evil.chmod(0o755)
    configure(tmp_path / "inner", "./evil")
    for format in ("full", "json", "sarif", "junit"):
        assert main(["inner", "--format", format]) == 1
        assert not mark.exists()
    assert "python of [tool.scanlint] names a program, which is run with --confirm only" in capsys.readouterr().out
    assert main(["inner", "--confirm"]) == 1
    assert mark.exists()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("envs/old/bin/python", "{root}/envs/old/bin/python"), ("env", "{root}/env"), ("/usr/bin/python3", "/usr/bin/python3"), ("python3", "python3")],
)
def test_a_path_counts_from_the_configuration_file(tmp_path: Path, pythons: dict[str, str], written: str, meant: str) -> None:
    (tmp_path / "inner" / "env").mkdir()
    configure(tmp_path / "inner", written)
    main(["inner", "--confirm"])
    assert pythons == {os.path.join("inner", "bad.py"): meant.format(root=tmp_path / "inner")}


def test_the_command_line_wins(tmp_path: Path, pythons: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    configure(tmp_path / "inner", "python3.9")
    main([".", "--python", "python2.7"])
    assert pythons == {"bad.py": "python2.7", os.path.join("inner", "bad.py"): "python2.7"}
    capsys.readouterr()
    main(["inner", "--python", "python2.7", "--show-settings"])
    assert 'python = "python2.7"' in capsys.readouterr().out


def test_an_interpreter_that_is_not_there_changes_no_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python = str(tmp_path / "gone" / "python")
    assert main(["bad.py", "--python", python, "--format", "json"]) == 1
    notes = json.loads(capsys.readouterr().out)["summary"]["notes"]
    assert notes == [f"no finding was confirmed on the real library: {python} cannot be run: No such file or directory"]
    assert main(["bad.py", "--python", python, "--confirm", "--format", "json"]) == 1
    assert [finding["verdict"]["state"] for finding in json.loads(capsys.readouterr().out)["findings"]] == ["not-run"]


SURVEYED = [
    Surveyed(Interpreter("/a/python", "runs scanlint"), "3.11.7"),
    Surveyed(Interpreter("/b/python", ".venv"), "2.7.18", (Library("Theano", "1.0.5"), Library("PyTensor", None, "PyTensor is broken: x"))),
    Surveyed(Interpreter("/c/\x1bpython", "CONDA_PREFIX"), None, problem="/c/python cannot be run: Permission denied"),
]


def test_backends_says_what_is_where_and_why_one_cannot_be_used(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("scanlint.commands.backends.survey", lambda *given: SURVEYED)
    assert main(["backends"]) == 0
    assert capsys.readouterr().out == (
        "/a/python (runs scanlint, Python 3.11.7)\n  no scan library\n"
        "/b/python (.venv, Python 2.7.18)\n  Theano 1.0.5: runs scans\n  PyTensor is broken: x\n"
        "/c/\\x1bpython (CONDA_PREFIX)\n  /c/python cannot be run: Permission denied\n"
    )


def test_backends_for_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("scanlint.commands.backends.survey", lambda *given: SURVEYED)
    assert main(["backends", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["interpreters"][1] == {
        "interpreter": "/b/python",
        "origin": ".venv",
        "python": "2.7.18",
        "problem": None,
        "libraries": [
            {"name": "Theano", "version": "1.0.5", "problem": None},
            {"name": "PyTensor", "version": None, "problem": "PyTensor is broken: x"},
        ],
    }


def test_backends_without_any_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("scanlint.commands.backends.survey", lambda *given: SURVEYED[:1])
    assert main(["backends"]) == 0
    assert "pip install 'scanlint[runtime]'" in capsys.readouterr().out


def asked_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[Interpreter]:
    asked: list[Interpreter] = []

    def survey(interpreters: Sequence[Interpreter], *given: Any) -> list[Surveyed]:
        asked.extend(interpreters)
        return []

    monkeypatch.setattr("scanlint.commands.backends.survey", survey)
    assert main(["backends", *arguments]) == 0
    return asked


def test_backends_looks_at_those_that_linting_would_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of(monkeypatch) == [Interpreter(sys.executable, "runs scanlint")]
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    assert [one.origin for one in asked_of(monkeypatch, "inner/bad.py")] == ["runs scanlint", ".venv"]
    configure(tmp_path / "inner", "python3.9")
    assert asked_of(monkeypatch, "inner/bad.py") == [Interpreter("python3.9", "[tool.scanlint] python")]
    assert len(asked_of(monkeypatch, "inner", "--isolated")) == 2
    assert asked_of(monkeypatch, "inner", "--python", "python2.7") == [Interpreter("python2.7", "--python")]


def test_backends_of_a_path_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backends", "gone"]) == 2
    assert capsys.readouterr().err == "scanlint: gone: no such file or folder\n"


@needs_library
@pytest.mark.runtime
def test_backends_for_real(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backends", "--python", sys.executable]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{sys.executable} (--python, Python {'.'.join(map(str, sys.version_info[:3]))})"
    assert any(line.startswith(f"  {NAME} ") and line.endswith(": runs scans") for line in lines[1:])
