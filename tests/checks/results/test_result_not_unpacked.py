"""SCN105: the pair of outputs and updates used as the outputs."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("result_not_unpacked", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("result_not_unpacked", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_call_is_the_evidence() -> None:
    source = "import theano\npair = theano.scan(lambda a: a + 1, sequences=x)\nresult = pair.mean(axis=0)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "pair.mean"
    assert [evidence.location.line for evidence in finding.evidence] == [2]


PICKED = """\
import theano
import theano.tensor as T

def one(x_t, h):
    return T.tanh(x_t + h)

x, h0, W = T.tensor3(), T.matrix(), T.matrix()
pair = theano.scan(one, sequences=x, outputs_info=[h0])
"""


@pytest.mark.parametrize(
    "use", ["u = pair[1]; f = theano.function([x], T.sum(pair[0]), updates=u)", "u = pair[1]; v = u[key]", "u = pair[-1]; u.update(v)", "pair[1:]"]
)
def test_false_alarm_updates_that_are_picked_and_used_as_such(use: str) -> None:
    assert codes(f"{PICKED}{use}\n") == []


def test_false_alarm_what_is_cut_may_be_a_tensor() -> None:
    assert codes(f"{PICKED}def cut(c):\n    r = pair if c else T.exp(x)\n    return r[:5]\n") == []


@pytest.mark.parametrize(
    ("use", "words"),
    [
        ("last = pair[-1]; y = T.dot(last, W)", "`pair[-1]` is the updates dict of this scan, and it is passed to dot() as if it were an output"),
        ("y = T.dot(pair[-1], W)", "`pair[-1]` is the updates dict of this scan, and it is passed to dot() as if it were an output"),
        ("y = pair[-1].mean()", "`pair[-1]` is the updates dict of this scan, and it is asked for .mean as if it were an output"),
        ("y = pair[-1][-1]", "`pair[-1]` is the updates dict of this scan, and it is indexed with [-1] as if it were an output"),
        ("u = pair[1]; y = u[:, 0]", "`pair[1]` is the updates dict of this scan, and it is indexed like a tensor as if it were an output"),
    ],
)
def test_missed_alarm_the_last_of_the_pair_is_not_the_last_step(use: str, words: str) -> None:
    """It is told where the pair is indexed: that is what is wrong."""
    (finding,) = lint(f"{PICKED}{use}\n")
    assert (finding.code, finding.location.line, finding.message) == ("SCN105", 9, words)
    assert finding.location.column == use.index("pair") + 1
    assert any(evidence.message.startswith("here it ") for evidence in finding.evidence)


@pytest.mark.parametrize("use", ["y = pair[:5]", "y = pair[::-1]"])
def test_missed_alarm_a_pair_that_is_cut_like_a_tensor(use: str) -> None:
    (finding,) = lint(f"{PICKED}{use}\n")
    assert (finding.code, finding.label) == ("SCN105", "the pair (outputs, updates)")


@pytest.mark.parametrize("function", ["T.grad", "theano.grad", "theano.gradient.grad", "theano.gradient.jacobian", "T.hessian"])
def test_missed_alarm_a_pair_is_derived(function: str) -> None:
    (finding,) = lint(f"{PICKED}y = {function}(pair, W)\n")
    assert f"is passed to {function.rpartition('.')[2]}()," in finding.message
