from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "clean.py").write_text(CLEAN)
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("format", ["full", "concise", "json", "github", "gitlab", "junit", "sarif"])
def test_a_file_gets_what_standard_output_would(format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [".", "--no-confirm", "--format", format]
    assert main(arguments) == 1
    printed = capsys.readouterr().out

    assert main([*arguments, "-o", "report.txt"]) == 1
    out, err = capsys.readouterr()
    assert (tmp_path / "report.txt").read_text() == printed
    assert out == ""
    assert err == "report.txt: 1 silent in 1 file (2 read, 2 with scan, 0 unreadable; 0 suppressed); 1 fixable with --fix --unsafe-fixes\n"


@pytest.mark.parametrize("format", ["full", "github", "gitlab", "junit", "sarif"])
def test_a_file_is_written_for_a_clean_run_too(format: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("an old report")

    assert main(["clean.py", "--format", format, "-o", "report.txt"]) == 0
    assert "an old report" not in (tmp_path / "report.txt").read_text()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing/r.txt", "scanlint: --output: missing/r.txt cannot be written: there is no folder missing\n"),
        ("build", "scanlint: --output: build cannot be written: it is a folder\n"),
        ("bad.py", "scanlint: --output: bad.py is a source file, and is not written over\n"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_before_the_work(path: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "-o", path]) == 2
    assert capsys.readouterr() == ("", message)
    assert (tmp_path / "bad.py").read_text() == MISUSE


@pytest.mark.parametrize(("format", "variable"), [("github", "GITHUB_WORKSPACE"), ("sarif", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR")])
def test_paths_are_seen_from_the_checkout(
    format: str, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.chdir(tmp_path / "build")
    main(["../bad.py", "--no-confirm", "--format", format])
    out = capsys.readouterr().out

    assert str(tmp_path) not in out
    assert {"github": "file=bad.py,", "sarif": '"uri": "bad.py"', "gitlab": '"path": "bad.py"'}[format] in out


def test_the_documents_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    read: dict[str, Callable[[str], object]] = {"json": json.loads, "gitlab": json.loads, "sarif": json.loads, "junit": ElementTree.fromstring}
    for format, reader in read.items():
        main(["bad.py", "build", "--no-confirm", "--format", format])
        assert reader(capsys.readouterr().out)


def test_a_comment_with_its_reason_reaches_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.py").write_text(MISUSE.replace("rval[0]", "rval[0]  # scanlint: ignore[SCN101] -- the first step is meant"))

    assert main(["bad.py", "--format", "sarif"]) == 0
    [result] = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "the first step is meant"}]
