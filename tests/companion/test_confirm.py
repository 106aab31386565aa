"""The verdicts come from what the library did: claims that do not fit it are refuted, and every effect is confirmed at least once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanlint.companion.confirm import confirm
from scanlint.finding import Seen
from scanlint.question import Operation, Question, Sketch, Structure
from tests.companion.asked import DIALECT, INDEXED, ITERATED, ONE, OUTPUTS, TWO, findings, needs_library, question, theano_only, verdicts

pytestmark = [needs_library, pytest.mark.runtime]

REDUCE = Structure("reduce", (True,))
LISTED = Structure("scan", (True,), return_list=True)
PAIR = Operation("unpack", (2, None))
UPDATES = Operation("unpack", (2, 1))


def on(structure: Structure, *path: Operation, effect: str, arg: int | None = None) -> Question:
    return question(structure, path, effect, arg)


#: False alarms: facts that are wrong, and forms that are right. None may be confirmed.
WRONG = {
    "two outputs claimed as one": on(TWO, OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "return_list overlooked": on(LISTED, OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "another index": on(ONE, OUTPUTS, Operation("index", 0), effect="one_step", arg=1),
    "the last step claimed as the first": on(ONE, OUTPUTS, Operation("index", -1), effect="one_step", arg=0),
    "the pair claimed as the outputs": on(ONE, Operation("index", 0), effect="one_step", arg=0),
    "a slice claimed as one step": on(ONE, OUTPUTS, Operation("slice", (0, 2, None)), effect="one_step", arg=0),
    "an index of samples claimed as a step": on(ONE, OUTPUTS, Operation("index_axes", 0), effect="one_step", arg=0),
    "the whole result, rightly used": on(ONE, OUTPUTS, effect="one_step", arg=0),
    "one step of one": on(Structure("scan", (True,), n_steps=1), OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "list of two, rightly unpacked": on(TWO, OUTPUTS, PAIR, effect="raises"),
    "list of one, rightly unpacked": on(LISTED, OUTPUTS, Operation("unpack_one"), effect="raises"),
    "an index that works claimed to raise": on(ONE, OUTPUTS, Operation("index", 0), effect="raises"),
    "an earlier operation raises": on(ONE, OUTPUTS, PAIR, Operation("method", "mean"), effect="raises"),
    "the first output claimed as the last": on(TWO, OUTPUTS, Operation("index", 0), effect="other_output", arg=-1),
    "a step of the last output": on(TWO, OUTPUTS, Operation("index", -1), Operation("index", -1), effect="other_output", arg=-1),
    "one output claimed as stacked": on(ONE, OUTPUTS, Operation("call", "tanh"), effect="stacked"),
    "one of two outputs claimed as stacked": on(TWO, OUTPUTS, Operation("index", 0), Operation("call", "mean"), effect="stacked"),
    "time reversed": on(ONE, OUTPUTS, Operation("slice", (None, None, -1)), effect="outputs_reversed"),
    "outputs in order": on(TWO, OUTPUTS, Operation("slice", (None, None, None)), effect="outputs_reversed"),
    "a tensor times two": on(ONE, OUTPUTS, Operation("arithmetic", "multiply_int"), effect="repeated"),
    "the last of all steps claimed as a sample": on(ONE, OUTPUTS, Operation("index", -1), effect="sample", arg=-1),
    "another sample": on(REDUCE, OUTPUTS, Operation("index", -1), effect="sample", arg=0),
    "the outputs claimed as the updates": on(ONE, OUTPUTS, effect="updates_as_output"),
    "the outputs claimed in the second place": on(ONE, Operation("index", 0), Operation("slice", (1, None, None)), effect="swapped"),
    "a length is looked at": on(ONE, OUTPUTS, Operation("method", "ndim"), effect="always_true"),
}

#: Missed alarms: every one must be confirmed.
RIGHT = {
    "index": on(ONE, OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "index, any step": on(ONE, OUTPUTS, Operation("index", 3), effect="one_step"),
    "index of the call": on(ONE, Operation("index", 0), Operation("index", 0), effect="one_step", arg=0),
    "index beyond the five steps": on(ONE, OUTPUTS, Operation("index", 7), effect="one_step", arg=7),
    "index of a backward scan": on(Structure("scan", (True,), go_backwards=True), OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "index of a map": on(Structure("map", (False,)), OUTPUTS, Operation("index", 0), effect="one_step", arg=0),
    "index of a fixed number of steps": on(Structure("scan", (True,), n_steps=3), OUTPUTS, Operation("index", 2), effect="one_step", arg=2),
    "first step as a sequence": on(ONE, OUTPUTS, Operation("index", 0), Operation("as_sequence"), effect="one_step", arg=0),
    "unpack": on(ONE, OUTPUTS, PAIR, effect="raises"),
    "unpack one": on(ONE, OUTPUTS, Operation("unpack_one"), effect="raises"),
    "iterate": on(ONE, OUTPUTS, Operation("iterate"), effect="raises"),
    "len": on(ONE, OUTPUTS, Operation("len"), effect="raises"),
    "list": on(ONE, OUTPUTS, Operation("list"), effect="raises"),
    "zip": on(ONE, OUTPUTS, Operation("call", "zip"), effect="raises"),
    "star": on(ONE, OUTPUTS, Operation("star"), effect="raises"),
    "mean of a list": on(TWO, OUTPUTS, Operation("call", "mean"), effect="stacked"),
    "dot of a list": on(TWO, OUTPUTS, Operation("call", "dot"), effect="stacked"),
    "list times a mask": on(TWO, OUTPUTS, Operation("arithmetic"), effect="stacked"),
    "mask times a list": on(TWO, OUTPUTS, Operation("arithmetic", "reflected"), effect="stacked"),
    "mean of a list of one": on(LISTED, OUTPUTS, Operation("call", "tanh"), effect="stacked"),
    "list times two": on(TWO, OUTPUTS, Operation("arithmetic", "multiply_int"), effect="repeated"),
    "list negated": on(TWO, OUTPUTS, Operation("arithmetic", "negative"), effect="raises"),
    "method of a list": on(TWO, OUTPUTS, Operation("method", "dimshuffle"), effect="raises"),
    "list with two indices": on(TWO, OUTPUTS, Operation("index_axes", -1), effect="raises"),
    "list reversed": on(TWO, OUTPUTS, Operation("slice", (None, None, -1)), effect="outputs_reversed"),
    "last output": on(TWO, OUTPUTS, Operation("index", -1), effect="other_output", arg=-1),
    "last output as a state": on(TWO, OUTPUTS, Operation("index", -1), Operation("as_state"), effect="other_output", arg=1),
    "pair as a tensor": on(ONE, Operation("call", "mean"), effect="raises"),
    "pair compiled": on(ONE, Operation("function"), effect="raises"),
    "pair times two": on(ONE, Operation("arithmetic", "multiply_int"), effect="repeated"),
    "three of two": on(TWO, OUTPUTS, Operation("unpack", (3, None)), effect="raises"),
    "three of a pair": on(TWO, Operation("unpack", (3, None)), effect="raises"),
    "updates taken for an output": on(TWO, UPDATES, Operation("method", "dimshuffle"), effect="raises"),
    "swapped": on(ONE, PAIR, effect="swapped"),
    "swapped, the first": on(ONE, OUTPUTS, effect="swapped"),
    "swapped, outputs as updates": on(ONE, OUTPUTS, Operation("as_updates"), effect="raises"),
    "updates as an output": on(ONE, UPDATES, effect="updates_as_output"),
    "sample of reduce": on(REDUCE, OUTPUTS, Operation("index", -1), effect="sample", arg=-1),
    "sample of foldl": on(Structure("foldl", (True,)), OUTPUTS, Operation("index", 0), effect="sample", arg=0),
    "sample of foldr": on(Structure("foldr", (True,)), OUTPUTS, Operation("index", 0), effect="sample", arg=0),
}

SILENT_IN_THEANO = {
    "truth": on(ONE, OUTPUTS, Operation("truth"), effect="always_true"),
    "not": on(ONE, OUTPUTS, Operation("not"), effect="always_true"),
    "or": on(ONE, OUTPUTS, Operation("or"), effect="always_true"),
    "stack of one output": on(ONE, OUTPUTS, Operation("call", "stack"), effect="stacked"),
    "updates compiled as outputs": on(ONE, UPDATES, Operation("function"), effect="updates_as_output"),
}


def unlike(state: str, asked: dict[str, Question]) -> dict[str, str]:
    """The details of the verdicts that are not ``state``, by name."""
    return {name: verdict.detail for name, verdict in zip(asked, verdicts(*asked.values()), strict=True) if verdict.state != state}


def test_wrong_facts_are_refuted() -> None:
    assert unlike("refuted", WRONG) == {}


def test_every_effect_is_confirmed() -> None:
    assert unlike("confirmed", RIGHT) == {}


@theano_only
def test_what_only_theano_does_in_silence_is_confirmed() -> None:
    assert unlike("confirmed", SILENT_IN_THEANO) == {}


@pytest.mark.skipif(DIALECT == "theano", reason="Theano is there itself")
def test_a_stand_in_that_raises_decides_nothing() -> None:
    (verdict,) = verdicts(replace(SILENT_IN_THEANO["truth"], dialects=("theano",)))
    assert verdict.state == "not-run"
    assert verdict.backend is not None
    assert verdict.backend.endswith("(stand-in for Theano)")


def test_no_claim_but_the_right_one_is_confirmed() -> None:
    claims = [(effect, arg) for effect in ("sample", "other_output", "stacked", "outputs_reversed", "repeated", "raises") for arg in (None, 0)]
    others = [replace(INDEXED, effect=effect, arg=arg) for effect, arg in claims]
    assert {verdict.state for verdict in verdicts(*others)} == {"refuted"}


def test_what_was_seen_of_a_lost_time_axis() -> None:
    (verdict,) = verdicts(INDEXED)
    assert verdict.seen == Seen((("time", 5), ("sample", 3), ("dim", 2)), (("sample", 3), ("dim", 2)), (0,), (0,), 5)
    assert verdict.detail == (
        f"{verdict.backend} does this with a scan of this structure: (time 5, sample 3, dim 2) becomes (sample 3, dim 2); only time step 0 is left."
    )


def test_what_was_seen_of_an_exception() -> None:
    (verdict,) = verdicts(ITERATED)
    assert verdict.seen is not None
    assert verdict.seen.exception == "TypeError"
    assert "iteration" in (verdict.seen.text or "")
    assert f"{verdict.backend} raises TypeError with a scan of this structure: " in verdict.detail


def test_what_was_seen_of_an_output() -> None:
    (verdict,) = verdicts(RIGHT["last output"])
    assert verdict.seen is not None
    assert verdict.seen.before == (("list", 2), ("time", 5), ("sample", 3), ("dim", 2))
    assert (verdict.seen.outputs, verdict.seen.steps, verdict.seen.of_steps) == ((1,), (0, 1, 2, 3, 4), 5)


def test_findings_keep_their_order_and_all_else() -> None:
    asked = findings(INDEXED, None, ITERATED, INDEXED)
    told = confirm(asked)
    assert [replace(finding, verdict=None) for finding in told] == asked
    assert [finding.verdict and finding.verdict.state for finding in told] == ["confirmed", None, "confirmed", "confirmed"]


def test_return_updates_false_needs_a_library_that_has_it() -> None:
    (verdict,) = verdicts(on(Structure("scan", (True,), return_updates=False), Operation("index", 0), effect="one_step", arg=0))
    if DIALECT == "theano":
        assert (verdict.state, verdict.detail) == ("not-run", "Theano 1.0.5 has no return_updates")
    else:
        assert verdict.state == "confirmed"


def test_an_argument_that_the_release_lacks_refutes_nothing() -> None:
    """A claim about something else; the exception comes before anything of it could be seen."""
    sketch = Sketch(arguments=(("unknown", None),))
    asked = Question(sketch, (Operation("build"),), "raises", None, (DIALECT,), ("arity",))
    (verdict,) = verdicts(asked)
    assert verdict.state == "not-run"
    assert "cannot build a scan of this structure: TypeError: scan() got an unexpected keyword argument" in verdict.detail
    assert verdicts(replace(asked, errors=("no_keyword",)))[0].state == "confirmed"


def test_a_claim_about_other_releases_is_not_run() -> None:
    asked = Question(Sketch(), (Operation("build"),), "raises", None, (DIALECT,), ("arity",), since=(99,))
    told = verdicts(asked, replace(asked, since=(), until=(0, 1)), replace(asked, since=(0, 1), until=(99,)))
    assert [verdict.state for verdict in told] == ["not-run", "not-run", "refuted"]
    assert told[0].detail.endswith("this is about the releases from 99")
