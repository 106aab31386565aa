from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from scanlint import __version__
from scanlint.cli import main
from scanlint.commands.parser import FORMATS
from tests.helpers import CLEAN, MISUSE

HEAVY = ("astroid", "rich", "numpy", "pathspec", "theano", "pytensor", "rich_argparse")
IMPORTS = ("-X", "importtime")
ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "clean.py").write_text(CLEAN)
    (tmp_path / "plain.py").write_text("import numpy\nx = 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _child(*arguments: str, folder: Path, stdout: int | TextIO = subprocess.PIPE, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)]))}
    command = [sys.executable, *python, "-m", "scanlint", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


def _loaded(errors: str) -> set[str]:
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in errors.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["plain.py"],
        [".", "--ignore", "ALL", "--format", "json"],
        *([".", "--format", format] for format in ("github", "gitlab", "junit", "sarif")),
        [".", "--statistics"],
        [".", "--show-files"],
        [".", "--show-settings", "--verbose"],
        [".", "--fix"],
        [".", "--add-suppressions"],
        [".", "--write-baseline", "known.json"],
    ],
)
def test_runs_without_a_scan_load_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "plain.py").write_text("import numpy\nimport theano\nx = 1\n")
    child = _child(*arguments, folder=tmp_path, python=IMPORTS)

    assert child.returncode == 0
    assert "scanlint" in _loaded(child.stderr)
    assert _loaded(child.stderr) & set(HEAVY) == set()


def test_a_run_with_a_scan_loads_astroid_but_a_clean_one_not_rich(project: Path) -> None:
    child = _child("clean.py", folder=project, python=IMPORTS)

    assert child.returncode == 0
    assert _loaded(child.stderr) & set(HEAVY) == {"astroid"}


def test_clean_is_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean.py", "plain.py"]) == 0
    assert capsys.readouterr() == ("no findings (2 read, 1 with scan, 0 unreadable; 0 suppressed)\n", "")


def test_findings_are_1_or_0_if_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("bad.py:9:")
    assert (out.count("\n"), err) == (1, "")
    assert main([".", "--format", "concise", "--exit-zero"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "scanlint: no path is given; `scanlint .` lints the current folder"),
        (["missing.py"], "scanlint: missing.py: no such file or folder"),
        ([".", "--select", "SCN1O1"], "scanlint: --select: no rule is called 'SCN1O1'; did you mean 'SCN101'?"),
        ([".", "--select", ","], "argument --select: names no rule"),
        ([".", "--jobs", "0"], "argument --jobs: must be a number from 1, is '0'"),
        ([".", "--jobs", "two"], "argument --jobs: must be a number from 1, is 'two'"),
        ([".", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        ([".", "--config", "missing.toml"], "scanlint: missing.toml: cannot be read: "),
        (["explain", "SCN1O1"], "scanlint: explain: no rule is called 'SCN1O1'; did you mean 'SCN101'?"),
        (["explain"], "the following arguments are required: RULE"),
        (["rules", "bad.py"], "unrecognized arguments: bad.py"),
        (["inspect", "bad.py"], "scanlint: inspect: 'bad.py' is not of the form FILE:LINE"),
        (["inspect", "missing.py:1"], "scanlint: missing.py: no such file"),
    ],
)
def test_wrong_usage_is_2_and_says_why(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err


def test_wrong_configuration_is_2_and_names_file_line_and_key(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text("[tool.scanlint]\nselect = ['SCN101']\nignroe = []\n")

    assert main(["."]) == 2
    assert "pyproject.toml:3: [tool.scanlint] ignroe: unknown key; did you mean 'ignore'?" in capsys.readouterr().err
    assert main([".", "--isolated", "--no-confirm"]) == 1


@pytest.mark.parametrize("target", ["scanlint.scan.analyse.analyse", "scanlint.reports.concise.render"])
def test_an_error_of_scanlint_is_3_and_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    def fail(*arguments: object) -> object:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(target, fail)

    assert main(["bad.py", "--format", "concise", "--jobs", "1"]) == 3
    err = capsys.readouterr().err
    assert err.startswith("scanlint: ")
    assert err.count("\n") == 1
    assert f"internal error: ZeroDivisionError: by zero at test_cli.py:{fail.__code__.co_firstlineno + 1} (scanlint {__version__}" in err.replace(
        str(Path(__file__).parent) + os.sep, ""
    )


def test_ctrl_c_is_130_without_a_traceback(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*arguments: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("scanlint.commands.lint.run", interrupt)

    assert main(["bad.py"]) == 130
    assert capsys.readouterr().err == "scanlint: interrupted\n"


def test_select_takes_codes_prefixes_names_and_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for selectors in (["SCN101"], ["SCN1"], ["single-output-indexed,SCN102"], ["ALL"], ["SCN102", "--extend-select", "scn101"]):
        assert main(["bad.py", "--format", "concise", "--select", *selectors]) == 1
    assert main(["bad.py", "--format", "concise", "--select", "SCN102", "--select", "SCN103"]) == 0
    assert main(["bad.py", "--format", "concise", "--ignore", "SCN101"]) == 0


def test_a_folder_called_like_a_command_is_given_with_a_dot(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rules").mkdir()
    (project / "rules" / "bad.py").write_text(MISUSE)

    assert main(["./rules", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith(os.path.join("rules", "bad.py") + ":9:")
    assert main(["rules"]) == 0


def test_help_fits_a_screen_and_has_examples(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert len(text.splitlines()) <= 50
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert "examples:\n  scanlint src\n" in text
    for command in ("explain", "rules", "inspect", "backends"):
        assert main([command, "--help"]) == 0


def test_help_is_set_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "80")
    for name, styled in (("NO_COLOR", False), ("FORCE_COLOR", True)):
        screen = Screen()
        with monkeypatch.context() as patched:
            for other in ("NO_COLOR", "FORCE_COLOR"):
                patched.delenv(other, raising=False)
            patched.setenv(name, "1")
            patched.setattr(sys, "stdout", screen)
            assert main(["--help"]) == 0
        assert ("\x1b[" in screen.getvalue()) == styled
        assert "scanlint src" in screen.getvalue()


@pytest.mark.parametrize("columns", [None, "", "none", "0"])
def test_help_is_as_wide_as_a_screen_where_there_is_none(
    columns: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if columns is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)
    assert main(["--help"]) == 0
    assert 60 < max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"scanlint {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no head to pipe to")
@pytest.mark.parametrize("format", FORMATS)
def test_a_closed_pipe_is_no_error(project: Path, format: str) -> None:
    read, write = os.pipe()
    os.close(read)
    child = _child(".", "--no-confirm", "--format", format, folder=project, stdout=write)
    os.close(write)

    assert (child.returncode, child.stderr) == (1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a full disk is imitated by /dev/full")
def test_a_full_disk_is_2_and_one_line(project: Path) -> None:
    with open("/dev/full", "w") as full:
        child = _child(".", "--format", "concise", folder=project, stdout=full)

    assert (child.returncode, child.stderr) == (2, "scanlint: the output cannot be written: No space left on device\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_no_text_can_be_reported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"b\xff\n.py")
    Path(name).write_text(MISUSE)

    for format in ("full", "concise"):
        assert main([name, "--no-confirm", "--format", format]) == 1
    assert main([name, "--no-confirm", "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert json.loads(out[out.index("{\n") :])["findings"][0]["path"] == name
