"""Trap 7: the code asks whether scan handed back a list before it takes an entry, itself or through a helper."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import collections.abc
import theano
import theano.tensor as T
from theano.tensor.var import TensorVariable

x, h0 = T.tensor3("x"), T.matrix("h0")
info = [h0]
outs, updates = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])

"""

#: One output, and what may be done to it; each leaves the states of all steps in ``hs``.
GUARDS = {
    "isinstance_list": """
if isinstance(outs, list):
    hs = outs[0]
else:
    hs = outs
""",
    "isinstance_tuple_of_types": """
hs = outs[0] if isinstance(outs, (list, tuple)) else outs
""",
    "not_isinstance_list": """
if not isinstance(outs, list):
    outs = [outs]
hs = outs[0]
""",
    "isinstance_variable": """
if isinstance(outs, TensorVariable):
    outs = [outs]
hs = outs[0]
""",
    "isinstance_variable_of_the_library": """
if isinstance(outs, theano.Variable):
    hs = outs
else:
    hs = outs[0]
""",
    "isinstance_sequence": """
hs = outs if not isinstance(outs, collections.abc.Sequence) else outs[0]
""",
    "type_is": """
if type(outs) is list:
    hs = outs[0]
    states = outs[1:]
else:
    hs = outs
    states = []
""",
    "type_is_not": """
if type(outs) != list:
    outs = [outs]
hs = outs[0]
""",
    "type_in": """
hs = outs[0] if type(outs) in (list, tuple) else outs
""",
    "result_of_the_test_in_a_name": """
many = isinstance(outs, (list, tuple))
hs = outs[0] if many else outs
""",
    "hasattr_of_a_variable": """
if hasattr(outs, "owner"):
    outs = [outs]
hs = outs[0]
""",
    "hasattr_of_a_list": """
hs = outs[0] if hasattr(outs, "append") else outs
""",
    "a_tuple_has_no_append": """
def states(result):
    if not hasattr(result, "append"):
        outs, updates = result
        return outs
    return result.sum()

hs = states(theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0]))
""",
    "a_pair_is_put_into_a_list": """
def listed(given):
    return given if hasattr(given, "append") else [given]

(pair,) = listed(theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0]))
hs, more = pair
""",
    "updates_have_a_length": """
def number(value):
    return len(value) if hasattr(value, "__len__") else value.sum()

hs = outs + number(updates)
""",
    "updates_are_a_collection": """
def number(value):
    return len(value) if isinstance(value, collections.abc.Collection) else value.sum()

hs = outs + number(updates)
""",
    "a_function_of_a_name_of_a_comprehension": """
def build(x, h0):
    pair = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
    return pair[0], [(lambda: pair.mean())() for wanted in (True, False) if wanted for pair in (x, h0)]

hs, means = build(x, h0)
""",
    "number_of_entries": """
if len(info) == 1:
    outs = [outs]
hs = outs[0]
""",
    "number_of_entries_in_a_name": """
n_states = len(info)
hs = outs if n_states == 1 else outs[0]
""",
    "more_than_one_entry": """
if len(info) > 1:
    hs = outs[0]
else:
    hs = outs
""",
    "short_circuit": """
hs = (isinstance(outs, list) and outs[0]) or T.mul(outs, 1.0)
""",
    "both_conditions": """
if isinstance(outs, list) and len(outs) > 1:
    hs = outs[0]
else:
    hs = outs
""",
    "assertion": """
def first_of(outs):
    assert isinstance(outs, list), "scan has one output here"
    return outs[0]

hs = outs
""",
    "early_return": """
def states(outs):
    if not isinstance(outs, list):
        return outs
    return outs[0]

hs = states(outs)
""",
    "early_raise_caught": """
def states(outs):
    if not isinstance(outs, list):
        raise TypeError("one output")
    return outs[0]

try:
    hs = states(outs)
except TypeError:
    hs = outs
""",
    "continue_in_a_loop": """
found = []
for candidate in (outs, [outs, h0]):
    if not isinstance(candidate, list):
        continue
    found.append(candidate[0])
hs = found[0]
""",
    "walrus": """
hs = pair[0] if isinstance(pair := outs, list) else pair
""",
    "match_statement": """
match outs:
    case [hs, *_]:
        pass
    case _:
        hs = outs
""",
    "helper_that_makes_a_list": """
def to_list(value):
    if type(value) is list:
        return value
    return [value]

hs = to_list(outs)[0]
""",
    "helper_that_packs": """
def pack(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]

outs = pack(outs)
(hs,) = outs
""",
    "helper_that_takes_the_last_layer": """
def get_last_layer(outs):
    return outs[-1] if isinstance(outs, list) else outs

hs = get_last_layer(outs)
""",
    "helper_that_asks": """
def issequence(value):
    return isinstance(value, (list, tuple))

hs = outs[0] if issequence(outs) else outs
""",
}

TAIL = "result = hs  # (5, 3, 2)\n"

TRAPS = {name: HEAD + guard.lstrip("\n") + TAIL for name, guard in GUARDS.items()}

#: Helpers of another module, which nobody can see into.
UNSEEN = ("to_list(outs)[0]", "pack(outs)[0]", "get_last_layer(outs)[0]", "outs[0] if issequence(outs) else outs")


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_guarded(source: str) -> None:
    """False alarm otherwise: the branch with the index is not taken where scan has one output."""
    assert codes(source) == []


@pytest.mark.parametrize("taken", UNSEEN)
def test_normalised_elsewhere(taken: str) -> None:
    """False alarm otherwise: what a helper of another module says or returns is unknown."""
    source = f"from .utils import get_last_layer, issequence, pack, to_list\n{HEAD}hs = {taken}\n"
    assert codes(source) == []


def test_no_guard() -> None:
    """Missed alarm otherwise: the same scan, taken apart without asking."""
    assert codes(f"{HEAD}hs = outs[0]\n") == [(HEAD.count("\n") + 1, "SCN101")]
