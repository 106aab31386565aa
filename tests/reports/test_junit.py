"""A written check of what Jenkins, GitLab and Azure read from JUnit XML; there is no official schema."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from scanlint.finding import Finding, Location
from scanlint.report import Report, Summary
from scanlint.reports import junit
from tests.reports.samples import everything, finding, single

#: The attributes that each element must have, and those that it may have.
ATTRIBUTES = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, set[str]()),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, set[str]()),
    "testcase": ({"name", "classname", "time"}, {"file", "line"}),
    "failure": ({"message", "type"}, set[str]()),
    "error": ({"message", "type"}, set[str]()),
}
CHILDREN = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error"}, "failure": set[str](), "error": set[str]()}


def _read(*findings: Finding) -> Element:
    text = junit.render(Report(findings, Summary(1, 1)))
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<testsuites ')
    root = ElementTree.fromstring(text)
    for element in root.iter():
        required, optional = ATTRIBUTES[element.tag]
        assert required <= set(element.keys()) <= required | optional
        assert {child.tag for child in element} <= CHILDREN[element.tag]
    for parent in [root, *root.iter("testsuite")]:
        cases = list(parent.iter("testcase"))
        assert int(parent.attrib["tests"]) == len(cases)
        for kind, count in (("failure", "failures"), ("error", "errors")):
            assert int(parent.attrib[count]) == len(list(parent.iter(kind)))
    return root


def test_a_clean_run_is_a_test_that_passed() -> None:
    root = _read()

    assert [len(case) for case in root.iter("testcase")] == [0]


def test_findings_are_failures_in_a_suite_per_file() -> None:
    root = _read(*everything().findings)

    assert [suite.attrib["name"] for suite in root] == ["models/gru.py", "models/lstm.py"]
    assert root.attrib["failures"] == "4"


def test_a_finding_says_all_it_knows() -> None:
    [case] = _read(single()).iter("testcase")
    [failure] = case

    assert case.attrib["name"] == "SCN101 single-output-indexed at line 15, column 12"
    assert (case.attrib["classname"], case.attrib["file"], case.attrib["line"]) == ("models/gru.py", "models/gru.py", "15")
    assert failure.attrib["type"] == "silent"
    told = (failure.text or "").split("\n")
    assert told[0].startswith("models/gru.py:15:12: `rval[0]` takes one time step")
    assert "models/gru.py:13:46: outputs_info has one entry" in told
    assert told[-1].startswith("confirmed: Theano 1.0.5 does this")


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    unread = finding(Location("a.py", 1, 1, 1, 1), code="SCN901", name="unreadable-source")

    assert [told.tag for case in _read(unread).iter("testcase") for told in case] == ["error"]


def test_what_xml_cannot_hold_is_spelled_out() -> None:
    hostile = dataclasses.replace(single(), message="\x00\x1b[31m ]]> <b> & \ufffe \udcff")
    [case] = _read(dataclasses.replace(hostile, location=Location("a\x01\udcff.py", 1, 1, 1, 2))).iter("testcase")

    assert case[0].attrib["message"] == r"\x00\x1b[31m ]]> <b> & \ufffe \udcff"
    assert case.attrib["file"] == r"a\x01\udcff.py"


def test_a_cell_is_named() -> None:
    [case] = _read(finding(Location("a.ipynb", 4, 2, 4, 6, cell=3))).iter("testcase")

    assert case.attrib["name"] == "SCN101 single-output-indexed at cell 3, line 4, column 2"
