"""Facts that are false are refuted: the claims of all pages, put to scans that are right, and claims about results with another number."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scanlint.question import Argument, Entry, Made, Operation, Question, Sketch, Step, Structure
from tests.companion.asked import DIALECT, OUTPUTS, needs_library, question, verdicts
from tests.companion.test_pages import ASKED, reported

pytestmark = [needs_library, pytest.mark.runtime]

#: Claims on names, on the pair and on sums of updates hold whatever the scan is; what is handed over whole is met at every step; and that operands
#: are swapped is asked of a fold alone, which has a test of its own below.
WHATEVER = {"lacks_name", "warns", "keys_only", "whole_each_step", "operands_swapped"}
#: Many questions go to one child process, so few examples ask many.
few = settings(max_examples=3, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@functools.cache
def claims() -> list[Question]:
    """The questions on sketches of all pages that can be put to any scan, each kind of claim once."""
    return [asked for asked in every_claim() if asked.effect not in WHATEVER and "no_sum" not in asked.errors]


@functools.cache
def every_claim() -> list[Question]:
    """The questions on sketches of all pages, each kind of claim once."""
    found: dict[tuple[object, ...], Question] = {}
    for rule in ASKED:
        for finding in reported(rule):
            asked = finding.question
            if asked is not None and isinstance(asked.structure, Sketch) and asked.lacking is None:
                found.setdefault((asked.path, asked.effect, asked.arg, asked.errors), asked)
    return list(found.values())


sequences = st.builds(
    lambda dims, taps: Entry(dims=dims, taps=taps, keys=("input", "taps") if taps is not None else None),
    st.sampled_from([None, (None,), (None, None), (None, None, None)]),
    st.sampled_from([None, (0,), (-1, 0), (0, 2)]),
)
states = st.builds(
    lambda taps, dims: Entry(taps=taps, keys=("initial", "taps") if taps is not None else None, dims=dims if taps is None else None),
    st.sampled_from([None, (-1,), (-2, -1), (-3,)]),
    st.sampled_from([None, (None, None), (None,), (1, None)]),
)


@st.composite
def right_scans(draw: st.DrawFn) -> Sketch:
    """A scan in which everything fits: entries and outputs, arguments and parameters, rows and taps."""
    entries = draw(st.lists(st.one_of(states, st.just(Entry("none"))), max_size=3))
    over = draw(st.lists(sequences, min_size=1, max_size=2))
    outputs = len(entries) or draw(st.integers(1, 3))
    passed = sum(len(entry.taps or (0,)) for entry in (*over, *(entry for entry in entries if entry.form != "none")))
    steps = draw(st.sampled_from([None, 2, 3, 4]))
    arguments: tuple[Argument, ...] = (("n_steps", steps),) if steps is not None else ()
    step = Step(passed, passed, (Made(),) * outputs)
    return Sketch(sequences=tuple(over), states=tuple(entries), arguments=arguments, step=step)


@few
@given(st.lists(right_scans(), min_size=4, max_size=4))
def test_a_claim_on_a_scan_that_is_right_is_refuted(scans: list[Sketch]) -> None:
    asked = [replace(claim, structure=scan, dialects=(DIALECT,)) for scan in scans for claim in claims()]
    told = zip(asked, verdicts(*asked), strict=True)
    assert [(claim.effect, claim.errors, verdict.detail) for claim, verdict in told if verdict.state != "refuted"] == []


def test_that_operands_are_swapped_is_refuted_where_the_accumulated_value_is_in_its_place() -> None:
    (asked,) = {claim.structure: claim for claim in every_claim() if claim.effect == "operands_swapped"}.values()
    assert isinstance(asked.structure, Sketch)
    (found,) = verdicts(asked)
    assert found.state == "confirmed", "missed alarm: what is refuted below must be the place, not the fold"
    right = replace(asked, structure=replace(asked.structure, step=replace(asked.structure.step, carried=1)))
    assert [verdict.state for verdict in verdicts(right)] == ["refuted"]


@few
@given(st.lists(right_scans(), min_size=10, max_size=10))
def test_a_right_scan_can_be_built_and_run(scans: list[Sketch]) -> None:
    """Else the test above would say nothing: that the call raises is refuted because it does not."""
    asked = [Question(scan, (Operation("run"),), "raises", None, (DIALECT,)) for scan in scans]
    told = verdicts(*asked)
    assert [verdict.detail for verdict in told if verdict.state != "refuted"] == []


@few
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.lists(st.booleans(), min_size=1, max_size=4)), min_size=20, max_size=20))
def test_another_step_or_another_number_of_outputs_is_refuted(facts: list[tuple[int, int, list[bool]]]) -> None:
    asked = []
    for taken, claimed, recurrent in facts:
        if len(recurrent) > 1 or taken != claimed:
            index = Operation("index", taken if len(recurrent) == 1 else taken % len(recurrent))
            asked.append(question(Structure("scan", tuple(recurrent)), (OUTPUTS, index), "one_step", claimed))
    assert {verdict.state for verdict in verdicts(*asked)} <= {"refuted"}
