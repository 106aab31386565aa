"""SCN404: PyTensor's generators that stand still."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("rng_not_advanced", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("rng_not_advanced", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


HEAD = """\
import numpy as np
import pytensor
import pytensor.tensor as pt
from pymc.pytensorf import collect_default_updates

rng = pytensor.shared(np.random.default_rng(1))

"""


@pytest.mark.parametrize(
    "step",
    [
        "    e = pt.random.normal(rng=rng)\n    return x_t + e, collect_default_updates([e])\n",
        "    e = pt.random.normal(rng=rng)\n    return [x_t + e], collect_default_updates([e])\n",
        "    e = pt.random.normal(rng=unknown)\n    return x_t + e\n",
        "    e = pt.random.normal(**options)\n    return x_t + e\n",
        "    e = unknown(pt.random.normal(rng=rng))\n    return e\n",
        "    n, e = pt.random.normal(rng=rng, return_next_rng=True)\n    return n, x_t + e\n",
        "    return x_t\n",
    ],
)
def test_false_alarm_the_next_state_may_be_handed_on(step: str) -> None:
    source = f"{HEAD}def step(x_t):\n{step}\ndef model(x):\n    return pytensor.scan(step, sequences=x, return_updates=True)\n"
    assert codes(source) == []


def test_false_alarm_a_parameter_that_may_be_a_state() -> None:
    step = "def step(x_t, g, *rest):\n    return x_t + pt.random.normal(rng=g)\n"
    assert codes(f"{HEAD}{step}\ndef model(x, states):\n    return pytensor.scan(step, x, states, [rng], return_updates=False)\n") == []


def test_it_names_the_generator() -> None:
    source = HEAD + "def model(x):\n    return pytensor.scan(lambda x_t: x_t + pt.random.normal(rng=rng), x, return_updates=False)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "pt.random.normal(rng=rng)"
    assert "draws from `rng`" in finding.message
    assert "outputs_info=[rng, ..]" in finding.help


@pytest.mark.parametrize(
    "use", ["x_vv = x.clone()", "all_steps = x.owner.inputs[0]", "f = pm.logp(x, v)", "f = joint_logprob(x)", "f = pm.logcdf(x, v)"]
)
def test_false_alarm_where_only_the_density_of_the_draws_is_asked_for(use: str) -> None:
    source = f"import pymc as pm\n{HEAD}x, _ = pytensor.scan(lambda x_t: pt.random.normal(x_t, rng=rng), pt.zeros(4))\n"
    assert codes(source + use.replace("joint", "pm.logprob.joint"), select=["SCN404"]) == []
    assert codes(source + "f = pytensor.function([], x)", select=["SCN404"]) != []
