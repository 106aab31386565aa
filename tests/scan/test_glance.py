"""What a scan does at a glance: no wrong fact, and unknown with its reason."""

from __future__ import annotations

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts
from scanlint.scan.glance import evidence, glance, held
from scanlint.source.program import read_program
from scanlint.source.text import SourceText

HEAD = "import theano\nimport theano.tensor as T\nx = T.matrix()\nh0 = T.vector()\nU = theano.shared(w, name='U')\n"


def facts_of(code: str) -> Facts:
    source, tree = read_program(SourceText.of("m.py", HEAD + code))
    return analyse(source, tree, ())


def shown(code: str) -> tuple[str, ...]:
    (call,) = facts_of(code).own_calls()
    return glance(call)


@pytest.mark.parametrize(
    ("call", "line", "said"),
    [
        ("theano.scan(lambda a: step(a), x)", 0, "outputs unknown: what lambda returns is not known"),
        ("theano.scan(given, x)", 0, "outputs unknown: the step is not resolved: given is not defined in this file"),
        ("theano.scan(lambda a: a, xs)", 1, "step receives unknown: an argument of the call may be one entry or several"),
        ("theano.scan((lambda a: a) if flag else (lambda b: b), x)", 1, "step receives unknown: the step is one of several functions"),
        ("theano.scan(lambda a, b: a, x)", 1, "step receives 1 arguments, and has 2 parameters"),
        ("theano.scan(T.sum, x)", 1, "step receives unknown: theano.tensor.sum is not of this program"),
        ("theano.scan(lambda a: a + helper(a), x)", 2, "updates: unknown: the step calls code that could not be followed"),
        ("theano.scan(lambda a: helper(a) * 1, x)", 2, "updates: unknown: the step calls code that could not be followed"),
    ],
)
def test_false_alarm_what_is_not_known_is_said_to_be(call: str, line: int, said: str) -> None:
    assert said in shown(f"h, u = {call}\n")[line]


def test_several_outputs_with_their_names_and_what_the_step_is_given() -> None:
    step = "def step(x_t, h_tm1, c_tm2, c_tm1, U):\n    h = T.tanh(x_t + h_tm1)\n    c = c_tm1 + c_tm2\n    return h, c\n"
    call = "out, u = theano.scan(step, [x], [h0, dict(initial=x, taps=[-2, -1])], [U])\n"
    assert shown(step + call) == (
        "scan (Theano or Theano-PyMC): 2 outputs, a list: h (time, .), c (time, .)",
        (
            "step receives x_t (a step of x), h_tm1 (the state before, at t-1; at first h0), "
            "c_tm2 (the state before, at t-2; at first dict(initial=x, taps=[-2, -1])), "
            "c_tm1 (the state before, at t-1; at first dict(initial=x, taps=[-2, -1])), U (U, the same at every step)"
        ),
        "updates: returned, but empty",
    )


def test_a_view_that_keeps_the_last_step_only() -> None:
    assert shown("s, u = theano.reduce(lambda e, acc: e + acc, x, h0)\n")[0] == "reduce (Theano or Theano-PyMC): 1 output, the bare variable: (.)"


def test_updates_of_a_generator_and_of_the_step() -> None:
    rng = "from theano.tensor.shared_randomstreams import RandomStreams\nsrng = RandomStreams()\n"
    drawn = shown(f"{rng}h, u = theano.scan(lambda a: a + srng.normal(), x)\n")[2]
    assert drawn == "updates: the next state of the generator of `srng.normal` (line 8)"
    assert shown("h, u = theano.scan(lambda a: (a, {U: U + 1}), x)\n")[2] == "updates: those that the step returns"
    assert shown("import pytensor\nh = pytensor.scan(lambda a: a, x, return_updates=False)\n")[2] == "updates: not returned (return_updates=False)"


def test_what_a_value_is_to_its_scan() -> None:
    facts = facts_of("(a, b), u = theano.scan(lambda k: (k, k), x)\ny = a[0] + b\nf = theano.function([x], y, updates=u)\n")
    (call,) = facts.own_calls()
    assert {held(use.value, call.id, facts) for use in facts.uses} == {
        "the pair (outputs, updates)",
        "the list of the outputs",
        "output 0, counted from 0",
        "one time step of an output",
        "output 1, counted from 0",
        "the updates",
    }
    assert evidence(call) == ((6, "the step returns 2 values"),)


def test_the_turns_of_a_loop_over_outputs_of_which_the_number_is_not_known() -> None:
    facts = facts_of("outs, u = theano.scan(given, x)\nfor out in outs:\n    for step in out:\n        T.dot(step, x)\n")
    (call,) = facts.own_calls()
    assert {use.text: held(use.value, call.id, facts) for use in facts.uses if use.kind in ("iterate", "argument")} == {
        "outs": "the outputs",
        "out": "one of the outputs",
        "step": "one time step of an output",
    }


def test_false_alarm_a_generator_has_no_axis_of_time() -> None:
    code = (
        "import pytensor\nimport pytensor.tensor as pt\ndef step(rng, h):\n    n, z = pt.random.normal(rng=rng).owner.outputs\n    return n, h + z\n"
    )
    (call,) = facts_of(f"{code}r, h = pytensor.scan(step, outputs_info=[given(1), pt.zeros(())], n_steps=3, return_updates=False)\n").own_calls()
    assert glance(call)[0] == "scan (PyTensor): 2 outputs, a list: n (..), h + z (time, ..)"


def test_outputs_of_a_backward_scan_come_in_reversed_order() -> None:
    assert shown("h, u = theano.scan(lambda a: a, x, go_backwards=True)\n")[0].endswith("(time, last step first, .)")


def test_what_another_scan_returned_is_not_of_this_one() -> None:
    facts = facts_of("a, u = theano.scan(lambda v: v, x)\nb, w = theano.scan(lambda v: v, x)\ntotal = a.sum() + b.sum()\n")
    one, two = facts.own_calls()
    (use,) = (use for use in facts.uses if use.kind == "attribute" and use.text == "a")
    assert held(use.value, one.id, facts) != held(use.value, two.id, facts) == "unknown: one of several values"


def test_what_numpy_draws_has_no_updates() -> None:
    assert shown("import numpy as np\nh, u = theano.scan(lambda a: a + np.random.normal(), x)\n")[2] == "updates: returned, but empty"


@pytest.mark.parametrize(("api", "told"), [("map", "every step of it"), ("reduce", "its last step")])
def test_what_the_only_output_is(api: str, told: str) -> None:
    facts = facts_of(f"h, u = theano.{api}({'lambda a: a, x' if api == 'map' else 'lambda a, b: a + b, x, h0'})\ntotal = h.sum()\n")
    (call,) = facts.own_calls()
    assert [held(use.value, call.id, facts) for use in facts.uses if use.kind == "attribute"] == [f"the only output, {told}"]


def test_outputs_are_named_where_all_of_them_are_short() -> None:
    longest = "a * 1".ljust(30, "1")
    named, numbered = (shown(f"h, u = theano.scan(lambda a: (a, {text}), x)\n")[0] for text in (longest, f"{longest}1"))
    assert named.endswith(f"a list: a (time, .), {longest} (time, .)")
    assert numbered.endswith("a list: output 0 (time, .), output 1 (time, .)")


def test_false_alarm_what_a_step_is_given_of_one_state_or_another() -> None:
    code = "s = dict(initial=h0, taps=[-1]) if flag else dict(initial=h0, taps=[-2])\nh, u = theano.scan(lambda a, p: a + p, x, [s])\n"
    assert shown(code)[1] == "step receives a (a step of x), then unknown: an entry of the call may be one of several"
