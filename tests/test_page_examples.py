"""The programs of the rules' pages do what they say: on the linter in the words of every library, and on every library that is at hand."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.finding import Finding
from scanlint.impact import Impact
from tests.backends import BACKENDS, DISTRIBUTIONS, Backend, needs_a_backend
from tests.helpers import lint
from tests.real_library import run
from tests.rule_pages import Program, programs, text

CHILD = Path(__file__).parent / "rule_pages_child.py"

#: Pages that no other library has a say in: their programs are run on Theano beside this interpreter, and nowhere else.
ELSEWHERE = {
    "SCN602": "it is about releases, of which no two can be installed",
    "SCN901": "Python refuses its bad programs, each release in its own words, before any library is asked",
    "SCN902": "it is about comments",
    "SCN903": "it is about scanlint, and its programs are right",
}

#: How many programs a page shows at least, bad and good; it is two for the others.
MANY = {"SCN201": 5, "SCN301": 5, "SCN302": 5, "SCN303": 5, "SCN401": 5, "SCN404": 5, "SCN406": 5}

_NAMED = re.compile(r"\b\w+(?:Error|Exception)\b")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def concerned(rule: Rule, library: str) -> bool:
    """Whether the rule's metadata names the library."""
    return DISTRIBUTIONS[library].lower() in rule.libraries.lower().split(", ")


def runs(rule: Rule, backend: Backend) -> bool:
    """Whether the page's programs are run there."""
    if rule.code in ELSEWHERE:
        return backend.library == "theano" and backend.interpreter == sys.executable
    return concerned(rule, backend.library)


RUNS = [(rule, backend) for backend in BACKENDS for rule in RULES if runs(rule, backend)]
#: What a page's programs are said in beside Theano's words.
SAID = [
    (rule, library) for rule in RULES if rule.code not in ELSEWHERE for library in DISTRIBUTIONS if library != "theano" and concerned(rule, library)
]


def linted(program: Program, rule: Rule, library: str) -> list[Finding]:
    """The findings in a program in the words of a library, of the rules that are on and of the page's own.

    Said for PyTensor, a program relies on the pair (outputs, updates) that its scan still returns by default, and SCN405 would say so each time.
    """
    ignored = ["SCN405"] if library != program.library else []
    return lint(program.on(library) or "", extend_select=[rule.code], ignore=ignored, target_version=program.target)


def places(found: list[Finding]) -> list[tuple[int, str]]:
    return [(finding.location.line, finding.code) for finding in found]


# --- what the pages show


@every_rule
def test_a_page_shows_enough_programs(rule: Rule) -> None:
    library = "theano" if concerned(rule, "theano") else "pytensor"
    shown = [program.section for program in programs(text(rule)) if program.library == library]
    assert shown.count("Bad") >= MANY.get(rule.code, 2)
    assert shown.count("Good") >= MANY.get(rule.code, 2)
    assert len(programs(text(rule))) == text(rule).count("```python"), "a program stands outside Bad and Good"


@every_rule
def test_a_program_says_what_it_does_on_every_library_that_the_rule_names(rule: Rule) -> None:
    for program in programs(text(rule)):
        for library in DISTRIBUTIONS:
            if program.on(library) is not None and concerned(rule, library):
                said = program.says(library)
                assert said.prints or said.raises or said.not_for, f"{library}\n{program.source}"
                assert program.section == "Bad" or said.raises is None, program.source
        assert {code for _, code in program.findings} == ({rule.code} if program.section == "Bad" else set()), program.source


# --- the programs, linted


@every_rule
def test_false_alarm_a_good_program_yields_nothing(rule: Rule) -> None:
    for program in programs(text(rule)):
        if program.section == "Good":
            assert linted(program, rule, program.library) == [], program.source


@every_rule
def test_missed_alarm_a_bad_program_yields_its_marks(rule: Rule) -> None:
    for program in programs(text(rule)):
        if program.section == "Bad":
            assert places(linted(program, rule, program.library)) == program.findings, program.source


@pytest.mark.parametrize(("rule", "library"), SAID, ids=str)
def test_a_program_said_for_another_library_is_judged_alike(rule: Rule, library: str) -> None:
    """A false alarm or a missed one otherwise."""
    for program in programs(text(rule)):
        source = program.on(library)
        if source is not None and program.says(library).not_for is None:
            assert places(linted(program, rule, library)) == program.findings, source


# --- the programs, run


@needs_a_backend
@pytest.mark.runtime
@pytest.mark.backends
@pytest.mark.parametrize(("rule", "backend"), RUNS, ids=lambda part: part.code if isinstance(part, Rule) else str(part))
def test_a_program_does_what_its_page_says(rule: Rule, backend: Backend, tmp_path: Path) -> None:
    chosen = [program for program in programs(text(rule)) if program.on(backend.library) is not None]
    sources = tmp_path / "sources.json"
    sources.write_text(json.dumps([program.on(backend.library) for program in chosen]), encoding="utf-8")
    for program, seen in zip(chosen, run(CHILD, str(sources), interpreter=backend.interpreter), strict=True):
        about = f"{backend}\n{program.on(backend.library)}\n{seen}"
        if program.says(*backend.names).not_for:
            assert not does_what_it_says(program, backend, seen), f"it is for {about}"
            continue
        assert does_what_it_says(program, backend, seen), about
        if program.section == "Bad" and rule.code not in ELSEWHERE and "python2.7" not in backend.names:
            for finding in linted(program, rule, backend.library):
                assert foretold(finding, seen["raises"]), f"{finding}\n{about}"


def foretold(finding: Finding, raised: str | None) -> bool:
    """Whether a finding speaks of what happened: of an exception where one was raised, and of its type if of any."""
    named = _NAMED.findall(f"{finding.message} {finding.consequence}")
    if finding.impact not in (Impact.SILENT, Impact.CRASH):
        return True
    if raised is None or finding.impact == Impact.SILENT:
        return raised is None and finding.impact == Impact.SILENT
    return not named or raised.partition(":")[0] in named


def does_what_it_says(program: Program, backend: Backend, seen: dict[str, Any]) -> bool:
    """Whether it printed what its comments say, and raised what they say where they say it."""
    said = program.says(*backend.names)
    if seen["prints"] != said.prints or (seen["raises"] is None) != (said.raises is None):
        return False
    return said.raises is None or (seen["raises"].startswith(said.raises) and on_the_statement(program, seen["line"], said.line))


def on_the_statement(program: Program, line: int | None, said: int | None) -> bool:
    """Whether the two lines are of one statement of the module. A syntax error has neither."""
    if line is None or said is None:
        return True
    spans = [range(statement.lineno, (statement.end_lineno or 0) + 1) for statement in ast.parse(program.source).body]
    return any(line in span and said in span for span in spans)
