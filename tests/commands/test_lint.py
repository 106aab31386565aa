from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanlint.cli import main
from scanlint.finding import Finding, Verdict
from tests.helpers import CLEAN, MISUSE

CONFIRM = "scanlint.companion.confirm.confirm"
CONFIRMED = Verdict("confirmed", "Theano 1.0.5", "it does")
NOT_RUN = Verdict("not-run", None, "no library can be imported")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "clean.py").write_text(CLEAN)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "bad.py").write_text(MISUSE)
    (tmp_path / "broken.py").write_text("import theano\nscan = (\n")
    monkeypatch.chdir(tmp_path)


def _answering(monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> list[int]:
    """Let the companion give ``verdict`` to everything; the list fills with the number of findings of each call."""
    asked: list[int] = []

    def confirm(findings: Sequence[Finding], **how: object) -> list[Finding]:
        asked.append(len(findings))
        return [finding if finding.question is None else replace(finding, verdict=verdict) for finding in findings]

    monkeypatch.setattr(CONFIRM, confirm)
    return asked


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    main([*arguments, "--format", "json"])
    return json.loads(capsys.readouterr().out)


def test_nothing_is_asked_without_a_finding_or_a_question_or_against_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _answering(monkeypatch, CONFIRMED)
    main(["clean.py", "--confirm"])
    main(["broken.py", "--confirm"])
    main(["bad.py", "--no-confirm"])
    main(["bad.py", "--format", "concise"])

    assert asked == []


def test_the_library_is_asked_by_default_and_its_verdict_reported(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _answering(monkeypatch, CONFIRMED)

    assert [finding["verdict"]["state"] for finding in _json(capsys, "bad.py")["findings"]] == ["confirmed"]


def test_without_a_library_one_note_says_so_unless_confirmation_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answering(monkeypatch, NOT_RUN)
    data = _json(capsys, "bad.py")

    assert [finding["verdict"] for finding in data["findings"]] == [None]
    assert data["summary"]["notes"] == ["no finding was confirmed on the real library: no library can be imported"]
    assert _json(capsys, "bad.py", "--confirm")["findings"][0]["verdict"]["state"] == "not-run"


def test_an_error_of_the_companion_loses_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def confirm(*arguments: object, **keywords: object) -> list[Finding]:
        raise OSError("no processes left")

    monkeypatch.setattr(CONFIRM, confirm)

    assert main(["bad.py", "--format", "json"]) == 3
    out, err = capsys.readouterr()
    assert len(json.loads(out)["findings"]) == 1
    assert err.startswith("scanlint: confirmation: internal error: OSError: no processes left")


@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_a_path_that_is_left_out_is_said_in_every_format(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build/bad.py", "--format", format]) == 0
    out, err = capsys.readouterr()
    assert "bad.py: not read, though it was named: " in (err if format == "concise" else out)


def test_the_full_report_shows_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bad.py", "broken.py", "--no-confirm"]) == 1
    out = capsys.readouterr().out
    assert "return rval[0]" in out
    assert "1 silent, 1 info in 2 files (2 read, 1 with scan, 1 unreadable; 0 suppressed)" in out
