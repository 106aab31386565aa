"""Traps 4, 5 and 16: entries that count as outputs without feeding back, lists of unknown length, positional arguments."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "none_entries": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        step = lambda x_t, h: (x_t + h, T.tanh(h), h.sum())
        outs, _ = theano.scan(step, sequences=x, outputs_info=[h0, None, None])
        result = [outs[0], outs[1], outs[2]]  # [(5, 3, 2), (5, 3, 2), (5,)]
        """,
    "empty_dict_entries": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs, _ = theano.scan(lambda x_t, h: (x_t + h, h.sum()), sequences=x, outputs_info=[h0, {}])
        result = outs[0]  # (5, 3, 2)
        """,
    "dicts_without_an_initial_state": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        info = [dict(initial=None), dict(initial=h0, taps=[-1]), dict()]
        outs, _ = theano.scan(lambda x_t, h: (h.sum(), x_t + h, h * 2), sequences=x, outputs_info=info)
        result = outs[1]  # (5, 3, 2)
        """,
    "name_bound_to_none": """
        import theano
        import theano.tensor as T

        NOT_FED_BACK = None
        x, h0 = T.tensor3("x"), T.matrix("h0")
        energy0 = None
        outs, _ = theano.scan(lambda x_t, h: [x_t + h, h.sum(), h.max()], sequences=x, outputs_info=[h0, energy0, NOT_FED_BACK])
        result = outs[0]  # (5, 3, 2)
        """,
    "parameter_that_may_be_none": """
        import theano
        import theano.tensor as T

        def layer(x, h0, energy0=None):
            outs, _ = theano.scan(lambda x_t, h, *e: (x_t + h, h.sum()), sequences=x, outputs_info=[h0, energy0])
            return outs[0]

        result = layer(T.tensor3("x"), T.matrix("h0"))  # (5, 3, 2)
        """,
    "pair_or_single_by_a_flag": """
        import theano
        import theano.tensor as T

        def layer(x, h0, with_energy):
            def step(x_t, h):
                h = T.tanh(x_t + h)
                return (h, h.sum()) if with_energy else h

            outs, _ = theano.scan(step, sequences=x, outputs_info=(h0, None) if with_energy else h0)
            return outs[0] if with_energy else outs

        x, h0 = T.tensor3("x"), T.matrix("h0")
        result = [layer(x, h0, True), layer(x, h0, False)]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "initial_states_of_the_caller": """
        import theano
        import theano.tensor as T

        def rnn(step_function, inputs, initial_states):
            def _step(x_t, *states):
                output, new_states = step_function(x_t, states)
                return [output] + new_states

            results, _ = theano.scan(_step, sequences=inputs, outputs_info=[None] + initial_states)
            outputs = results[0]
            return outputs, [state[-1] for state in results[1:]]

        def cell(x_t, states):
            h = T.tanh(x_t + states[0])
            return h, [h]

        outputs, (last,) = rnn(cell, T.tensor3("x"), [T.matrix("h0")])
        result = [outputs, last]  # [(5, 3, 2), (3, 2)]
        """,
    "outputs_info_of_the_caller": """
        import theano
        import theano.tensor as T

        def unroll(step, x, outputs_info):
            outs, updates = theano.scan(step, x, outputs_info)
            return outs[0], updates

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        hs, updates = unroll(lambda x_t, h, c: (c + h, c * x_t), x, [h0, c0])
        result = hs  # (5, 3, 2)
        """,
    "states_by_number": """
        import theano
        import theano.tensor as T

        def unroll(x, h0, depth):
            step = lambda x_t, *hs: [T.tanh(x_t + h) for h in hs] + [x_t.sum()]
            outs, _ = theano.scan(step, sequences=x, outputs_info=[h0] * depth + [None])
            return outs[0], outs[-1]

        hs, sums = unroll(T.tensor3("x"), T.matrix("h0"), depth=1)
        result = [hs, sums]  # [(5, 3, 2), (5,)]
        """,
    "overridden_method_gives_the_states": """
        import theano
        import theano.tensor as T

        class Layer(object):
            def initial(self, h0):
                return [h0]

            def run(self, x, h0):
                outs, _ = theano.scan(self.step, sequences=x, outputs_info=self.initial(h0))
                return outs[0]

        class Lstm(Layer):
            def initial(self, h0):
                return [h0, T.zeros_like(h0)]

            def step(self, x_t, h, c):
                return T.tanh(c), c + h * x_t

        result = Lstm().run(T.tensor3("x"), T.matrix("h0"))  # (5, 3, 2)
        """,
    "everything_by_position": """
        import theano
        import theano.tensor as T

        x, h0, c0, n = T.tensor3("x"), T.matrix("h0"), T.matrix("c0"), T.iscalar("n")
        step = lambda x_t, h, c, h_first: (c + h - h_first, c * x_t)
        outs, updates = theano.scan(step, x, [h0, c0], [h0], n)
        hs, _ = theano.scan(lambda h, k: h * k, [], h0, [c0], n_steps=n)
        result = [outs[0], hs[-1], hs.mean(axis=0)]  # [(5, 3, 2), (3, 2), (3, 2)]
        """,
    "one_tensor_taken_from_another": """
        import theano
        import theano.tensor as T

        y, x, mask = T.tensor3("y"), T.tensor3("x"), T.matrix("mask")
        hs, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=y[0])
        result = (hs * mask[:, :, None]).sum(axis=0) / mask.sum(axis=0)[:, None]  # (3, 2)
        """,
    "several_taps_are_one_output": """
        import theano
        import theano.tensor as T

        x, y = T.tensor3("x"), T.tensor3("y")
        hs, _ = theano.scan(lambda x_t, h2, h1: x_t + h1 - h2, sequences=x, outputs_info=dict(initial=y[:2], taps=[-2, -1]))
        result = hs[-2] + hs[-1] + hs.mean(0)  # (3, 2)
        """,
    "python_2_map_result": """
        import theano
        import theano.tensor as T

        x, sizes = T.tensor3("x"), [2, 2]
        info = map(lambda size: T.zeros((x.shape[1], size)), sizes)  # a list in Python 2
        outs, _ = theano.scan(lambda x_t, h, c: (c + h, c * x_t), sequences=filter(None, [x]), outputs_info=info)
        hidden = outs[0]
        """,
}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_entries_of_outputs_info(source: str) -> None:
    """False alarm otherwise: an entry that does not feed back is an output too, and an unknown list is no evidence."""
    assert codes(source) == []
