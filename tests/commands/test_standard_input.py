from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE
from tests.notebooks import notebook

SRC = os.path.join("src", "model.py")
CONFIGURATION = """
[tool.scanlint]
exclude = ["gen"]
per-file-ignores = { "tests/*" = ["SCN101"] }
"""


class Input(io.TextIOWrapper):
    """A standard input that holds some bytes."""

    def __init__(self, data: bytes, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data))
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION)
    monkeypatch.chdir(tmp_path)


def _lint(monkeypatch: pytest.MonkeyPatch, data: bytes | str, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", Input(data.encode() if isinstance(data, str) else data))
    return main([*arguments, "--no-confirm"])


def _places(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes | str, *arguments: str) -> list[str]:
    _lint(monkeypatch, data, *arguments, "--format", "concise")
    return [" ".join(line.split()[:-1]).partition(" SCN101")[0] for line in capsys.readouterr().out.splitlines()]


def test_false_alarm_clean_input_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _lint(monkeypatch, CLEAN, "-") == 0
    assert _lint(monkeypatch, b"", "-") == 0
    assert "1 read" in capsys.readouterr().out


def test_missed_alarm_input_is_linted_with_and_without_a_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _places(monkeypatch, capsys, MISUSE, "-") == ["-:9:12"]
    assert _places(monkeypatch, capsys, MISUSE, "-", "--stdin-filename", SRC) == [f"{SRC}:9:12"]
    assert _places(monkeypatch, capsys, MISUSE, "--stdin-filename", os.path.abspath(SRC)) == [f"{SRC}:9:12"]


def test_the_file_of_that_name_is_not_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("model.py").write_text(CLEAN)
    assert _places(monkeypatch, capsys, "# one line more\n" + MISUSE, "-", "--stdin-filename", "model.py") == ["model.py:10:12"]

    _lint(monkeypatch, MISUSE.replace("rval", "piped"), "-", "--stdin-filename", "model.py")
    assert "return piped[0]" in capsys.readouterr().out


def test_settings_and_per_file_ignores_are_those_of_the_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _places(monkeypatch, capsys, MISUSE, "-", "--stdin-filename", "tests/new.py") == []
    Path("inner").mkdir()
    Path("inner", "pyproject.toml").write_text("[tool.scanlint]\nignore = ['SCN101']\n")
    assert _places(monkeypatch, capsys, MISUSE, "-", "--stdin-filename", "inner/new.py") == []
    assert _places(monkeypatch, capsys, MISUSE, "-", "--stdin-filename", "inner/new.py", "--isolated") != []


def test_input_without_a_name_has_the_settings_of_the_working_directory(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text("[tool.scanlint]\nignore = ['SCN101']\n")
    assert _places(monkeypatch, capsys, MISUSE, "-") == []


def test_an_excluded_name_is_left_out_with_a_note(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _lint(monkeypatch, MISUSE, "-", "--stdin-filename", "gen/model.py") == 0
    assert "not read, though it was named: excluded by [tool.scanlint] exclude" in capsys.readouterr().out


def test_a_notebook_may_be_piped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = notebook("x = 1", MISUSE)
    assert _places(monkeypatch, capsys, data, "-", "--stdin-filename", "nb.ipynb") == ["nb.ipynb:cell 2:9:12"]
    _lint(monkeypatch, data, "-", "--stdin-filename", "nb.ipynb", "--format", "json")
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["path"], found["cell"], found["line"], found["column"]) == ("nb.ipynb", 2, 9, 12)
    _lint(monkeypatch, data, "-", "--stdin-filename", "nb.ipynb")
    assert "return rval[0]" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"import theano\nx = '\xff'; scan\n", b"import theano\nscan = (\n"])
def test_input_that_cannot_be_read_is_a_finding(data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _lint(monkeypatch, data, "-", "--format", "concise") == 1
    assert capsys.readouterr().out.startswith("-:2:")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "model.py"], "model.py: standard input is linted alone, without other paths"),
        (["model.py", "--stdin-filename", "model.py"], "model.py: standard input is linted alone"),
        (["-", "--stdin-filename", "."], "--stdin-filename: must be the name of a file, is '.'"),
        (["-", "--stdin-filename", ""], "--stdin-filename: must be the name of a file, is ''"),
        (["-", "--fix"], "--fix: standard input cannot be fixed"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_a_closed_input_is_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["-"]) == 2
    assert capsys.readouterr().err == "scanlint: standard input is closed\n"


def test_a_terminal_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Input(MISUSE.encode(), terminal=True))
    assert main(["-", "--no-confirm"]) == 1


def test_a_file_called_like_the_sign_for_input_is_given_with_a_dot(capsys: pytest.CaptureFixture[str]) -> None:
    Path("-").write_text(MISUSE)
    assert main(["./-", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("-:9:12 ")
