"""Why a scan whose step returns updates is left as it is, and what becomes of the other ways to write one."""

from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.fixes.mend import mend
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests.helpers import lint

HEAD = """\
import numpy as np
import pytensor
import pytensor.tensor as pt

x, h0, scale = pt.vector("x"), pt.scalar("h0"), pt.scalar("scale")
rng = pytensor.shared(np.random.default_rng(1), name="rng")

def step(x_t, rng):
    next_rng, e = pt.random.normal(x_t, rng=rng).owner.outputs
    return e, {rng: next_rng}

"""
#: Programs, `NORMAL` for the two outputs of a draw, and a part of the reason.
NORMAL = "pt.random.normal(0, 1, rng={}).owner.outputs"
LEFT = {
    "y, updates = pytensor.scan(step, x, non_sequences=[rng], n_steps=1)": "n_steps is 1, and the scan therefore no loop",
    "y, updates = pytensor.scan(lambda x_t, rng: (x_t, {rng: rng}), x, non_sequences=[rng])": "the step is a lambda",
    "import functools\ny, updates = pytensor.scan(functools.partial(step, x), None, None, [rng], 3)": "not known to be one function of this file",
    "y, updates = pytensor.scan(step, x, non_sequences=[rng], return_list=listed)": "the number of outputs is not known",
    "both = pytensor.scan(step, x, non_sequences=[rng])": "is not unpacked into outputs and updates where it is called",
    "a = y, updates = pytensor.scan(step, x, non_sequences=[rng])": "is not unpacked into outputs and updates where it is called",
    "f(pytensor.scan(step, x, non_sequences=[rng]))": "is not taken apart where it is called",
    "y = (pytensor.scan(step, x, non_sequences=[rng]))[0]": "is not taken apart where it is called",
    "y, model.updates = pytensor.scan(step, x, non_sequences=[rng])": "the updates are not bound to a name",
    "y, *updates = pytensor.scan(step, x, non_sequences=[rng])": "the updates are not bound to a name",
    "(y,\n), updates = pytensor.scan(step, x, non_sequences=[rng], return_list=True)": "not written one by one, on one line",
    "y, updates = pytensor.scan(step, x, [*unknown], [rng])": "outputs_info is not written with one entry for each output",
    "y, updates = pytensor.scan(step, x, unknown, [rng])": "the entries of outputs_info are not known",
    "y, updates = pytensor.scan(step, x, non_sequences=unknown)": "the non_sequences are not written one by one",
    "y, updates = pytensor.scan(step, x, non_sequences=[*unknown])": "the non_sequences are not written one by one",
    "y, updates = pytensor.scan(step, x, non_sequences=[pytensor.shared(np.random.default_rng(1))])": "has no name outside of it",
    "y, updates = pytensor.scan(step, x, non_sequences=[rng]); f(updates); z = updates": "no statement can follow the one with the call",
    "if x: y, updates = pytensor.scan(step, x, non_sequences=[rng])\ng(updates)": "no statement can follow the one with the call",
    "def own(x_t, rng, a):\n    n, e = NORMAL(rng)\n    return e + a, {rng: n}\ny, u = pytensor.scan(own, x, None, (rng, h0))": "left of a tuple",
    "def own(x_t, a):\n    return x_t + a, {a: a + 1}\ny, u = pytensor.scan(own, x, non_sequences=[scale])": "is not known to be a generator",
    "def own(x_t):\n    g = rng\n    n, e = NORMAL(g)\n    return e, {g: n}\ny, u = pytensor.scan(own, x)": "is not known to be a generator",
    "def own(x_t: int, rng: int):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, u = pytensor.scan(own, x, None, [rng])": "have annotations",
    "def own(rng):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, u = pytensor.scan(own, None, None, [rng, h0], 3)": "do not fit",
    "def own(rng, h):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, u = pytensor.scan(own, None, [rng], [h0], 3)": "is no non_sequence",
    "def own():\n    n, e = NORMAL(model.rng)\n    return e, {model.rng: n}\ny, u = pytensor.scan(own, n_steps=3)": "is not held by a name",
    "def own( ):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, u = pytensor.scan(own, n_steps=3)": "no parameters where they could be added",
    "def own(x_t, rng):\n    n, e = NORMAL(rng)\n    if x: return e, {rng: n}\n    return e, {rng: n}\ny, u = pytensor.scan(own, x, None, [rng])": (
        "does not end with one `return outputs, {generator: next state}`"
    ),
    "y, updates = pytensor.scan(step, x, non_sequences=[rng], n_steps=(5))": "no argument can be added to the call as it is written",
    "def own(x_t, rng):\n    n, e = NORMAL(rng)\n    return [e] if x else e, {rng: n}\ny, u = pytensor.scan(own, x, None, [rng])": (
        "what the step returns as outputs is not known"
    ),
    "def own(x_t):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ndef run():\n    rng = pytensor.shared(np.random.default_rng(2))\n"
    "    return pytensor.scan(own, x)[0]": "is not known to be a generator",
    "class Model:\n    def own(x_t, rng):\n        n, e = NORMAL(rng)\n        return e, {rng: n}\n    y, u = pytensor.scan(own, x, None, [rng])": (
        "`own` is not known in this place only"
    ),
    "@staticmethod\ndef own(x_t, rng):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, u = pytensor.scan(own, x, None, [rng])": (
        "`own` is not known in this place only"
    ),
}
MENDED = {
    "y = pytensor.scan(step, x, non_sequences=[rng])[0]": "y = pytensor.scan(step, x, outputs_info=[None, rng], return_updates=False)[0]",
    "y, updates = pytensor.scan(step, x, None, [rng])": "y, next_rng = pytensor.scan(step, x, [None, rng], [], return_updates=False)",
    "y, updates = pytensor.scan(step, x, [], rng)": "y, next_rng = pytensor.scan(step, x, [None, rng], [], return_updates=False)",
    "entry = dict(initial=None)\ny, updates = pytensor.scan(step, x, entry, [rng])": (
        "entry = dict(initial=None)\ny, next_rng = pytensor.scan(step, x, [entry, rng], [], return_updates=False)"
    ),
    "made = [None]\ny, updates = pytensor.scan(step, x, made, [rng])": (
        "made = [None]\ny, next_rng = pytensor.scan(step, x, [*made, rng], [], return_updates=False)"
    ),
    "def own():\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ny, updates = pytensor.scan(own, n_steps=3)": (
        "def own(rng):\n    n, e = NORMAL(rng)\n    return e, n\ny, n = pytensor.scan(own, n_steps=3, outputs_info=[None, rng], return_updates=False)"
    ),
    "def own(x_t):\n    n, e = NORMAL(rng)\n    return e, {rng: n}\ndef run():\n    return pytensor.scan(own, x)[0]": (
        "def own(x_t, rng):\n    n, e = NORMAL(rng)\n    return e, n\n"
        "def run():\n    return pytensor.scan(own, x, outputs_info=[None, rng], return_updates=False)[0]"
    ),
    "def own(x_t):\n    return (f(x_t), x_t), {}\ny = pytensor.scan(own, x)[0]": (
        "def own(x_t):\n    return (f(x_t), x_t), {}\ny = pytensor.scan(own, x, return_updates=False)"
    ),
}


def written(program: str) -> str:
    for name in ("model.rng", "rng", "g"):
        program = program.replace(f"NORMAL({name})", NORMAL.format(name))
    return f"{HEAD}{program}\n"


@pytest.mark.parametrize(("program", "why"), LEFT.items(), ids=LEFT)
def test_false_alarm_what_is_not_sure_stays_and_says_why(program: str, why: str) -> None:
    (finding,) = lint(written(program), select=["SCN405"])
    assert finding.fix is None
    assert why in (finding.help or "").partition("Not done by --fix: ")[2]


@pytest.mark.parametrize(("program", "after"), MENDED.items(), ids=MENDED)
def test_missed_alarm_the_generator_becomes_a_state(program: str, after: str) -> None:
    text = mend(SourceText.of("m.py", written(program)), resolve(RULES, Layer(select=("SCN405",))), unsafe=True).text
    expected = written(after) if "own" in program else written(after).replace("return e, {rng: next_rng}", "return e, next_rng")
    assert text.removesuffix("updates = {rng: next_rng}\n").removesuffix("updates = {rng: n}\n") == expected
