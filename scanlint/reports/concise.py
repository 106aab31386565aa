"""``--format concise``: one line per finding, in the order of the files, for editors, grep and continuous integration."""

from __future__ import annotations

from scanlint.finding import Finding
from scanlint.fixes.applicable import applies
from scanlint.report import Report
from scanlint.reports.summary import place
from scanlint.reports.visible import visible


def render(report: Report) -> str:
    """Return ``path:line:col CODE name message`` per finding, each line ended; the empty string for a clean run.

    ``[*]`` before the message marks what --fix can fix, as ruff marks it.
    """
    return "".join(map(_line, report.findings))


def _line(finding: Finding) -> str:
    mark = " [*]" if applies(finding, finding.location.path, unsafe=False) else ""
    return f"{visible(place(finding.location))} {finding.code} {finding.name}{mark} {visible(finding.message)}\n"
