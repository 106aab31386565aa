"""A finding as a result of a SARIF log."""

from __future__ import annotations

import re
from itertools import groupby

from scanlint.finding import Edit, Finding, Fix, Location, Suppressed
from scanlint.reports.paths import in_repository, uri
from scanlint.reports.places import in_file
from scanlint.reports.sarif_rules import LEVELS
from scanlint.reports.visible import visible

#: What relative paths count from. The folder itself stays unsaid, so that a log is the same on every machine.
ROOT = "%SRCROOT%"

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def result(finding: Finding, suppressed: Suppressed | None, root: str | None) -> dict[str, object]:
    """Return the result of a finding, all but its rule index and fingerprint."""
    data: dict[str, object] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.impact],
        "message": {"text": _text(_told(finding))},
        "locations": [_location(finding.location, root) | _logical(finding)],
        "properties": _properties(finding),
    }
    if finding.evidence:
        data["relatedLocations"] = [
            {"id": number, **_location(seen.location, root), "message": {"text": _text(seen.message)}}
            for number, seen in enumerate(finding.evidence, start=1)
        ]
    if finding.fix is not None and all(edit.location.cell is None for edit in finding.fix.edits):
        data["fixes"] = [_fix(finding.fix, root)]
    if suppressed is not None:
        data["suppressions"] = [_suppression(suppressed)]
    return data


def _told(finding: Finding) -> str:
    """What GitHub shows of an alert: its first sentence is the title."""
    at = finding.location
    message = finding.message.rstrip(".") + ("." if at.cell is None else f" (cell {at.cell}, line {at.line}).")
    verdict = "" if finding.verdict is None or finding.verdict.backend is None else f"{finding.verdict.state.capitalize()}: {finding.verdict.detail}"
    return " ".join(part for part in (message, finding.consequence, finding.help, verdict) if part)


def _text(text: str) -> str:
    r"""A message of a result, in which `[f](x)` would be taken for a link: SARIF 2.1.0, 3.11.6, `\[`."""
    return _LINK.sub(r"\\[", visible(text))


def _location(at: Location, root: str | None) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(at.path, root), "region": _region(in_file(at))}}


def _logical(finding: Finding) -> dict[str, object]:
    if not finding.function:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": finding.function, "name": finding.function.rpartition(".")[2]}]}


def _artifact(path: str, root: str | None) -> dict[str, object]:
    reference = uri(in_repository(path, root))
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": ROOT}


def _region(at: Location) -> dict[str, object]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _fix(fix: Fix, root: str | None) -> dict[str, object]:
    changes = [
        {"artifactLocation": _artifact(path, root), "replacements": [_replacement(edit) for edit in edits]}
        for path, edits in groupby(sorted(fix.edits, key=lambda edit: edit.location), key=lambda edit: edit.location.path)
    ]
    return {
        "description": {"text": _text(f"{fix.message} ({fix.applicability})")},
        "artifactChanges": changes,
        "properties": {"applicability": fix.applicability},
    }


def _replacement(edit: Edit) -> dict[str, object]:
    inserted: dict[str, object] = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": _region(edit.location), **inserted}


def _suppression(suppressed: Suppressed) -> dict[str, object]:
    # "accepted" closes the alert on GitHub.
    if suppressed.by == "baseline":
        return {"kind": "external", "status": "accepted", "justification": "in the baseline"}
    reason = {"justification": visible(suppressed.reason)} if suppressed.reason else {}
    return {"kind": "inSource", "status": "accepted", **reason}


def _properties(finding: Finding) -> dict[str, object]:
    data: dict[str, object] = {"impact": finding.impact.value, "confidence": finding.confidence.value}
    if finding.location.cell is not None:
        data["cell"] = {"number": finding.location.cell, "line": finding.location.line, "column": finding.location.column}
    if finding.verdict is not None:
        data["verdict"] = {"state": finding.verdict.state, "backend": finding.verdict.backend, "detail": finding.verdict.detail}
    return data
