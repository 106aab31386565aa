"""Trap 4: an outputs_info that is built up on the way to the call; two outputs or more, so `[0]` is the first of them."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import itertools
from collections import OrderedDict
import theano
import theano.tensor as T

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")

def step(x_t, h, c):
    return [T.tanh(c + h), c + x_t]

"""

#: What stands between HEAD and TAIL.
BUILT = {
    "appended": """
info = [h0]
info.append(c0)
""",
    "appended_in_a_loop": """
info = []
for state in (h0, c0):
    info.append(T.zeros_like(state))
""",
    "appended_under_a_flag": """
peephole = len("memory") > 0
info = [h0]
if peephole:
    info.append(c0)
""",
    "appended_until_long_enough": """
info = [h0]
while len(info) < 2:
    info.append(c0)
""",
    "appended_through_another_name": """
info = [h0]
states = info
states.append(c0)
""",
    "appended_by_a_function": """
def add_memory(states):
    states.append(c0)

info = [h0]
add_memory(info)
""",
    "appended_to_a_global_by_a_function": """
info = [h0]

def use_memory():
    info.append(c0)

use_memory()
""",
    "appended_through_a_bound_method": """
info = [h0]
add = info.append
add(c0)
""",
    "extended": """
info = [h0]
info.extend(state for state in [c0])
""",
    "extended_in_place": """
info = [h0]
info += [c0]
""",
    "inserted": """
info = [c0]
info.insert(0, h0)
""",
    "slots_filled_later": """
info = [None] * 2
info[0] = h0
info[1] = c0
""",
    "slice_assigned": """
info = [h0]
info[1:] = [c0]
""",
    "names_that_are_lists": """
states, memories, extra = [h0], [c0], []
info = states + memories + extra
""",
    "method_returning_a_tuple": """
class Cell(object):
    def initial(self, like):
        return (T.zeros_like(like),)

memory = (c0,)
info = Cell().initial(h0) + memory
""",
    "function_returning_a_pair": """
def initial_states():
    return h0, c0

info = initial_states()
""",
    "repeated": """
info = [h0] * 2
""",
    "values_of_a_dict": """
initial = OrderedDict(h=h0)
initial["c"] = c0
info = list(initial.values())
""",
    "comprehension_over_a_call": """
def cast(states):
    return tuple(T.cast(state, "float64") for state in states)

info = [e for e in cast((h0, c0))]
""",
    "starred": """
others = [c0]
info = [h0, *others]
""",
    "chained_and_summed": """
info = sum([[h0], list(itertools.chain([c0]))], [])
""",
    "one_or_two_by_a_flag": """
bare = "h" == "c"
info = h0 if bare else [h0, c0]
""",
    "popped": """
info = [h0, c0, T.matrix("unused")]
info.pop()
""",
    "field_of_an_object_grown_elsewhere": """
class Model(object):
    def __init__(self):
        self.states = [h0]
        self.add_memory()

    def add_memory(self):
        self.states += [c0]

info = Model().states
""",
    "zipped_by_hand": """
info = []
for name, state in zip("hc", (h0, c0)):
    info = info + [dict(initial=state, taps=[-1])]
""",
    "subclass_of_list": """
class States(list):
    def __init__(self, first):
        super(States, self).__init__([first, c0])

info = States(h0)
""",
}

TAIL = """
outs, updates = theano.scan(step, sequences=x, outputs_info=info)
result = outs[0]  # (5, 3, 2)
"""

#: This step gives no hint of its own: only outputs_info, which cannot be counted, could speak.
SILENT_STEP = """def step(*args):
    return list(args[1:])

"""
SILENT_HEAD = HEAD[: HEAD.index("def step")] + SILENT_STEP

TRAPS = {name: HEAD + built.lstrip("\n") + TAIL for name, built in BUILT.items()}
TRAPS |= {f"{name}_with_a_silent_step": SILENT_HEAD + built.lstrip("\n") + TAIL for name, built in BUILT.items()}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_outputs_info_built_up(source: str) -> None:
    """False alarm otherwise: outputs_info starts with one entry, or reads like one, and has two when scan is called."""
    assert codes(source) == []
