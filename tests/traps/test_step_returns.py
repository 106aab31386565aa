"""Trap 6: what the step returns is not a display that can be read off: two outputs or more, so `[0]` is the first of them."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import functools
from collections import OrderedDict, namedtuple
import numpy as np
import theano
import theano.tensor as T
from theano.ifelse import ifelse

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
W = theano.shared(np.eye(2), name="W")

"""

#: Steps with two recurrent states, each on its own.
STEPS = {
    "list_held_in_a_name": """
def step(x_t, h, c):
    outputs = []
    for state in (h, c):
        outputs.append(T.tanh(x_t + state))
    return outputs
""",
    "list_grown_after_a_display": """
def step(x_t, h, c):
    rval = [T.tanh(x_t + h)]
    rval += [c * x_t]
    return rval
""",
    "outputs_of_an_unknown_function_and_updates": """
seen = theano.shared(0.0, name="seen")

def step(x_t, h, c):
    new = theano.clone([T.tanh(x_t + h), c * x_t], replace={})
    return new, {seen: seen + 1}
""",
    "list_and_updates": """
seen = theano.shared(0.0, name="seen")

def step(x_t, h, c):
    states = [T.tanh(x_t + h), c]
    return states, OrderedDict([(seen, seen + 1)])
""",
    "values_and_a_condition": """
def step(x_t, h, c):
    return [h + x_t, c], theano.scan_module.until(T.any(h > 1e6))
""",
    "locals_by_name": """
def step(x_t, h, c):
    c = c + x_t
    h = T.tanh(c)
    scope = locals()
    return [scope[name] for name in ("h", "c")]
""",
    "helper_plus_a_display": """
def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]

def step(x_t, h, c):
    return as_list(T.tanh(x_t + h)) + [c]
""",
    "tuple_plus_a_tuple": """
def step(x_t, h, c):
    states = (T.tanh(x_t + h),)
    return states + (c,)
""",
    "namedtuple": """
State = namedtuple("State", ["h", "c"])

def step(x_t, h, c):
    return State(h=T.tanh(x_t + h), c=c)
""",
    "namedtuple_replaced": """
State = namedtuple("State", "h c")

def step(x_t, *states):
    old = State(*states)
    return old._replace(h=T.tanh(x_t + old.h))
""",
    "another_function": """
def cell(x_t, h, c):
    return T.tanh(x_t + h), c

def step(*args):
    return cell(*args)
""",
    "method_of_a_cell": """
class Cell(object):
    def __call__(self, x_t, h, c):
        return T.tanh(x_t + h), c

cell = Cell()
step = lambda x_t, h, c: cell(x_t, h, c)
""",
    "callable_object": """
class Step(object):
    def __call__(self, x_t, h, c):
        return T.tanh(x_t + h), c

step = Step()
""",
    "method_by_a_computed_name": """
class Cell(object):
    def step_tanh(self, x_t, h, c):
        return T.tanh(x_t + h), c

step = getattr(Cell(), "step_" + "tanh")
""",
    "comprehension_over_the_states": """
def step(x_t, *states):
    return tuple(T.tanh(x_t + state) for state in states)
""",
    "arguments_handed_back": """
def step(*args):
    return list(args[1:])
""",
    "decorated": """
def with_memory(cell):
    @functools.wraps(cell)
    def both(x_t, h, c):
        return cell(x_t, h), c
    return both

@with_memory
def step(x_t, h):
    return T.tanh(x_t + h)
""",
    "wrapped_after_its_definition": """
def step(x_t, h):
    return T.tanh(x_t + h)

cell = step
step = lambda x_t, h, c: (cell(x_t, h), c)
""",
    "partial": """
def cell(scale, x_t, h, c):
    return [T.tanh(scale * x_t + h), c]

step = functools.partial(cell, 2.0)
""",
    "lambda_with_a_flag": """
pair = "lstm".endswith("stm")
step = lambda x_t, h, c=None: (T.tanh(x_t + h), c) if pair else T.tanh(x_t + h)
""",
    "two_returns_by_a_flag": """
pair = "lstm".endswith("stm")

def step(x_t, h, c):
    h = T.tanh(x_t + h)
    if pair:
        return h, c
    return h
""",
    "list_by_ifelse": """
def step(x_t, h, c):
    return ifelse(T.gt(h.sum(), 0), [h + x_t, c], [h, c + x_t])
""",
    "gradients_of_several": """
def step(x_t, h, c):
    return T.grad(T.sum(x_t * h * c), [h, c])
""",
    "clones_of_several": """
def step(x_t, h, c):
    return theano.clone([h + x_t, c * x_t], replace={x_t: x_t * 2})
""",
    "states_of_an_inner_scan": """
def step(x_t, h, c):
    inner, _ = theano.scan(lambda k, a, b: (a + k, b * k), sequences=T.arange(3).astype("float64"), outputs_info=[h, c])
    return [states[-1] for states in inner]
""",
    "unpacked_and_returned_whole": """
def gates(x_t, h, c):
    return T.tanh(x_t + h), c

def step(x_t, h, c):
    new = gates(x_t, h, c)
    h, c = new
    return new
""",
}

