"""Trap 3: arguments of scan that change what it returns: return_list, return_updates, and keywords that are not read from the call."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "list_of_one_asked_for": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0], return_list=True)
        [hs], _ = theano.scan(lambda x_t, h: x_t * h, sequences=outs[0], outputs_info=[h0], return_list=True)
        lasts = [out[-1] for out in outs]
        assert len(outs) == 1
        result = [outs[0], hs] + lasts  # [(5, 3, 2), (5, 3, 2), (3, 2)]
        """,
    "list_of_one_last_output": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0, return_list=True)
        result = outs[-1]  # (5, 3, 2)
        """,
    "list_by_a_flag": """
        import theano
        import theano.tensor as T

        def layer(x, h0, as_list=True):
            outs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0, return_list=as_list)
            return outs[0] if as_list else outs

        x, h0 = T.tensor3("x"), T.matrix("h0")
        result = [layer(x, h0), layer(x, h0, as_list=False)]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "list_by_a_module_constant": """
        import theano
        import theano.tensor as T

        ALWAYS_LIST = not False
        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs, _ = theano.scan(lambda x_t, h: x_t + h, x, h0, return_list=ALWAYS_LIST)
        result = outs[0]  # (5, 3, 2)
        """,
    "list_from_a_dict_of_options": """
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        options = dict(sequences=x, outputs_info=[h0])
        options["return_list"] = True
        outs, updates = theano.scan(lambda x_t, h: x_t + h, **options)
        result = outs[0]  # (5, 3, 2)
        """,
    "list_from_keywords_of_the_caller": """
        import theano
        import theano.tensor as T

        def unroll(step, x, h0, **kwargs):
            outs, _ = theano.scan(step, sequences=[x], outputs_info=[h0], **kwargs)
            return outs[0]

        result = unroll(lambda x_t, h: x_t + h, T.tensor3("x"), T.matrix("h0"), return_list=True)  # (5, 3, 2)
        """,
    "list_from_a_partial": """
        from functools import partial
        import theano
        import theano.tensor as T

        loop = partial(theano.scan, return_list=True)
        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs, _ = loop(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
        result = outs[0]  # (5, 3, 2)
        """,
    "positional_arguments_of_the_caller": """
        import theano
        import theano.tensor as T

        def unroll(*args):
            outs, _ = theano.scan(*args)
            return outs[0]

        x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
        result = unroll(lambda x_t, h, c: (c + h, c * x_t), x, [h0, c0])  # (5, 3, 2)
        """,
    "pytensor_without_updates": """
        import pytensor
        import pytensor.tensor as pt

        x, h0, c0 = pt.tensor3("x"), pt.matrix("h0"), pt.matrix("c0")
        a, b = pytensor.scan(lambda x_t, h, c: (c + h, c * x_t), sequences=x, outputs_info=[h0, c0], return_updates=False)
        hs = pytensor.scan(lambda x_t, h: x_t + h, sequences=a, outputs_info=h0, return_updates=False)
        outs = pytensor.scan(lambda x_t, h, c: (c + h, c * x_t), sequences=x, outputs_info=[h0, c0], return_updates=False)
        result = [a, b, hs[-1], hs * 2, outs[0], outs[-1]]  # [(5, 3, 2), (5, 3, 2), (3, 2), (5, 3, 2), (5, 3, 2), (5, 3, 2)]
        """,
    "pytensor_starred_targets": """
        import pytensor.tensor as pt
        from pytensor.scan.basic import scan

        x, h0, c0 = pt.tensor3("x"), pt.matrix("h0"), pt.matrix("c0")

        def step(x_t, h, c):
            return c + h, c * x_t, (h * c).sum()

        *_, c, norm = scan(step, sequences=[x], outputs_info=[h0, c0, None], return_updates=False)
        h, *others = scan(step, sequences=[x], outputs_info=[h0, c0, None], return_updates=False)
        result = [c, norm, h, others[0]]  # [(5, 3, 2), (5,), (5, 3, 2), (5, 3, 2)]
        """,
    "pytensor_rngs_after_the_outputs": """
        import numpy as np
        import pytensor
        import pytensor.tensor as pt

        x, h0, c0 = pt.tensor3("x"), pt.matrix("h0"), pt.matrix("c0")
        rng = pytensor.shared(np.random.default_rng(1), name="rng")

        def step(x_t, h, c, rng):
            next_rng, noise = pt.random.normal(0, 1, rng=rng).owner.outputs
            return h + noise, c * x_t, next_rng

        h, c, *rngs = pytensor.scan(step, sequences=[x], outputs_info=[h0, c0, rng], return_updates=False)
        updates = {rng: rngs[0]}
        result = [h, c]  # [(5, 3, 2), (5, 3, 2)]
        """,
    "pytensor_view_without_updates": """
        import pytensor
        import pytensor.tensor as pt
        from pytensor.scan.views import reduce as fold

        x = pt.tensor3("x")
        squares = pytensor.map(lambda x_t: x_t ** 2, x, return_updates=False)
        total = fold(lambda x_t, acc: acc + x_t, squares, pt.zeros_like(x[0]), return_updates=False)
        result = [squares[-1], total, total.mean(axis=0)]  # [(3, 2), (3, 2), (2,)]
        """,
}  # fmt: skip


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_flag_changes_what_is_returned(source: str) -> None:
    """False alarm otherwise: the value is a list of one, has no updates beside it, or nobody can tell from the call."""
    assert codes(source) == []
