"""SCN401: updates that reach no function."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("updates_dropped", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("updates_dropped", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


HEAD = """
import theano
from theano.tensor.shared_randomstreams import RandomStreams

srng = RandomStreams(1)

def noise(x):
""".lstrip()


@pytest.mark.parametrize(
    "body",
    [
        "    h, updates = theano.scan(step, sequences=x)\n    print(updates)\n    return h\n",
        "    h, updates = theano.scan(step, sequences=x)\n    assert not updates\n    return h\n",
        "    h, updates = theano.scan(step, sequences=x)\n    return h, f'{updates}'\n",
        "    h, *updates = theano.scan(step, sequences=x)\n    return h, updates\n",
        "    h, u = theano.scan(step, sequences=x)\n    v = u\n    return h, lambda: v\n",
        "    global u\n    h, u = theano.scan(step, sequences=x)\n    return h\n",
        "    u = unknown()\n    if x:\n        h, u = theano.scan(step, sequences=x)\n    return u\n",
        "    out = [None, None]\n    h, out[1] = theano.scan(step, sequences=x)\n    return h, out\n",
        "    h, u = theano.scan(step, sequences=x)\n    return h.owner.inputs\n",
        "    h, u = theano.scan(step, sequences=x)\n    with pytest.raises(TypeError):\n        theano.grad(h.sum(), x)\n",
        "    for turn in range(9):\n        if turn:\n            use(u)\n        h, u = theano.scan(step, sequences=x)\n    return h\n",
        "    try:\n        h, u = theano.scan(step, sequences=x)\n    finally:\n        use(u)\n    return h\n",
        "    return (pair := theano.scan(step, sequences=x))[0], pair\n",
        "    return [part for part in theano.scan(step, sequences=x)]\n",
    ],
)
def test_false_alarm_read_in_any_way(body: str) -> None:
    assert codes(HEAD + "    step = lambda x_t: x_t + srng.normal()\n" + body, select=["SCN401"]) == []


def test_false_alarm_pymc_collects_the_updates_itself() -> None:
    source = """
        import pytensor
        import pymc as pm
        from pytensor.tensor.random.utils import RandomStream

        def dist(x, size):
            srng = RandomStream(1)
            h, _ = pytensor.scan(lambda x_t: x_t + srng.normal(), sequences=x)
            return h
        """
    assert codes(source, ignore=["SCN405"]) == []
    assert codes(source.replace("import pymc as pm", ""), ignore=["SCN405"]) != []


def test_false_alarm_a_field_that_may_be_something_else() -> None:
    source = """
        import theano
        from theano.tensor.shared_randomstreams import RandomStreams

        class Layer:
            def __init__(self):
                self.rng = RandomStreams(1)

            def quiet(self, zeros):
                self.rng = zeros

            def forward(self, x):
                h, _ = theano.scan(lambda x_t: x_t + self.rng.normal(), sequences=x)
                return h
        """
    assert codes(source) == []
    assert codes(source.replace("self.rng = zeros", "self.rng = RandomStreams(2)")) == [(13, "SCN401")]


def test_it_names_the_draw_the_name_and_what_overwrites_it() -> None:
    source = HEAD + "    step = lambda x_t: x_t + srng.normal()\n"
    source += (
        "    h, updates = theano.scan(step, sequences=x)\n    o, updates = theano.scan(lambda h_t: 2 * h_t, sequences=h)\n    return o, updates\n"
    )
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "updates"
    assert "`srng.normal`, line 7" in finding.message
    assert "`updates` is overwritten by the scan on line 9" in finding.message
    assert finding.confidence is Confidence.CERTAIN
    assert [evidence.location.line for evidence in finding.evidence] == [8, 7, 9]


def test_a_generator_by_default_is_likely() -> None:
    source = """
        import theano
        from theano.tensor.shared_randomstreams import RandomStreams

        class Layer:
            def __init__(self, rng=None):
                self.rng = rng or RandomStreams(1)

            def forward(self, x):
                h, _ = theano.scan(lambda x_t: x_t + self.rng.normal(), sequences=x)
                return h
        """
    (finding,) = lint(source)
    assert finding.confidence is Confidence.LIKELY


def test_missed_alarm_beside_a_function_that_hands_on_all_of_its_names() -> None:
    scan = "    h, updates = theano.scan(lambda x_t: x_t + srng.normal(), sequences=x)\n"
    head = "import theano\nfrom theano.tensor.shared_randomstreams import RandomStreams\nsrng = RandomStreams()\n"
    assert codes(f"{head}def one(x):\n{scan}    return h\ndef two(x):\n{scan}    return locals()\n") == [(5, "SCN401")]
    assert codes(f"{head}def two(x):\n{scan}    return locals()\ndef one(x):\n{scan}    return h\n") == [(8, "SCN401")]
