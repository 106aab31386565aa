"""SCN503: both directions side by side, one of them last step first."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined

BOTH = """\
import theano
import theano.tensor as T

def encode(x, h0):
    f, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
    b, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0], go_backwards=True)
    return %s
"""


@pytest.mark.parametrize("variant", of_rule("backward_not_reversed", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize(
    "joined",
    [
        "f + reverse(b)",
        "f + b[T.arange(b.shape[0])[::-1]]",
        "(f + b).mean(0)",
        "T.sum(f * b)",
        "T.concatenate([f, b])",
        "T.concatenate([f, b], axis=axis)",
        "T.dot(f[-1], b[-1])",
        "f, b",
    ],
)
def test_no_false_alarm_where_the_order_is_right_or_does_not_matter(joined: str) -> None:
    assert codes(BOTH % joined) == []


def test_no_false_alarm_where_a_name_was_given_another_sequence() -> None:
    source = BOTH % "T.concatenate([x, b], axis=2)"
    assert codes(source.replace("    return", "    x = x[::-1]\n    return")) == []


def test_no_false_alarm_where_a_backward_scan_goes_through_backward_outputs() -> None:
    source = BOTH % "f + again"
    again = "    again, _ = theano.scan(lambda b_t: b_t * 2, sequences=b, go_backwards=True)\n"
    assert codes(source.replace("    return", f"{again}    return")) == []


def test_no_false_alarm_where_a_loop_goes_both_ways() -> None:
    source = """\
    import theano
    import theano.tensor as T

    def encode(x, h0):
        outputs = x
        for backward in (True, False):
            h, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=[outputs], outputs_info=[h0], go_backwards=backward)
            outputs = T.concatenate([outputs, h], axis=2)
        return outputs
    """
    assert codes(source) == []


def test_no_false_alarm_where_a_loop_may_end_on_either_way() -> None:
    turns = (
        "    for back in (True, False, True):\n        b, _ = theano.scan(lambda a: a, sequences=x, go_backwards=back)\n        if x.ndim: break\n"
    )
    assert codes((BOTH % "f + b").replace("    return", f"{turns}    return")) == []


@pytest.mark.parametrize(("other", "wrong"), [("b", True), ("b[::-1]", False), ("b.T", False)])
def test_matrices_side_by_side(other: str, wrong: bool) -> None:
    assert codes(BOTH % f"T.horizontal_stack(f, {other})") == [(7, "SCN503")] * wrong


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ("[b, h0[None]]", True),
        ("[b, h0.dimshuffle('x', 0)]", True),
        ("[b, T.shape_padleft(h0)]", True),
        ("[h0[None], b]", False),
        ("[f, h0[None]]", False),
        ("[b, h0.dimshuffle(0)]", False),
        ("[b, model.h0]", False),
        ("[b, other(h0)]", False),
        ("[b, (h0 + 1)[None]]", False),
    ],
)
def test_the_state_that_a_backward_scan_starts_from(parts: str, wrong: bool) -> None:
    assert codes(BOTH % f"T.concatenate({parts})") == [(7, "SCN503")] * wrong


def test_no_false_alarm_for_a_state_that_each_turn_binds_anew() -> None:
    turns = "    for i in (1, 2):\n        h0 = h0 * 2\n        f = T.concatenate([b, h0])\n"
    scan = "        b, _ = theano.scan(lambda a, h: a + h, x, [h0], go_backwards=True)\n"
    assert codes((BOTH % "f").replace("    return", f"{turns}{scan}    return")) == []


def test_no_false_alarm_for_outputs_that_lie_on_their_side() -> None:
    assert codes(BOTH % "T.horizontal_stack(f.dimshuffle(1, 0), b.dimshuffle(1, 0))") == []


def test_no_missed_alarm_where_the_sequence_was_bound_before() -> None:
    source = "import theano\nimport theano.tensor as T\nx = 1\nx = T.tensor3('x')\n"
    source += "b, _ = theano.scan(lambda x_t: T.tanh(x_t), sequences=[x], go_backwards=True)\n"
    assert codes(source + "y = T.concatenate([x, b], axis=2)\n") == [(6, "SCN503")]


def test_false_alarm_where_the_sequence_is_bound_anew_behind_the_scan() -> None:
    source = "import theano\nimport theano.tensor as T\nx = T.tensor3('x')\n"
    source += "b, _ = theano.scan(lambda x_t: T.tanh(x_t), sequences=[x], go_backwards=True)\n"
    assert codes(source + "x = load()\ny = T.concatenate([x, b], axis=2)\n") == []


def test_no_missed_alarm_where_a_forward_scan_goes_through_backward_outputs() -> None:
    source = BOTH % "f + again"
    again = "    again, _ = theano.scan(lambda b_t: b_t * 2, sequences=[b])\n"
    assert codes(source.replace("    return", f"{again}    return")) == [(8, "SCN503")]


@pytest.mark.parametrize("variant", of_rule("backward_not_reversed", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    "joined", ["f + b", "b * f", "f - b", "T.concatenate([f, b], 2)", "T.concatenate([f, b], axis=f.ndim - 1)", "T.batched_dot(f, b)"]
)
def test_no_missed_alarm_in_the_ways_to_join(joined: str) -> None:
    assert codes(BOTH % joined) == [(7, "SCN503")]


def test_the_backward_part_is_underlined_and_turned_round() -> None:
    source = BOTH % "T.concatenate([f, b], axis=2)"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "b"
    assert "step 0 of `f`" in finding.message
    assert [evidence.location.line for evidence in finding.evidence] == [6, 5]
    assert finding.fix is not None
    assert (finding.fix.applicability, finding.fix.edits[0].text) == ("unsafe", "b[::-1]")


def test_a_part_that_is_computed_is_not_rewritten() -> None:
    (finding,) = lint(BOTH % "T.dot(f, W) + T.dot(b, W)")
    assert finding.fix is None
    assert "T.dot(b, W)" in finding.message


@pytest.mark.parametrize(
    "turned",
    [
        "sequences=x[::-1]",
        "sequences=[x[::-1]]",
        "sequences=x_reversed",
        "sequences=T.flip(x, 0)",
        "sequences=flipped(x)",
        "sequences=x[::step]",
        "sequences=turned",
        "sequences=dict(input=x[::-1])",
    ],
)
def test_no_false_alarm_where_the_sequences_may_be_turned(turned: str) -> None:
    source = (BOTH % "T.concatenate([f, b], axis=2)").replace("sequences=x, outputs_info=[h0], go", f"{turned}, outputs_info=[h0], go")
    assert codes(source.replace("    f, _", "    turned = x[::-1]\n    f, _")) == []


def test_no_missed_alarm_every_place_where_they_meet_is_told() -> None:
    source = BOTH % "T.concatenate([f, b], axis=2), T.concatenate([b, f], axis=2), f * b"
    found = [(finding.location.line, finding.location.column) for finding in lint(source) if finding.code == "SCN503"]
    assert found == [(7, 30), (7, 58), (7, 78)]


def test_false_alarm_the_backward_scan_is_not_always_built() -> None:
    options = "for options in ({'go_backwards': True}, {'go_backwards': True, 'step': -1}):\n        "
    source = (BOTH % "f + b").replace("    b, _", f"    {options}b, _").replace("go_backwards=True)", "**options)").replace("return", "    y =")
    assert codes(source) == [(7, "SCN504")]
    assert codes(source.replace(", 'step': -1", "")) == [(8, "SCN503")]
