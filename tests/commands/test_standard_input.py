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


@pytest.mark.parametrize("data", [b"import theano\nx = '\xff'; theano.scan\n", b"import theano\ntheano.scan(\n"])
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


UNPACKED = MISUSE.replace("rval, updates", "[rval], updates").replace("rval[0]", "rval")


def test_what_is_fixed_goes_to_standard_output_and_the_report_to_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _lint(monkeypatch, UNPACKED, "-", "--fix") == 0
    assert capsysbinary.readouterr() == (CLEAN.encode(), b"no findings (1 read, 1 with scan, 0 unreadable; 0 suppressed); 1 fixed\n")

    assert _lint(monkeypatch, MISUSE, "-", "--fix", "--format", "concise") == 1
    out, err = capsysbinary.readouterr()
    assert out == MISUSE.encode()
    assert err.startswith(b"-:9:12 SCN101 ")

    assert _lint(monkeypatch, MISUSE, "-", "--fix", "--unsafe-fixes", "--quiet") == 0
    assert capsysbinary.readouterr() == (CLEAN.encode(), b"")


@pytest.mark.parametrize("data", [b"", CLEAN.encode(), b"\xff\x00scan theano", b"import theano\nscan = ("], ids=["empty", "clean", "bytes", "broken"])
def test_what_has_no_fix_comes_out_as_it_went_in(data: bytes, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    _lint(monkeypatch, data, "-", "--fix", "--unsafe-fixes")
    assert capsysbinary.readouterr().out == data


def test_other_bytes_stay_as_they_were(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    old = b"\xef\xbb\xbf" + UNPACKED.replace("\n", "\r\n").encode() + b"# \xc3\xa9\r\n\f"
    assert _lint(monkeypatch, old, "-", "--fix") == 0
    assert capsysbinary.readouterr().out == old.replace(b"[rval]", b"rval")

    latin = b"# coding: latin-1\n" + UNPACKED.encode() + b"# \xe9\n"
    assert _lint(monkeypatch, latin, "-", "--fix") == 0
    assert capsysbinary.readouterr().out == latin.replace(b"[rval]", b"rval")


def test_an_excluded_name_hands_the_input_through(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _lint(monkeypatch, UNPACKED, "-", "--fix", "--stdin-filename", "gen/model.py") == 0
    assert capsysbinary.readouterr().out == UNPACKED.encode()


def test_a_diff_of_standard_input_is_1_and_bears_its_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _lint(monkeypatch, UNPACKED, "-", "--diff", "--stdin-filename", "model.py") == 1
    assert capsys.readouterr().out.startswith("--- model.py\n+++ model.py\n")
    assert _lint(monkeypatch, CLEAN, "-", "--diff") == 0
    assert capsys.readouterr().out == ""


def test_a_notebook_is_fixed_too(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _lint(monkeypatch, notebook(UNPACKED, "# é"), "-", "--fix", "--stdin-filename", "model.ipynb") == 0
    assert capsysbinary.readouterr().out == notebook(CLEAN, "# é")


def test_what_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Torn(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Torn())))
    assert main(["-"]) == 2
    assert capsys.readouterr() == ("", "scanlint: standard input cannot be read: Input/output error\n")