TAIL = """
outs, updates = theano.scan(step, sequences=x, outputs_info=tuple(s for s in (h0, c0)))
result = outs[0]  # (5, 3, 2)
"""

#: Without states, where the library makes two outputs of one call.
MAPPED = {
    "qr": ("T.nlinalg.qr(x_t)", "[(5, 3, 2), (5, 2, 2)]"),
    "maximum_with_its_place": ("T.max_and_argmax(x_t, axis=1)", "[(5, 3), (5, 3)]"),
    "split": ("T.split(x_t, [1, 1], 2, axis=1)", "[(5, 3, 1), (5, 3, 1)]"),
    "eigenvalues_with_vectors": ("T.nlinalg.eigh(T.dot(x_t.T, x_t))", "[(5, 2), (5, 2, 2)]"),
    "gradients": ("T.grad((x_t * h0 * c0).sum(), [h0, c0])", "[(5, 3, 2), (5, 3, 2)]"),
    "list_of_rows": ("list(map(T.sum, (x_t, x_t ** 2)))", "[(5,), (5,)]"),
}

#: One output, with updates as dict() takes them: in pairs.
PAIRS = {
    "updates_in_pairs": "h + x_t, [(seen, seen + 1)]",
    "updates_in_a_tuple_of_lists": "h + x_t, ([seen, seen + 1],)",
    "updates_in_pairs_and_a_condition": "h + x_t, [(seen, seen + 1)], theano.scan_module.until(T.any(h > 1e6))",
    "no_updates": "h + x_t, []",
    "no_updates_and_a_condition": "h + x_t, [], theano.scan_module.until(T.any(h > 1e6))",
}
PAIR = """seen = theano.shared(0.0, name="seen")

def step(x_t, h):
    return {returned}

result, updates = theano.scan(step, sequences=x, outputs_info=[h0])  # (5, 3, 2)
compute = theano.function([x, h0], result, updates=updates)
"""

TRAPS = {name: HEAD + step.lstrip("\n") + TAIL for name, step in STEPS.items()}
MAP = """outs, _ = theano.map(lambda x_t: {body}, x)
first_output, second = outs[0], outs[1]
result = [outs[0], outs[-1]]  # {shapes}
"""
TRAPS |= {name: HEAD + MAP.format(body=body, shapes=shapes) for name, (body, shapes) in MAPPED.items()}
TRAPS |= {name: HEAD + PAIR.replace("{returned}", returned) for name, returned in PAIRS.items()}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_step_returns_more_than_meets_the_eye(source: str) -> None:
    """False alarm otherwise: the step has two outputs, or one beside its updates."""
    assert codes(source) == []


@pytest.mark.parametrize("returned", PAIRS.values(), ids=PAIRS)
def test_missed_alarm_one_output_beside_updates(returned: str) -> None:
    assert codes(HEAD + PAIR.replace("{returned}", returned).replace("[x, h0], result,", "[x, h0], result[0],")) == [(18, "SCN101")]
