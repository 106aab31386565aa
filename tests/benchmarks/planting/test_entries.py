"""Entries of outputs_info: one too few, and a misspelt key. What would change nothing in a run is not planted."""

from __future__ import annotations

import pytest

from tests.plantings import changes, places, planted

X = 'x = T.tensor3("x")\nm = T.tensor3("m")\nh0 = T.zeros((3, 2))\n'


@pytest.mark.parametrize(
    "call",
    [
        "theano.scan(lambda x_t: (x_t, x_t), x, [None])",
        "theano.scan(lambda x_t: (x_t, x_t), x)",
        "theano.scan(lambda x_t: f(x_t), x, [None, None])",
        "theano.scan(lambda x_t: (x_t, x_t), x, [None, None], n_steps=1)",
        "theano.scan(lambda x_t: (x_t, x_t), x, [*states, None])",
        "theano.scan(lambda x_t: (x_t, x_t), x, [None, None], **options)",
        "theano.scan(step, x, [None, None])",
    ],
)
def test_no_entry_is_taken_where_the_number_of_outputs_is_not_evident(call: str) -> None:
    assert "none" not in planted(f"{X}r, u = {call}\n")


def test_a_none_goes_first_and_else_the_last_state() -> None:
    body = X + "r, u = theano.scan(lambda x_t, h: (x_t, h), x, [None, h0])\ns, u = theano.scan(lambda h, c: (h, c), None, (h0, h0), n_steps=3)\n"
    assert changes(body, "none") == [
        "r, u = theano.scan(lambda x_t, h: (x_t, h), x, [h0])",
        "s, u = theano.scan(lambda h, c: (h, c), None, (h0,), n_steps=3)",
    ]
    assert places(body, "none") == ["[h0]", "(h0,)"]


def test_the_list_behind_a_name_is_reported_where_it_is_handed_over() -> None:
    body = X + "states = [h0, None]\nr, u = theano.scan(lambda x_t, h: (h, x_t), x, states)\n"
    assert changes(body, "none") == ["states = [h0]"]
    assert places(body, "none") == ["states"]
    assert "none" not in planted(body.replace("\nr, u", "\nstates.append(None)\nr, u"))


@pytest.mark.parametrize(
    "argument",
    [
        "outputs_info=[dict(initial=h0, taps=[-1])]",
        'sequences=[{"input": x, "taps": [0]}]',
        "sequences=dict(input=x, taps=0)",
        "sequences=dict(input=x, taps=steps)",
        "outputs_info=[dict(initial=None)]",
        "outputs_info=[{}]",
    ],
)
def test_a_key_that_changes_nothing_or_may_change_nothing_is_left_alone(argument: str) -> None:
    written = changes(f"{X}r, u = theano.scan(lambda a: a, {argument})\n", "key")
    assert not any("tap=" in text or '"tap"' in text or ("inital" in text and "h0" not in text) for text in written)


def test_keys_are_misspelt_one_at_a_time() -> None:
    body = X + 'r, u = theano.scan(step, {"input": x, "taps": [-1, 0]}, [dict(initial=m, taps=[-2, -1])])\n'
    assert changes(body, "key") == [
        'r, u = theano.scan(step, {"input": x, "taps": [-1, 0]}, [dict(inital=m, taps=[-2, -1])])',
        'r, u = theano.scan(step, {"input": x, "taps": [-1, 0]}, [dict(initial=m, tap=[-2, -1])])',
        'r, u = theano.scan(step, {"inputs": x, "taps": [-1, 0]}, [dict(initial=m, taps=[-2, -1])])',
        'r, u = theano.scan(step, {"input": x, "tap": [-1, 0]}, [dict(initial=m, taps=[-2, -1])])',
    ]
    assert places(body, "key") == ["inital", "tap", '"inputs"', '"tap"']
