"""No report holds what a terminal, a code host or a parser would obey: source lines, messages and paths are a stranger's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes are those of Linux")

#: A title for the window, a cleared screen, colours by C0 and C1, text from right to left, nothing wide, a rubout, and what GitHub would obey.
EVIL = "\x1b]0;mine\x07\x1b[2J\x9b31m\u202e\u200b\x7f %0A::error::x ]]> <b> [click](https://example.org)"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
NAMES = ("a\x1b[31m", "b\nc::error file=x::d", "d\udcff", "e\x9b", "f\u202eg", "h%0A,i:", " j ", "k]]>&<", "l\r", "m\t", "n'\"\\")

FORMATS = (
    "--format=full",
    "--format=concise",
    "--format=json",
    "--format=github",
    "--format=gitlab",
    "--format=junit",
    "--format=sarif",
    "--statistics",
    "--show-files",
    "--show-settings",
    "--verbose",
)


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = MISUSE.splitlines()
    program = "\n".join([*lines[:5], f"{lines[5]}  # {EVIL}", "", f"{lines[7]}  # {EVIL}", lines[8]])
    for name in NAMES:
        write(f"{name}.py", f"{program}  # {EVIL}\n")
    write("reason.py", f"{program}  # scanlint: ignore[SCN101] -- {EVIL}\n")
    write("unused.py", f"{program.replace('rval[0]', 'rval')}  # scanlint: ignore[{EVIL}]\n")
    write("broken.py", f"import theano\ntheano.scan({EVIL}\n")
    write(f"folder{EVIL.replace('/', '|')}/x.py", MISUSE)


def write(name: str, text: str) -> None:
    path = os.fsencode(name)
    os.makedirs(os.path.dirname(path) or b".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode("utf-8", "surrogateescape"))


def reported(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([".", "--no-confirm", *words]) in (0, 1)
    out, err = capfd.readouterr()
    assert not OBEYED.search(err), err
    return out


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_is_harmless(format: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = reported(capfd, format)
    assert not OBEYED.search(out)
    assert "x1b" in out or "u001b" in out or format in ("--statistics", "--show-settings")
    reported(capfd, format, "-o", "report")
    if format not in ("--show-files", "--show-settings"):
        assert not OBEYED.search(Path("report").read_text(encoding="utf-8"))


def test_every_annotation_is_one_command(capfd: pytest.CaptureFixture[str]) -> None:
    lines = reported(capfd, "--format=github").splitlines()
    assert all(re.match(r"::(error|notice|warning) title=scanlint \(SCN\d+\),file=[^,:]+,line=\d+,", line) for line in lines)
    assert sum(",line=9," in line for line in lines) == len(NAMES) + 2


def test_what_is_for_programs_parses(capfd: pytest.CaptureFixture[str]) -> None:
    shown = {finding["path"] for finding in json.loads(reported(capfd, "--format=json"))["findings"]}
    assert {f"{name}.py" for name in NAMES} <= shown
    assert len(json.loads(reported(capfd, "--format=gitlab"))) == len(NAMES) + 3
    assert len(list(ElementTree.fromstring(reported(capfd, "--format=junit")).iter("testcase"))) == len(NAMES) + 3
    results = json.loads(reported(capfd, "--format=sarif"))["runs"][0]["results"]
    assert all(re.fullmatch(r"[\w.%/~-]+", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for result in results)
    assert not any(re.search(r"(?<!\\)\[[^]]*\]\(", result["message"]["text"]) for result in results)


def test_a_diff_fits_whatever_the_files_are_called(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    diff = reported(capfd, "--diff", "--unsafe-fixes")
    done = subprocess.run(
        ["git", "apply", "-p0"], input=diff, cwd=tmp_path, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {finding["code"] for finding in json.loads(reported(capfd, "--format=json"))["findings"]} == {"SCN901", "SCN902"}


def test_a_diff_on_a_terminal_is_spelled_out(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert not OBEYED.search(reported(capfd, "--diff", "--unsafe-fixes"))


@pytest.mark.parametrize(
    "words", [("gone\x1b[2J.py",), ("--select=\x1b[2J", "."), ("--config=\x1b[2J", "."), ("--format=\x1b[2J",), ("--jobs=\x1b[2J",)]
)
def test_wrong_usage_is_told_harmlessly(words: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert not OBEYED.search(err)
    assert "1b[2J" in err


def test_a_hostile_configuration_is_told_harmlessly(capfd: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text('[tool.scanlint]\n"\\u001b[2J" = 1\n', encoding="utf-8")
    assert main(["."]) == 2
    assert not OBEYED.search(capfd.readouterr().err)
    Path("pyproject.toml").write_text("[tool.scanlint]\nexclude = " + "[" * 9000 + "]" * 9000, encoding="utf-8")
    assert main(["."]) == 2
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("line", ["select = " + "9" * 5000, 'baseline = "a\\u0000b"', 'python = "a\\u0000b"', "ignore = 0000-01-01", "select = nan"])
def test_an_odd_value_of_the_configuration_is_wrong_usage(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text(f"[tool.scanlint]\n{line}\n", encoding="utf-8")
    assert main(["."]) == 2
    assert re.fullmatch(r"scanlint: .*pyproject\.toml.*\n", capfd.readouterr().err)


def test_a_clean_file_of_a_hostile_name_is_clean(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.makedirs("clean")
    write("clean/\x1b.py", CLEAN)
    assert main(["clean", "--no-confirm", "--format=concise"]) == 0
    assert capfd.readouterr() == ("", "")
