"""Only words of the closed lists, flags and numbers leave for the probe."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scanlint.companion.confirm import confirm
from scanlint.companion.request import key, problem, request
from scanlint.question import Operation, Question, Structure
from tests.companion.asked import INDEXED, ITERATED, OUTPUTS, findings

EVIL = "__import__('os').system('touch /tmp/owned')"
HOSTILE = {
    "operation": replace(INDEXED, path=(Operation(EVIL),)),
    "call": replace(INDEXED, path=(OUTPUTS, Operation("call", EVIL))),
    "method": replace(INDEXED, path=(OUTPUTS, Operation("method", "__class__"))),
    "arithmetic": replace(INDEXED, path=(OUTPUTS, Operation("arithmetic", EVIL))),
    "index": replace(INDEXED, path=(OUTPUTS, Operation("index", EVIL))),
    "view": replace(INDEXED, structure=Structure(EVIL, (True,))),
    "effect": replace(INDEXED, effect=EVIL),
    "library": replace(INDEXED, dialects=("os",)),
    "nothing": replace(INDEXED, path=()),
}


@pytest.mark.parametrize("asked", HOSTILE.values(), ids=HOSTILE)
def test_words_outside_the_lists_are_not_asked_and_not_repeated(asked: Question) -> None:
    assert problem(asked) is not None
    (finding,) = confirm(findings(asked), "/no/interpreter/is/started")
    assert finding.verdict is not None
    assert finding.verdict.state == "not-run"
    assert EVIL not in finding.verdict.detail
    assert "interpreter" not in finding.verdict.detail


def test_the_claim_is_not_told() -> None:
    sent = request([(0, key(INDEXED))], memory=None, compiledir="c", one_by_one=False)
    assert "one_step" not in json.dumps(sent)
    assert key(INDEXED) == key(replace(INDEXED, effect="raises", arg=None))


def test_one_structure_is_sent_once() -> None:
    sent = request(enumerate([key(INDEXED), key(ITERATED)]), memory=None, compiledir="c", one_by_one=False)
    assert sent["structures"] == [
        {"api": "scan", "recurrent": (True,), "return_list": False, "return_updates": True, "go_backwards": False, "n_steps": None}
    ]


def test_what_the_rule_itself_cannot_ask_is_said_as_it_says_it() -> None:
    assert problem(INDEXED) is None
    assert problem(replace(INDEXED, lacking="the step is not known")) == "the step is not known"
