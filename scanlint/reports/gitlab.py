"""``--format gitlab``: a Code Quality report, which GitLab shows in the merge request."""

from __future__ import annotations

import json

from scanlint.baseline.key import fingerprints, key
from scanlint.finding import Finding
from scanlint.impact import Impact
from scanlint.report import Report
from scanlint.reports.paths import in_repository
from scanlint.reports.places import in_file
from scanlint.reports.visible import visible

_SEVERITIES = {Impact.SILENT: "critical", Impact.CRASH: "major", Impact.FUTURE: "minor", Impact.SLOW: "minor", Impact.INFO: "info"}


def render(report: Report, root: str | None = None) -> str:
    """Return a JSON list, one object per finding; the empty list for a clean run. Paths are relative to ``root``, the top of the repository.

    The fields are those of https://docs.gitlab.com/ci/testing/code_quality, "Code Quality report format", and Code Climate's categories and content.
    """
    keys = [key(finding, in_repository(finding.location.path, root)) for finding in report.findings]
    issues = [_issue(finding, root, mark) for finding, mark in zip(report.findings, fingerprints(keys), strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, root: str | None, fingerprint: str) -> dict[str, object]:
    at = in_file(finding.location)
    cell = "" if finding.location.cell is None else f" (cell {finding.location.cell}, line {finding.location.line})"
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": visible(f"{finding.code} {finding.name}: {finding.message}{cell}"),
        "content": {"body": visible(" ".join(part for part in (finding.consequence, finding.help) if part))},
        "categories": ["Performance" if finding.impact is Impact.SLOW else "Bug Risk"],
        "severity": _SEVERITIES[finding.impact],
        "fingerprint": fingerprint,
        "location": {
            "path": in_repository(at.path, root),
            "positions": {"begin": {"line": at.line, "column": at.column}, "end": {"line": at.end_line, "column": at.end_column}},
        },
    }
