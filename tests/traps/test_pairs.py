"""Trap 2: the (outputs, updates) pair kept whole and taken apart later, by index or by another name."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "pair_indexed": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        scanned = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
        hidden = scanned[0]
        updates = scanned[1]
        result = hidden  # (5, 3, 2)
        """,
    "pair_indexed_and_reshaped": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        res = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=[x], outputs_info=[h0])
        flat = res[0].reshape((-1, 2))
        last = res[0][-1]
        result = theano.clone(T.dot(flat, T.eye(2))), last  # [(15, 2), (3, 2)]
        """,
    "two_outputs_from_the_pair": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")

        def lstm(x_t, c, h):
            c = c + T.nnet.sigmoid(x_t + h)
            return c, T.tanh(c)

        cell, hid = theano.scan(lstm, sequences=x, outputs_info=[c0, h0])[0]
        result = cell + hid  # (5, 3, 2)
        """,
    "returned_from_the_pair": """
        import theano
        import theano.tensor as T

        def forward(x, h0):
            return theano.scan(fn=lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=h0)[0]

        hs = forward(T.tensor3("x"), T.matrix("h0"))
        result = [hs[-1], hs.mean(axis=0)]  # [(3, 2), (3, 2)]
        """,
    "last_step_from_the_pair": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        result = theano.scan(lambda x_t, h: T.tanh(x_t + h), x, h0)[0][-1]  # (3, 2)
        """,
    "first_of_two_from_the_pair": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        step = lambda x_t, h, c: [T.tanh(c + h), c + x_t]
        hs = theano.scan(step, x, [h0, c0])[0][0]
        c_last = theano.scan(step, x, [h0, c0])[0][1][-1]
        result = [hs, c_last]  # [(5, 3, 2), (3, 2)]
        """,
    "nested_targets": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        step = lambda x_t, h, c: [T.tanh(c + h), c + x_t]
        (h, c), updates = theano.scan(step, x, [h0, c0])
        [h2, c2], _ = theano.scan(step, h, [h0, c0])
        (first, *others), more = theano.scan(step, h2, [h0, c0])
        result = [h, c2, first] + others  # [(5, 3, 2), (5, 3, 2), (5, 3, 2), (5, 3, 2)]
        """,
    "pair_unpacked_later": """
        import theano
        import theano.tensor as T

        def run(x, h0):
            return theano.scan(lambda x_t, h: x_t * h, sequences=x, outputs_info=h0)

        pair = run(T.tensor3("x"), T.matrix("h0"))
        hs, updates = pair
        products = run(hs, T.matrix("h0"))[0]
        result = products  # (5, 3, 2)
        """,
    "pairs_in_a_list": """
        import theano
        import theano.tensor as T

        x, y, h0 = T.tensor3("x"), T.tensor3("y"), T.matrix("h0")
        passes = [theano.scan(lambda x_t, h: x_t + h, sequences=seq, outputs_info=h0) for seq in (x, y)]
        forward = [p[0] for p in passes]
        updates = theano.OrderedUpdates()
        for _, upd in passes:
            updates.update(upd)
        hs, _ = passes[0]
        result = T.concatenate(forward + [hs], axis=2)  # (5, 3, 6)
        """,
    "pair_as_attribute": """
        import theano
        import theano.tensor as T

        class Encoder(object):
            def __init__(self, x, h0):
                self.scanned = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0)

            def states(self):
                return self.scanned[0]

            def final(self):
                return self.scanned[0][-1]

        encoder = Encoder(T.tensor3("x"), T.matrix("h0"))
        result = [encoder.states(), encoder.final()]  # [(5, 3, 2), (3, 2)]
        """,
    "pair_is_an_ordinary_tuple": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        named = dict(zip(("states", "updates"), theano.scan(lambda x_t, h: x_t + h, x, h0)))
        pair = tuple(theano.scan(lambda x_t, h: x_t * h, x, h0))
        assert len(pair) == 2 and pair
        extended = theano.scan(lambda x_t, h: x_t - h, x, h0) + (h0,)
        result = [named["states"], pair[0], extended[0], extended[2]]  # [(5, 3, 2), (5, 3, 2), (5, 3, 2), (3, 2)]
        """,
    "pair_splatted": """
        import theano
        import theano.tensor as T

        def finish(outputs, updates):
            return outputs[-1]

        x, h0 = T.tensor3("x"), T.matrix("h0")
        last = finish(*theano.scan(lambda x_t, h: x_t + h, x, h0))
        hs, *rest = theano.scan(lambda x_t, h: x_t * h, x, h0)
        result = [last, hs]  # [(3, 2), (5, 3, 2)]
        """,
    "pair_sliced_and_negative": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        res = theano.scan(lambda x_t, h: x_t + h, x, h0)
        (hs,) = res[:1]
        updates = res[-1]
        result = [hs, res[-2]]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "pair_of_map_and_reduce": """
        import theano
        import theano.tensor as T

        x = T.tensor3("x")
        squares = theano.map(lambda x_t: x_t ** 2, x)[0]
        total = theano.reduce(lambda x_t, acc: acc + x_t, squares, T.zeros_like(x[0]))[0]
        left = theano.foldl(lambda x_t, acc: acc * x_t, squares, T.ones_like(x[0]))
        result = [squares, total, left[0]]  # [(5, 3, 2), (3, 2), (3, 2)]
        """,
    "several_accumulators": """
        import theano
        import theano.tensor as T

        x = T.tensor3("x")
        zeros = T.zeros_like(x[0])
        outs, _ = theano.reduce(lambda x_t, s, q: (s + x_t, q + x_t ** 2), sequences=x, outputs_info=[zeros, zeros])
        mean = outs[0] / 5
        (s, q), _ = theano.foldr(lambda x_t, s, q: (s + x_t, q + x_t ** 2), sequences=x, outputs_info=[zeros, zeros])
        result = [mean, outs[-1] - s, q]  # [(3, 2), (3, 2), (3, 2)]
        """,
    "columns_of_a_reduced_result": """
        import theano
        import theano.tensor as T

        x = T.tensor3("x")
        total, _ = theano.reduce(lambda x_t, acc: acc + x_t, sequences=x, outputs_info=T.zeros_like(x[0]))
        result = [total[:, 0], total[:, -1], total[::-1], total.sum()]  # [(3,), (3,), (3, 2), ()]
        """,
}  # fmt: skip


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_pair_taken_apart(source: str) -> None:
    """False alarm otherwise: the index or the unpacking is that of the pair."""
    assert codes(source) == []
