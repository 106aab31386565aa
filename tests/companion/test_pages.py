"""Over all rule pages: the library confirms what is reported of the bad programs, and nothing that is claimed of the good ones.

A refuted finding is a defect of scanlint. One child process of each library answers for all pages; the programs are those that are written for the
library, or can be said for it. `nox -s backends` asks every library of tests/backends.toml.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.companion.confirm import confirm
from scanlint.finding import Finding, Verdict
from scanlint.question import Question
from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts
from scanlint.source.program import read_program
from scanlint.source.text import SourceText
from tests.backends import DISTRIBUTIONS, Backend, every_backend
from tests.companion.asked import DIALECT, findings
from tests.companion.forced import CLAIMS
from tests.companion.forced_uses import USES
from tests.helpers import lint
from tests.rule_pages import Program, programs, text

#: Rules of which a finding may be not run, and why; each page says so. SCN901 and SCN902 are about no library at all.
NOT_PROBED = {"SCN602": "the release aimed at may be another one than that which is installed"}
ASKED = [rule for rule in RULES if rule.default and rule.code not in ("SCN901", "SCN902")]
#: Good programs that the library treats as the bad ones: only their words tell that it is meant.
MEANT = {
    ("SCN101", "first = rval[0]"): "the name of the target says that the first step is meant",
    ("SCN104", "cost = rval[-1]"): "the page says that the last output is meant",
    ("SCN207", "_h"): "the name of the parameter says that it is there for its place only",
    ("SCN506", "non_sequences=[ys]"): "the keyword says that it is meant whole",
}


def said(rule: Rule, section: str, library: str) -> Iterator[tuple[Program, str]]:
    """The programs of a section, in the words of a library."""
    for program in programs(text(rule)):
        source = program.on(library) if program.section == section else None
        if source is not None:
            yield program, source


def reported(rule: Rule, library: str = DIALECT) -> Iterator[Finding]:
    """What a rule reports of the bad programs of its page."""
    for program, source in said(rule, "Bad", library):
        ignored = ["SCN405"] if program.library != library else []
        found = lint(source, extend_select=[rule.code], ignore=ignored, target_version=program.target)
        yield from (finding for finding in found if finding.code == rule.code)


def facts_of(source: str) -> Facts:
    read, tree = read_program(SourceText.of("m.py", source))
    return analyse(read, tree, ())


def claimed(rule: Rule, library: str) -> Iterator[Question]:
    """What its page's good programs would be accused of, were the rule to report them."""
    for _, source in said(rule, "Good", library):
        if not any(code == rule.code and word in source for code, word in MEANT):
            facts = facts_of(source)
            for call in facts.own_calls():
                for claims in CLAIMS.get(rule.code, ()):
                    yield from claims(call)
            for use in facts.uses if rule.code in USES else ():
                yield from USES[rule.code](facts, use)


@functools.cache
def answers(backend: Backend) -> dict[str, list[tuple[str, Verdict]]]:
    """The verdicts by section, each with the code that it is about: one batch for all."""
    bad = [(rule.code, finding) for rule in ASKED for finding in reported(rule, backend.library)]
    good = [(rule.code, finding) for rule in ASKED for finding in findings(*claimed(rule, backend.library))]
    told = confirm([finding for _, finding in bad + good], backend.interpreter)
    verdicts = [(code, finding.verdict or Verdict("no question", None, "")) for (code, _), finding in zip(bad + good, told, strict=True)]
    return {"Bad": verdicts[: len(bad)], "Good": verdicts[len(bad) :]}


@every_backend
def test_false_alarm_nothing_is_confirmed_of_a_good_program(backend: Backend) -> None:
    """And most is refuted: a claim that is not run says nothing."""
    told = answers(backend)["Good"]
    assert [(code, verdict.detail) for code, verdict in told if verdict.state == "confirmed"] == []
    assert sum(verdict.state == "refuted" for _, verdict in told) >= 0.95 * len(told)


@every_backend
def test_what_is_reported_of_a_bad_program_is_confirmed(backend: Backend) -> None:
    told = answers(backend)["Bad"]
    unlike = [(code, verdict) for code, verdict in told if verdict.state != "confirmed"]
    assert [(code, verdict.detail) for code, verdict in unlike if code not in NOT_PROBED or verdict.state != "not-run"] == []
    assert {code for code, verdict in told if verdict.state == "confirmed"} >= {rule.code for rule in ASKED if concerns(rule, backend)}


def concerns(rule: Rule, backend: Backend) -> bool:
    """Whether the page has a bad program for the library, of a rule that is asked there."""
    return (
        any(True for _ in said(rule, "Bad", backend.library))
        and rule.code not in NOT_PROBED
        and DISTRIBUTIONS[backend.library].lower() in rule.libraries.lower()
    )


def test_every_rule_has_claims_for_its_good_programs() -> None:
    assert {rule.code for rule in ASKED} == CLAIMS.keys() | USES.keys()


@pytest.mark.parametrize("code", [*NOT_PROBED, "SCN901", "SCN902"])
def test_the_page_says_why_a_rule_is_not_probed(code: str) -> None:
    (rule,) = (rule for rule in RULES if rule.code == code)
    assert "gives no verdict" in " ".join(text(rule).split()).rpartition("## How it was proven")[2]
    assert len(NOT_PROBED) + 2 <= 5
