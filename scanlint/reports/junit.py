"""``--format junit``: a JUnit XML report, in which a finding is a test case that failed."""

from __future__ import annotations

import re
from itertools import groupby

# Writes XML and reads none, so that what the reading of hostile XML can do is no matter here.
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scanlint.checks.meta import unreadable_source
from scanlint.finding import Finding
from scanlint.report import Report
from scanlint.reports.paths import in_repository
from scanlint.reports.summary import place
from scanlint.reports.visible import visible

# What XML 1.0 cannot hold, escaped or not: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, root: str | None = None) -> str:
    """Return an XML document: a suite per file that has findings, or one test case that passed. Paths are relative to ``root``.

    What could not be read (SCN901) is an error, every other finding a failure.
    """
    suites = Element("testsuites", name="scanlint")
    for path, group in groupby(report.findings, lambda finding: finding.location.path):
        findings = list(group)
        suite = _suite(suites, in_repository(path, root), findings)
        for finding in findings:
            _case(suite, finding, root)
    if not report.findings:
        suite = _suite(suites, "scanlint", ())
        SubElement(suite, "testcase", name="scanlint", classname="scanlint", time="0")
        suite.set("tests", "1")
    for name in ("tests", "failures", "errors"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    suites.set("time", "0")
    indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(parent: Element, name: str, findings: list[Finding] | tuple[()]) -> Element:
    errors = sum(_is_error(finding) for finding in findings)
    counts = {"tests": len(findings), "failures": len(findings) - errors, "errors": errors, "skipped": 0}
    return SubElement(parent, "testsuite", {"name": _held(visible(name)), **{key: str(count) for key, count in counts.items()}, "time": "0"})


def _case(suite: Element, finding: Finding, root: str | None) -> None:
    at = finding.location
    path = visible(in_repository(at.path, root))
    title = f"{finding.code} {finding.name} at {'' if at.cell is None else f'cell {at.cell}, '}line {at.line}, column {at.column}"
    case = SubElement(suite, "testcase", name=title, classname=_held(path), file=_held(path), line=str(at.line), time="0")
    kind = "error" if _is_error(finding) else "failure"
    told = SubElement(case, kind, message=_held(visible(finding.message)), type=finding.impact.value)
    told.text = "\n".join(_held(visible(line)) for line in _told(finding))


def _is_error(finding: Finding) -> bool:
    return finding.code == unreadable_source.RULE.code


def _told(finding: Finding) -> list[str]:
    evidence = [f"{place(seen.location)}: {seen.message}" for seen in finding.evidence]
    verdict = [] if finding.verdict is None else [f"{finding.verdict.state}: {finding.verdict.detail}"]
    return [line for line in (f"{place(finding.location)}: {finding.message}", *evidence, finding.consequence, finding.help, *verdict) if line]


def _held(text: str) -> str:
    return _NO_XML.sub("�", text)
