"""The planter must plant misuse only: what it takes for a single result is one, and what it writes is wrong."""

from __future__ import annotations

import pytest

from tests.plantings import lines, planted

RESULTS = ("index", "last", "pair", "unpack")


def results(body: str) -> dict[str, list[str]]:
    """The planted lines of the kinds that misuse what scan returns."""
    return {kind: lines(texts) for kind, texts in planted(body).items() if kind in RESULTS}


@pytest.mark.parametrize(
    "body",
    [
        "def f(x, h0, step):\n    h, u = theano.scan(step, x, h0)\n    return h.sum()\n",
        "def f(x, h0, step):\n    h, u = theano.scan(step, x, [h0], n_steps=1)\n    return h.sum()\n",
        "def f(x, h0, step):\n    h, u = theano.scan(step, x, [h0], return_list=True)\n    return h[0].sum()\n",
        "def f(x, h0, step, **more):\n    h, u = theano.scan(step, x, [h0], **more)\n    return h.sum()\n",
        "def f(x, states, step):\n    h, u = theano.scan(step, x, [*states])\n    return h.sum()\n",
        "def f(x, a, b):\n    h, u = theano.scan(lambda x_t: [x_t] + [a, b], x)\n    return h\n",
        "def f(x, a, b):\n    h, u = theano.scan(lambda x_t: pair(x_t), x)\n    return h\n",
        "def f(x, h0):\n    h, u = theano.scan(lambda x_t, h: (x_t, h), x, [h0])\n    return h\n",
        "def f(x, h0, step):\n    h, u = theano.scan(step, x, [h0])\n    return h if isinstance(h, list) else [h]\n",
        "def f(x, h0, step):\n    with raises(ValueError):\n        h, u = theano.scan(step, x, [h0])\n        h.sum()\n",
        "def f(x, h0, step, scan):\n    h, u = scan(step, x, [h0])\n    return h.sum()\n",
    ],
)
def test_nothing_is_planted_where_the_truth_is_not_evident(body: str) -> None:
    assert results(body) == {}


def test_a_read_after_the_name_is_bound_again_is_left_alone() -> None:
    body = """
    def f(x, h0, step):
        h, u = theano.scan(step, x, [h0])
        h = h.sum()
        return h
    """
    assert lines(planted(body)["index"]) == ["h = h[0].sum()"]


def test_a_pick_of_the_first_step_by_name_is_left_alone() -> None:
    body = """
    def f(x, h0, step):
        h, u = theano.scan(step, x, [h0])
        first = h
        return first, h[0], h
    """
    assert lines(planted(body)["index"]) == ["return first, h[0], h[0]"]


def test_the_kinds_of_a_single_result() -> None:
    body = """
    def f(x, h0):
        é, u = theano.scan(lambda x_t, h: T.tanh(x_t + h), x, outputs_info=[h0])
        return é * 2, é[-1], theano.function([x], é, updates=u)
    """
    found = planted(body)
    assert lines(found["index"]) == [
        "return é[0] * 2, é[-1], theano.function([x], é, updates=u)",
        "return é * 2, é[0][-1], theano.function([x], é, updates=u)",
        "return é * 2, é[-1], theano.function([x], é[0], updates=u)",
    ]
    assert [(result.at.column, result.at.end_column) for result in found["index"]] == [(12, 16), (19, 23), (47, 51)]
    assert lines(found["unpack"]) == ["[é], u = theano.scan(lambda x_t, h: T.tanh(x_t + h), x, outputs_info=[h0])", "é, = é"]
    assert lines(found["pair"]) == [
        "return é * 2, é[0][-1], theano.function([x], é[0], updates=é[1])",
        "return é[0] * 2, é[0][-1], theano.function([x], é, updates=é[1])",
    ]
    assert "    é = theano.scan(" in found["pair"][0].text


def test_the_last_output_for_the_last_step() -> None:
    listed = """
    def f(x, h0, c0, step):
        outs, u = theano.scan(step, x, [h0, c0])
        return outs[0][-1], outs[1]
    """
    unpacked = """
    def f(x, h0, c0, step):
        (h, c), u = theano.scan(step, x, [h0, c0])
        return h[-1], c.sum()
    """
    assert lines(planted(listed)["last"]) == ["return outs[-1][0], outs[1]"]
    assert lines(planted(unpacked)["last"]) == ["return scan_results[-1][0], scan_results[1].sum()"]
    assert "scan_results, u = theano.scan(" in planted(unpacked)["last"][0].text


def test_a_reduced_result_and_a_call_without_updates() -> None:
    body = """
    import pytensor
    def f(x, h0):
        s, u = theano.reduce(lambda x_t, acc: x_t + acc, x, h0)
        r = pytensor.scan(lambda h: h * 2, outputs_info=[h0], n_steps=3, return_updates=False)
        return s, r
    """
    found = planted(body)
    assert lines(found["index"]) == ["return s[0], r", "return s, r[0]"]
    assert "r, = pytensor.scan(lambda h: h * 2, outputs_info=[h0], n_steps=3, return_updates=False)" in lines(found["unpack"])
    assert "pair" not in found
