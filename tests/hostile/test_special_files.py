"""FIFOs, devices, huge and vanishing files: a finding or a line, and no run that waits for ever (a FIFO that is opened would)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scanlint import disk
from scanlint.cli import main
from scanlint.engine import FileResult, lint_file, run
from scanlint.source.files import SourceFile
from tests.helpers import CLEAN, MISUSE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")

#: Makes something that is no regular file at a path.
MADE: dict[str, Callable[[Path], object]] = {
    "a FIFO": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a folder": lambda path: path.mkdir(),
}


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.py").write_text(CLEAN, encoding="utf-8")


def lint(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main([*words, "--no-confirm", "--format=concise"])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("kind", ["a FIFO", "a device"])
@pytest.mark.parametrize("named", [True, False])
def test_among_the_sources(kind: str, named: bool, capsys: pytest.CaptureFixture[str]) -> None:
    MADE[kind](Path("odd.py"))
    status, out, err = lint(capsys, "odd.py" if named else ".")
    if kind == "a device" and not named:
        assert (status, out) == (0, "")
        assert err.startswith("odd.py: not read: it leads to /dev/zero")
    else:
        assert (status, out, err) == (1, "odd.py:1:1 SCN901 unreadable-source this is not a regular file, and was not opened\n", "")


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("option", ["--config", "--baseline", "--write-baseline"])
def test_as_what_an_option_names(kind: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    MADE[kind](Path("odd"))
    status, out, err = lint(capsys, "good.py", option, "odd")
    assert (status, out) == (2, "")
    assert err.startswith("scanlint: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("name", ["pyproject.toml", ".gitignore", "helper.py", "known.json"])
def test_as_what_is_read_besides(kind: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".git").mkdir()
    Path("user.py").write_text("from helper import step\n" + CLEAN, encoding="utf-8")
    if name == "known.json":
        Path("pyproject.toml").write_text('[tool.scanlint]\nbaseline = "known.json"\n', encoding="utf-8")
    MADE[kind](Path(name))
    status, out, err = lint(capsys, "good.py", "user.py")
    assert (status, out, err.count("\n")) == ((2, "", 1) if name == "known.json" else (0, "", 0))


def test_a_fifo_that_nobody_reads_as_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("report")
    status, out, err = lint(capsys, "good.py", "-o", "report")
    assert (status, out) == (2, "")
    assert err.startswith("scanlint: report cannot be written: ")


def test_a_fifo_that_is_read_gets_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.py").write_text(MISUSE, encoding="utf-8")
    os.mkfifo("report")
    reader = os.open("report", os.O_RDONLY | os.O_NONBLOCK)
    assert lint(capsys, "bad.py", "-o", "report")[0] == 1
    assert os.read(reader, 1000).startswith(b"bad.py:9:12 SCN101 ")
    os.close(reader)


def test_a_file_of_a_terabyte_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    with open("huge.py", "wb") as file:
        file.write(MISUSE.encode())
        file.truncate(disk.LIMIT + 1)
    assert lint(capsys, ".")[:2] == (1, "huge.py:1:1 SCN901 unreadable-source this file cannot be read: it has more than 64 MiB\n")


def test_files_that_vanish_before_they_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.py").write_text(MISUSE, encoding="utf-8")

    def late(file: SourceFile) -> FileResult:
        os.unlink(file.path)
        return lint_file(file)

    outcome = run(["."], work=late)
    assert [(finding.code, finding.message) for finding in outcome.findings] == [
        ("SCN901", "this file cannot be read: No such file or directory"),
        ("SCN901", "this file cannot be read: No such file or directory"),
    ]
    assert outcome.failures == ()


def test_a_file_that_vanishes_before_it_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.py").write_text(MISUSE, encoding="utf-8")

    def then_gone(*words: object) -> object:
        outcome = run(["bad.py"])
        os.unlink("bad.py")
        return outcome

    monkeypatch.setattr("scanlint.commands.lint.run", then_gone)
    assert main(["bad.py", "--no-confirm"]) == 1
    out, err = capsys.readouterr()
    assert "bad.py:9:12" in out
    assert err == ""
