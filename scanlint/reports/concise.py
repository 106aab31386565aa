"""``--format concise``: one line per finding, in the order of the files, for editors, grep and continuous integration."""

from __future__ import annotations

from scanlint.finding import Report
from scanlint.reports.summary import place
from scanlint.reports.visible import visible


def render(report: Report) -> str:
    """Return ``path:line:col CODE name message`` per finding, each line ended; the empty string for a clean run."""
    return "".join(f"{visible(place(finding.location))} {finding.code} {finding.name} {visible(finding.message)}\n" for finding in report.findings)
