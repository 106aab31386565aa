from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE

CONFIGURED = "[tool.scanlint]\nbaseline = 'known.json'\n"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "bad.py").write_text(MISUSE)
    (tmp_path / "src" / "other.py").write_text(MISUSE)
    (tmp_path / "src" / "clean.py").write_text(CLEAN)
    monkeypatch.chdir(tmp_path)


def _entries(path: str = "known.json") -> list[Any]:
    return list(json.loads(Path(path).read_text())["findings"])


def _concise(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    capsys.readouterr()
    status = main([*arguments, "--format", "concise"])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def test_what_was_written_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["src", "--write-baseline", "known.json"]) == 0
    assert capsys.readouterr() == ("known.json: 2 findings of 2 files written\n", "")
    assert [entry["path"] for entry in _entries()] == ["src/bad.py", "src/other.py"]

    assert _concise(capsys, "src", "--baseline", "known.json") == (0, [], "")
    main(["src", "--baseline", "known.json"])
    assert capsys.readouterr().out == "no findings (3 read, 3 with scan, 0 unreadable; 0 suppressed, 2 in the baseline)\n"


def test_a_new_finding_shows_and_sets_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["src", "--write-baseline", "known.json"])
    (tmp_path / "src" / "bad.py").write_text(MISUSE.replace("return rval[0]", "first = 1\n    other = rval[1]\n    return rval[0]"))
    status, lines, err = _concise(capsys, "src", "--baseline", "known.json")

    assert status == 1
    assert [line.split(" ")[0] for line in lines] == ["src/bad.py:10:13"]
    assert err == ""


def test_the_configuration_names_it_from_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").write_text(CONFIGURED)
    main(["src", "--write-baseline", "known.json"])
    monkeypatch.chdir(tmp_path / "src")

    assert _concise(capsys, "bad.py") == (0, [], "")
    assert _concise(capsys, "bad.py", "--isolated")[0] == 1


def test_writing_leaves_the_configured_one_out_of_account(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(CONFIGURED)
    for _ in range(2):
        assert main(["src", "--write-baseline", "known.json"]) == 0
        assert len(_entries()) == 2


def test_what_is_gone_is_told_and_taken_out_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["src", "--write-baseline", "known.json"])
    (tmp_path / "src" / "bad.py").write_text(CLEAN)
    (tmp_path / "src" / "other.py").unlink()
    before = Path("known.json").read_text()
    told = "known.json: 2 findings of the baseline are gone, such as SCN101 in src/bad.py, layer (--prune-baseline)\n"

    assert _concise(capsys, "src", "--baseline", "known.json") == (0, [], told)
    assert Path("known.json").read_text() == before
    pruned = "known.json: 2 findings taken out of the baseline, such as SCN101 in src/bad.py, layer\n"
    assert _concise(capsys, "src", "--baseline", "known.json", "--prune-baseline") == (0, [], pruned)
    assert _entries() == []
    assert _concise(capsys, "src", "--baseline", "known.json", "--prune-baseline") == (0, [], "")


def test_a_file_that_no_more_holds_a_scan_leaves_stale_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["src/bad.py", "--write-baseline", "known.json"])
    (tmp_path / "src" / "bad.py").write_text("x = 1\n")

    assert "1 finding of the baseline is gone" in _concise(capsys, "src/bad.py", "--baseline", "known.json")[2]


@pytest.mark.parametrize("arguments", [["src/clean.py"], ["src", "--ignore", "SCN101"]])
def test_what_was_not_looked_for_is_not_gone(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["src", "--write-baseline", "known.json"])
    before = Path("known.json").read_text()

    assert _concise(capsys, *arguments, "--baseline", "known.json", "--prune-baseline") == (0, [], "")
    assert Path("known.json").read_text() == before


def test_a_file_that_cannot_be_read_loses_no_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["src", "--write-baseline", "known.json"])
    (tmp_path / "src" / "bad.py").write_text("import theano\ntheano.scan(\n")
    status, lines, err = _concise(capsys, "src", "--baseline", "known.json")

    assert (status, len(lines), err) == (1, 1, "")
    main(["src", "--write-baseline", "known.json"])
    assert _concise(capsys, "src", "--baseline", "known.json") == (0, [], "")


def test_fixes_leave_the_known_findings_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["src/bad.py", "--write-baseline", "known.json"])

    assert _concise(capsys, "src", "--baseline", "known.json", "--fix", "--unsafe-fixes") == (0, [], "")
    assert (tmp_path / "src" / "bad.py").read_text() == MISUSE
    assert (tmp_path / "src" / "other.py").read_text() == CLEAN


def test_processes_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        (tmp_path / "src" / f"more{number}.py").write_text(MISUSE)
    main(["src", "--write-baseline", "known.json"])
    (tmp_path / "src" / "new.py").write_text(MISUSE)
    found = [_concise(capsys, "src", "--baseline", "known.json", "--jobs", jobs) for jobs in "13"]

    assert found[0] == found[1]
    assert len(found[0][1]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["src", "--baseline", "missing.json"], "missing.json: there is no such baseline; `--write-baseline "),
        (["src", "--baseline", "src/bad.py"], "bad.py: is no baseline, which is JSON"),
        (["--write-baseline", "src/bad.py", "src"], "bad.py: is no baseline, which is JSON"),
        (["src", "--write-baseline", "missing/b.json"], "b.json: cannot be written: No such file or directory"),
        (["src", "--prune-baseline"], "--prune-baseline: there is no baseline; name it with --baseline FILE"),
        (["src", "--write-baseline", "b.json", "--baseline", "b.json"], "--write-baseline: writes every finding there is; leave out --baseline"),
        (["src", "--write-baseline", "b.json", "--diff"], "--write-baseline: --diff writes nothing; give one of the two"),
        (["-", "--write-baseline", "b.json"], "--write-baseline: not for standard input; give the path of the file"),
    ],
)
def test_wrong_usage_is_2_and_overwrites_nothing(arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert (tmp_path / "src" / "bad.py").read_text() == MISUSE


def test_the_known_are_counted_in_json_and_marked_in_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    main(["src/bad.py", "--write-baseline", "known.json"])
    capsys.readouterr()
    main(["src/bad.py", "--baseline", "known.json", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["baseline"] == 1
    main(["src/bad.py", "--baseline", "known.json", "--format", "sarif"])
    [result] = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["suppressions"][0]["kind"] == "external"


def test_what_was_not_read_is_said_beside_what_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.py"
    outside.write_text(MISUSE)
    Path("src/link.py").symlink_to(outside)
    assert main(["src", "--write-baseline", "known.json"]) == 0
    assert {entry["path"] for entry in _entries()} == {"src/bad.py", "src/other.py"}
    assert capsys.readouterr().err.startswith(f"{Path('src/link.py')}: not read: ")


def test_an_error_of_scanlint_is_said_and_3(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("scanlint.engine.in_depth._check", fail)
    assert main(["src/bad.py", "--write-baseline", "known.json", "--no-cache"]) == 3
    assert _entries() == []
    assert "scanlint: src/bad.py: internal error: ZeroDivisionError" in capsys.readouterr().err
