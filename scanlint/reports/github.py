"""``--format github``: a workflow command per finding, which GitHub Actions shows as an annotation of the line."""

from __future__ import annotations

from dataclasses import replace

from scanlint.finding import Finding
from scanlint.impact import Impact
from scanlint.report import Report
from scanlint.reports.paths import in_repository
from scanlint.reports.places import in_file
from scanlint.reports.summary import place
from scanlint.reports.visible import spelled, visible

_COMMANDS = {Impact.SILENT: "error", Impact.CRASH: "error", Impact.FUTURE: "warning", Impact.SLOW: "warning", Impact.INFO: "notice"}


def render(report: Report, root: str | None = None) -> str:
    """Return one line per finding, each line ended. Paths are relative to ``root``, the top of the checkout.

    The form is that of https://docs.github.com/actions, "Workflow commands": columns are given only where a finding lies on one line.
    """
    return "".join(_line(finding, root) for finding in report.findings)


def _line(finding: Finding, root: str | None) -> str:
    at = in_file(finding.location)
    path = in_repository(at.path, root)
    fields = {"title": f"scanlint ({finding.code})", "file": path, "line": at.line}
    if at.line == at.end_line:
        fields |= {"col": at.column, "endLine": at.end_line, "endColumn": at.end_column}
    else:
        fields |= {"endLine": at.end_line}
    properties = ",".join(f"{key}={_property(spelled(str(value)))}" for key, value in fields.items())
    message = f"{place(replace(finding.location, path=path))}: {finding.code} {finding.name}: {finding.message}"
    text = "\n".join(visible(line) for line in (message, finding.help) if line)
    return f"::{_COMMANDS[finding.impact]} {properties}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
