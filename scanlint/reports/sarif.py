"""``--format sarif``: a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code hosts and editors.

Built as plain data, and held against the OASIS schema by the tests.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from scanlint import __version__
from scanlint.baseline.key import fingerprints, key
from scanlint.checks.catalogue import RULES
from scanlint.finding import Finding
from scanlint.report import Report
from scanlint.reports.paths import in_repository
from scanlint.reports.sarif_results import ROOT, result
from scanlint.reports.sarif_rules import described

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

#: Names the way the fingerprints are made; another way gets another name, so that old logs are never compared with it.
FINGERPRINT = "scanlint/v1"


def render(report: Report, root: str | None = None, failures: Sequence[str] = ()) -> str:
    """Return the log as JSON that ends with a line end. ``failures`` are lines about errors of scanlint itself; paths are relative to ``root``.

    Findings that comments or a baseline keep out are results too, marked as suppressed. Order is by path, position and code.
    """
    every = [(finding, None) for finding in report.findings] + [(one.finding, one) for one in report.suppressed]
    every.sort(key=lambda pair: (pair[0].location.path, pair[0].location.cell or 0, pair[0].location, pair[0].code))
    marks = fingerprints(key(finding, in_repository(finding.location.path, root)) for finding, _ in every)
    rules = _rules([finding for finding, _ in every])
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        {**result(finding, suppressed, root), "ruleIndex": indexes[finding.code], "partialFingerprints": {FINGERPRINT: mark}}
        for (finding, suppressed), mark in zip(every, marks, strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "scanlint", "version": __version__, "semanticVersion": __version__, "rules": rules}},
        "automationDetails": {"id": "scanlint/"},
        "invocations": [_invocation(report, failures)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository, or the folder that scanlint ran in."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rules(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """The rules that the results speak of, in the order of their codes."""
    codes = {finding.code for finding in findings}
    return [described(rule) for rule in RULES if rule.code in codes]


def _invocation(report: Report, failures: Sequence[str]) -> dict[str, object]:
    told = [("note", note) for note in report.summary.notes] + [("error", failure) for failure in failures]
    notifications = [{"level": level, "message": {"text": text}} for level, text in told]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": notifications}
