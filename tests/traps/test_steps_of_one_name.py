"""Trap 15: step functions that share one name are told apart by scope and by the last definition before the call."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "two_classes_with_a_step_each": """
        import theano
        import theano.tensor as T

        class GRU(object):
            def _step(self, x_t, h):
                return T.tanh(x_t + h)

            def run(self, x, h0):
                out, _ = theano.scan(self._step, sequences=x, outputs_info=h0)
                return out * 2

        class LSTM(object):
            def _step(self, x_t, h, c):
                c = c + x_t
                return T.tanh(c) * h, c

            def run(self, x, h0):
                out, _ = theano.scan(self._step, x, [h0, T.zeros_like(h0)])
                return out[0]

        x, h0 = T.tensor3("x"), T.matrix("h0")
        result = LSTM().run(GRU().run(x, h0), h0)  # (5, 3, 2)
        """,
    "redefined_between_two_calls": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")

        def step(x_t, h):
            return T.tanh(x_t + h), x_t.sum()

        (hs, sums), _ = theano.scan(step, sequences=x, outputs_info=[h0, None])

        def step(x_t, h):
            return h * x_t

        products, _ = theano.scan(step, sequences=hs, outputs_info=h0)
        result = [products.sum(axis=0), sums]  # [(3, 2), (5,)]
        """,
    "redefined_after_the_call": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")

        def recurrence(x_t, h, *memory):
            return [h + x_t] + [c * x_t for c in memory]

        outs, _ = theano.scan(recurrence, sequences=x, outputs_info=[h0, c0])
        result = outs[0]  # (5, 3, 2)

        def recurrence(x_t, h):
            return h + x_t
        """,
    "nested_step_shadows_the_one_of_the_module": """
        import theano
        import theano.tensor as T

        def _step(x_t, h):
            return x_t + h

        def layer(x, h0, c0):
            def _step(x_t, h, c):
                return T.tanh(c), c + h * x_t
            rval, _ = theano.scan(_step, sequences=[x], outputs_info=[h0, c0])
            return rval[0]

        result = layer(T.tensor3("x"), T.matrix("h0"), T.matrix("c0"))  # (5, 3, 2)
        """,
    "step_chosen_by_a_flag": """
        import theano
        import theano.tensor as T

        def layer(x, h0, c0, peephole):
            if peephole:
                def step(x_t, h, c):
                    return T.tanh(c + h), c + x_t + h
            else:
                def step(x_t, h, c):
                    return [T.tanh(c), c + x_t]
            rval, _ = theano.scan(step, sequences=x, outputs_info=[h0, c0])
            return rval[0]

        args = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        result = [layer(*args, peephole=False), layer(*args, peephole=True)]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "lambda_name_bound_again": """
        import theano
        import theano.tensor as T

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        recurrence = lambda x_t, h: T.tanh(x_t + h)
        hs, _ = theano.scan(recurrence, sequences=x, outputs_info=[h0])
        recurrence = lambda x_t, h, c: (h + c, c * x_t)
        outs, _ = theano.scan(recurrence, sequences=hs, outputs_info=[h0, c0])
        result = outs[0]  # (5, 3, 2)
        """,
    "method_overridden_by_a_subclass": """
        import theano
        import theano.tensor as T

        class Cell(object):
            def states(self, h0):
                return [h0]

            def step(self, x_t, h):
                return T.tanh(x_t + h)

            def unroll(self, x, h0):
                outs, _ = theano.scan(self.step, sequences=x, outputs_info=self.states(h0))
                return self.pick(outs)

            def pick(self, outs):
                return outs

        class MemoryCell(Cell):
            def states(self, h0):
                return [h0, T.zeros_like(h0)]

            def step(self, x_t, h, c):
                return T.tanh(c), c + h * x_t

            def pick(self, outs):
                return outs[0]

        x, h0 = T.tensor3("x"), T.matrix("h0")
        result = [Cell().unroll(x, h0), MemoryCell().unroll(x, h0)]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "factory_called_with_another_number": """
        import theano
        import theano.tensor as T

        def make_step(n_states):
            def step(x_t, *states):
                return [T.tanh(x_t + s) for s in states][:n_states]
            return step

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        single, _ = theano.scan(make_step(1), sequences=x, outputs_info=[h0])
        double, _ = theano.scan(make_step(2), sequences=single, outputs_info=[h0, c0])
        result = [single[-1], double[0]]  # [(3, 2), (5, 3, 2)]
        """,
    "step_passed_in_by_the_caller": """
        import theano
        import theano.tensor as T

        def step(x_t, h):
            return x_t + h

        def unroll(step, x, states):
            outs, _ = theano.scan(step, sequences=x, outputs_info=states)
            return outs[0]

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        result = unroll(lambda x_t, h, c: (c + h, c * x_t), x, [h0, c0])  # (5, 3, 2)
        """,
    "global_step_replaced_from_a_function": """
        import theano
        import theano.tensor as T

        def step(x_t, h, c):
            return h + x_t

        def use_memory():
            global step

            def step(x_t, h, c):
                return h + x_t, c * h

        use_memory()
        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        outs, _ = theano.scan(step, sequences=x, outputs_info=tuple([h0, c0]))
        result = outs[0]  # (5, 3, 2)
        """,
}  # fmt: skip


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_step_of_the_same_name(source: str) -> None:
    """False alarm otherwise: the step that is scanned is not the one that was read."""
    assert codes(source) == []
