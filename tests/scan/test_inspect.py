"""What `scanlint inspect` says of each scan, word for word, in the programs of the pages and in those that no count is known of."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.scan.analyse import analyse
from scanlint.scan.inspect import describe
from scanlint.source.text import SourceText, Unreadable
from scanlint.source.tree import parse
from tests.rule_pages import programs, text

HEAD = """\
import theano
import theano.tensor as T

x, h0 = T.tensor3("x"), T.matrix("h0")
one = lambda x_t, h: x_t + h
"""

PROGRAMS = {
    "no count is known, and no step": "rval, updates = theano.scan(step, sequences=x, outputs_info=states)",
    "outputs_info and the step contradict each other": "rval, updates = theano.scan(one, sequences=x, outputs_info=[h0, h0])",
    "an argument that scan does not have": "rval, updates = theano.scan(one, sequences=x, outputs_info=[h0], initial_states=[h0])\nfirst = rval[0]",
    "one or two": "rval, updates = theano.scan(step, x, outputs_info=[h0] if flag else [h0, h0])\nfirst = rval[0]",
    "two at the least": "rval, updates = theano.scan(step, x, outputs_info=[h0, h0, *more])\nfirst = rval[0]",
    "its uses need two": "(one, two), updates = theano.scan(step, sequences=x)",
    "a list of one": "rval, updates = theano.scan(one, x, [h0], return_list=True)\nfirst = rval[0]\nfor out in rval:\n    print(out)",
    "the last step": "rval, updates = theano.foldl(one, x, h0)\nfirst = rval[0] * x",
    "used in another statement": "rval, updates = theano.scan(one, x, [h0])\n\nother = [rval[-1], updates, len(rval)]\nif rval:\n    (a, b) = rval",
    "one of several": "rval, updates = theano.scan(one, x, [h0])\nboth = rval if flag else None\nfirst = both[0]\nboth.shape",
    "over several lines": "rval, updates = theano.scan(\n    one,\n    x,\n    [h0],\n)",
    "without updates": "import pytensor\nrval = pytensor.scan(one, x, [h0], return_updates=False)\nfirst = rval[0]",
    "perhaps without updates": "import pytensor\nrval = pytensor.scan(one, x, [h0], return_updates=flag)\nfirst = rval[0]",
    "no scan": "theano.function([x], x)",
}


def said(source: str) -> list[str]:
    """What is said of every line, once each."""
    program = SourceText.of("model.py", source)
    try:
        facts = analyse(program, parse(program), ())
    except Unreadable:
        return ["unreadable"]
    told: dict[str, str] = {}
    for line in range(1, len(program.lines) + 1):
        told.setdefault(describe(facts, line), "")
    return [line for text in told for line in text.splitlines() if not line.startswith("no scan") or "there are" not in line]


@pytest.mark.parametrize("name", PROGRAMS)
def test_where_little_is_known(name: str, snapshot: SnapshotAssertion) -> None:
    assert said(f"{HEAD}{PROGRAMS[name]}\n") == snapshot


def test_a_line_without_a_scan() -> None:
    program = SourceText.of("model.py", HEAD + "rval, updates = theano.scan(one, x, [h0])\nother, _ = theano.scan(one, x, [h0])\n")
    facts = analyse(program, parse(program), ())
    assert describe(facts, 1) == "no scan at model.py, line 1; there are scans on line 6, line 7\n"
    assert describe(facts, 6).startswith("model.py:6:")
    assert describe(facts, 7).startswith("model.py:7:")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_on_the_page_of_a_rule(rule: Rule, snapshot: SnapshotAssertion) -> None:
    assert [line for program in programs(text(rule)) for line in said(program.source)] == snapshot
