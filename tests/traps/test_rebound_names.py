"""Trap 1: one name bound several times, with different numbers of outputs."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "result_reused_in_one_function": """
        import theano
        import theano.tensor as T

        x, mask, h0, c0 = T.tensor3("x"), T.matrix("mask"), T.matrix("h0"), T.matrix("c0")

        def encode(x, mask):
            out, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
            out, _ = theano.scan(lambda x_t, h, c: (T.tanh(h + c), c + x_t), sequences=out, outputs_info=[h0, c0])
            hidden = out[0]
            out, _ = theano.scan(lambda h_t, m_t: h_t * m_t[:, None], sequences=[hidden, mask])
            return out

        result = encode(x, mask)  # (5, 3, 2)
        """,
    "notebook_cells": """
        import theano
        from theano import tensor as T

        # In [3]: a power, all steps at once
        h0 = T.matrix("h0")
        output, updates = theano.scan(lambda prior: prior * h0, outputs_info=[T.ones_like(h0)], n_steps=4)
        last = output[-1]

        # In [5]: the same with the number of the step
        output, updates = theano.scan(lambda i, prior: (prior * h0, i * 2), sequences=[T.arange(4)], outputs_info=[T.ones_like(h0), None])
        powers = output[0]
        numbers = output[1]

        # In [8]: back to one
        output, updates = theano.map(lambda p: p.sum(), sequences=[powers])
        result = [last, powers, output]  # [(3, 2), (4, 3, 2), (4,)]
        """,
    "initial_state_put_in_front": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        hs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=[x], outputs_info=[h0])
        hs = T.concatenate([h0[None, :, :], hs], axis=0)
        before = hs[0]
        result = [before, hs]  # [(3, 2), (6, 3, 2)]
        """,
    "stack_of_layers_in_a_loop": """
        import numpy as np
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        weights = [theano.shared(np.eye(2), name="W%d" % i) for i in range(3)]
        below = x
        for W in weights:
            below, _ = theano.scan(lambda x_t, h, c, W: (T.tanh(T.dot(x_t, W) + c), c + h), sequences=below,
                                   outputs_info=[h0, c0], non_sequences=W)
            below = below[0]
        result = below  # (5, 3, 2)
        """,
    "parameter_of_the_same_name": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        rval, updates = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0)

        def hidden_of(rval):
            return rval[0]

        both, _ = theano.scan(lambda x_t, h, c: (h + c, c * x_t), sequences=rval, outputs_info=[h0, c0])
        result = hidden_of(both)  # (5, 3, 2)
        """,
    "comprehension_variable_of_the_same_name": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        outs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0)
        layers = [theano.scan(lambda x_t, h, c: (h + c, c * x_t), sequences=seq, outputs_info=[h0, c0])[0] for seq in (x, outs)]
        result = [outs[0] for outs in layers]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "attribute_rebound_within_a_method": """
        import theano
        import theano.tensor as T

        class Reader(object):
            def __init__(self, x, h0):
                self.out, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=h0)
                self.summary = self.out[-1]
                self.out, self.updates = theano.scan(lambda h_t, acc: (acc + h_t, acc.sum()), sequences=self.out, outputs_info=[h0, None])
                self.states = self.out[0]

        reader = Reader(T.tensor3("x"), T.matrix("h0"))
        result = [reader.states, reader.summary]  # [(5, 3, 2), (3, 2)]
        """,
    "branches_with_different_numbers": """
        import theano
        import theano.tensor as T

        def recurrent(x, h0, c0=None):
            if c0 is not None:
                rval, _ = theano.scan(lambda x_t, h, c: (T.tanh(c + h), c + x_t), sequences=x, outputs_info=[h0, c0])
                out = rval[0]
            else:
                rval, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
                out = rval
            return out

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        result = [recurrent(x, h0), recurrent(x, h0, c0)]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "result_of_another_loop_in_between": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        rval, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
        rval = dict(states=rval, last=rval[-1]), rval.shape
        info = rval[0]
        result = info["states"]  # (5, 3, 2)
        """,
    "deleted_and_bound_by_a_for": """
        import theano
        import theano.tensor as T

        x, y, h0 = T.tensor3("x"), T.tensor3("y"), T.matrix("h0")
        out, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
        kept = [out]
        del out
        heads = []
        for out in [(x, y), (y, x)]:
            heads.append(out[0])
        result = kept + heads  # [(5, 3, 2), (5, 3, 2), (5, 3, 2)]
        """,
    "bound_by_with_and_except": """
        import contextlib
        import theano
        import theano.tensor as T

        @contextlib.contextmanager
        def layers(*outputs):
            yield outputs

        x, h0 = T.tensor3("x"), T.matrix("h0")
        rval, _ = theano.scan(lambda x_t, h: x_t + h, x, h0)
        last = rval[-1]
        with layers(x, last) as rval:
            result = rval[0]  # (5, 3, 2)
        try:
            raise ValueError("no mask", last)
        except ValueError as rval:
            reason = rval.args[0]
        """,
}  # fmt: skip


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_name_bound_again(source: str) -> None:
    """False alarm otherwise: what counts is the binding that reaches the use."""
    assert codes(source) == []
