"""Traps 8 and 9: the result put into a list or a tuple first, and layers that can also make a single step without scan."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import theano
import theano.tensor as T

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
rval, updates = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
outs, _ = theano.scan(lambda x_t, h, c: (T.tanh(c + h), c + x_t), sequences=x, outputs_info=[h0, c0])

"""

#: ``rval`` is one output, ``outs`` the list of two; each leaves all steps of one output in ``hs``.
WRAPS = {
    "list_of_one": """
rval = [rval]
hs = rval[0]
""",
    "tuple_of_one": """
rval = rval,
hs, = rval
""",
    "list_with_the_updates": """
rval = [rval, updates]
hs = rval[0]
""",
    "tuple_with_the_updates": """
rval = rval, updates
assert len(rval) == 2
hs = rval[0]
""",
    "dict": """
rval = {"states": rval, 0: rval}
hs = rval[0]
""",
    "through_a_function": """
def ret(states, updates):
    return states, updates

rval = ret(rval, updates)
hs = rval[0]
""",
    "returned_with_others": """
def layer():
    rval, updates = theano.scan(lambda x_t, h: x_t * h, sequences=x, outputs_info=[h0])
    return rval, updates, rval[-1]

rval = layer()
hs = rval[0]
""",
    "stacked_with_a_new_axis": """
rval = T.stack([rval, rval * 2])
hs = rval[0]
""",
    "padded_on_the_left": """
rval = T.shape_padleft(rval)
hs = rval[0]
""",
    "in_a_list_comprehension": """
layers = [rval for _ in range(2)]
hs = layers[0]
""",
    "list_in_a_for_and_zip": """
for states, name in zip([rval], ["h"]):
    hs = states
""",
    "starred_into_a_list": """
parts = [rval, *outs]
hs = parts[0]
""",
    "copied_list": """
outs = list(outs)
hs = outs[0]
""",
    "appended_to_the_outputs": """
outs.append(rval)
hs = outs[2]
""",
    "sum_of_lists": """
everything = [rval] + outs
hs = everything[0]
""",
    "wrapped_when_one": """
rval = [rval] if not isinstance(rval, list) else rval
hs = rval[0]
""",
    "attribute_of_an_instance": """
class Result(object):
    def __init__(self, *outputs):
        self.outputs = outputs

hs = Result(rval).outputs[0]
""",
    "keyword_arguments": """
def pick(**outputs):
    return list(outputs.values())[0]

hs = pick(states=rval)
""",
    "default_of_a_get": """
known = {"h": [rval]}
hs = known.get("h", rval)[0]
""",
    "yielded": """
def results():
    yield rval
    yield updates

hs = list(results())[0]
""",
    "one_output_bound_or_two": """
for rval in ([rval], outs):
    hs = rval[0]
""",
}

TRAPS = {name: HEAD + wrap.lstrip("\n") + "result = hs  # (5, 3, 2)\n" for name, wrap in WRAPS.items()}

ONE_STEP = {
    "one_step_of_one_state": """
        import theano
        import theano.tensor as T

        def gru_layer(x, h0, one_step=False):
            def _step(x_t, h):
                return T.tanh(x_t + h)

            if one_step:
                rval = _step(x, h0)
            else:
                rval, _ = theano.scan(_step, sequences=[x], outputs_info=[h0])
            return T.tanh(rval)

        h0 = T.matrix("h0")
        result = [gru_layer(T.tensor3("x"), h0), gru_layer(h0, h0, one_step=True)]  # [(5, 3, 2), (3, 2)]
        """,
    "one_step_of_two_states": """
        import theano
        import theano.tensor as T

        def lstm_layer(x, h0, c0, one_step=False):
            def _step(x_t, h, c):
                c = c + x_t
                return T.tanh(c) * h, c

            if one_step:
                rval = _step(x, h0, c0)
            else:
                rval, updates = theano.scan(_step, sequences=[x], outputs_info=[h0, c0])
            h, c = rval
            return rval[0]

        h0, c0 = T.matrix("h0"), T.matrix("c0")
        result = [lstm_layer(T.tensor3("x"), h0, c0), lstm_layer(h0, h0, c0, one_step=True)]  # [(5, 3, 2), (3, 2)]
        """,
    "one_step_and_a_list_of_one": """
        import theano
        import theano.tensor as T

        def layer(x, h0, one_step):
            def _step(x_t, h):
                return [T.tanh(x_t + h)]

            if one_step:
                rval = _step(x, h0)
            else:
                rval, _ = theano.scan(_step, sequences=x, outputs_info=[h0])
                rval = [rval]
            return rval[0]

        h0 = T.matrix("h0")
        result = [layer(T.tensor3("x"), h0, False), layer(h0, h0, True)]  # [(5, 3, 2), (3, 2)]
        """,
    "one_step_returned_early": """
        import theano
        import theano.tensor as T

        class Decoder(object):
            def step(self, x_t, h):
                h = T.tanh(x_t + h)
                return h, h.sum(axis=-1)

            def run(self, x, h0, one_step=False):
                if one_step:
                    rval = self.step(x, h0)
                    return rval[0]
                rval, _ = theano.scan(self.step, sequences=x, outputs_info=[h0, None])
                return rval[0]

        h0 = T.matrix("h0")
        result = [Decoder().run(T.tensor3("x"), h0), Decoder().run(h0, h0, True)]  # [(5, 3, 2), (3, 2)]
        """,
}  # fmt: skip

TRAPS |= ONE_STEP


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_wrapped(source: str) -> None:
    """False alarm otherwise: the index is that of the wrap, or of what the step itself returned."""
    assert codes(source) == []


def test_no_wrap() -> None:
    """Missed alarm otherwise: the same result, indexed as it is."""
    assert codes(f"{HEAD}hs = rval[0]\n") == [(HEAD.count("\n") + 1, "SCN101")]
