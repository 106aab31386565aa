from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE

UNPACKED = MISUSE.replace("rval, updates", "[rval], updates").replace("rval[0]", "rval")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unsafe.py").write_text(MISUSE)
    (tmp_path / "safe.py").write_text(UNPACKED)
    (tmp_path / "clean.py").write_text(CLEAN)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "safe.py").write_text(UNPACKED)
    monkeypatch.chdir(tmp_path)


def _texts() -> list[str]:
    return [Path(name).read_text() for name in ("unsafe.py", "safe.py", "build/safe.py")]


def test_nothing_is_written_unless_fix_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    main([".", "--no-confirm"])
    main([".", "--diff", "--unsafe-fixes"])
    main([".", "--fix", "--diff", "--unsafe-fixes"])
    assert _texts() == [MISUSE, UNPACKED, UNPACKED]


def test_unsafe_fixes_alone_says_what_to_add(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--unsafe-fixes"]) == 2
    assert capsys.readouterr().err == "scanlint: --unsafe-fixes: add --fix to apply the fixes, or --diff to see them\n"
    assert _texts() == [MISUSE, UNPACKED, UNPACKED]


def test_fix_writes_the_safe_fixes_and_reports_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--fix", "--no-confirm"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "1 silent in 1 file (3 read, 3 with scan, 0 unreadable; 0 suppressed); 1 fixed; 1 fixable with --fix --unsafe-fixes"
    )
    assert _texts() == [MISUSE, CLEAN, UNPACKED]


def test_fix_is_0_when_nothing_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--fix", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().out == "no findings (3 read, 3 with scan, 0 unreadable; 0 suppressed); 2 fixed\n"
    assert _texts() == [CLEAN, CLEAN, UNPACKED]
    assert main([".", "--fix", "--unsafe-fixes", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["fixed"] == 0


def test_excluded_files_are_not_fixed_though_they_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build/safe.py", "--fix"]) == 0
    assert "build/safe.py: not read, though it was named: " in capsys.readouterr().out.replace("\\", "/")
    assert _texts()[2] == UNPACKED


def test_rules_that_are_not_selected_are_not_fixed() -> None:
    assert main([".", "--fix", "--unsafe-fixes", "--ignore", "SCN101,SCN102"]) == 0
    assert _texts() == [MISUSE, UNPACKED, UNPACKED]


def test_diff_shows_what_fix_would_write_and_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--diff"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("--- safe.py\n+++ safe.py\n@@ -5,5 +5,5 @@\n")
    assert [line for line in out.splitlines()[2:] if line[0] in "-+"] == [
        "-    [rval], updates = theano.scan(step, sequences=x, outputs_info=[h0])",
        "+    rval, updates = theano.scan(step, sequences=x, outputs_info=[h0])",
    ]
    assert err == "1 fixable in 1 file (1 more with --unsafe-fixes)\n"


def test_diff_is_0_when_there_is_nothing_to_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean.py", "unsafe.py", "--diff"]) == 0
    assert capsys.readouterr() == ("", "nothing to fix (1 more with --unsafe-fixes)\n")
    assert main([".", "--diff", "--exit-zero"]) == 0


def test_an_error_in_scanlint_is_3_and_changes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("scanlint.fixes.files.mend", None)
    assert main([".", "--fix"]) == 3
    assert main([".", "--diff"]) == 3
    assert "internal error: TypeError" in capsys.readouterr().err
    assert _texts() == [MISUSE, UNPACKED, UNPACKED]


def test_several_processes_fix_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--fix", "--unsafe-fixes", "--jobs", "2"]) == 0
    assert _texts() == [CLEAN, CLEAN, UNPACKED]


def test_the_concise_report_marks_safe_fixes(capsys: pytest.CaptureFixture[str]) -> None:
    main([".", "--format", "concise"])
    marks = [line.split("single-output-")[1][:12] for line in capsys.readouterr().out.splitlines()]
    assert marks == ["unpacked [*]", "indexed `rva"]
