"""The whole programs of tests/fixtures/programs: what scanlint says of them, and what Theano does with them."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers import codes
from tests.programs_child import LENGTHS
from tests.real_library import needs_theano, run

PROGRAMS = Path(__file__).parent / "fixtures" / "programs"
RIGHT = ("lstm_sentiment", "gru_sentiment_fixed", "gru_separate_weights", "backend_guarded")
WRONG = ("gru_sentiment_buggy", "backend_unguarded")
RECURRENT_WEIGHTS = {
    "lstm_sentiment": ["lstm_U"],
    "gru_sentiment_buggy": ["gru_U"],
    "gru_sentiment_fixed": ["gru_U"],
    "gru_separate_weights": ["gru_U", "gru_U_prop"],
    "backend_guarded": ["gru_U"],
    "backend_unguarded": ["gru_U"],
}


def source(name: str) -> str:
    return (PROGRAMS / f"{name}.py").read_text(encoding="utf-8")


def marked(name: str) -> list[tuple[int, str]]:
    """(line, code) of every trailing ``# SCNnnn`` comment."""
    found = ((line, re.search(r"# (SCN\d+)$", text)) for line, text in enumerate(source(name).splitlines(), start=1))
    return [(line, match[1]) for line, match in found if match]


@functools.cache
def behaviour(name: str) -> Any:
    return run(Path(__file__).parent / "programs_child.py", str(PROGRAMS / f"{name}.py"))


def test_every_program_is_listed() -> None:
    assert sorted(path.stem for path in PROGRAMS.glob("*.py")) == sorted(RIGHT + WRONG)


@pytest.mark.parametrize("name", RIGHT)
def test_right_program_is_clean(name: str) -> None:
    """False alarm otherwise."""
    assert codes(source(name)) == []


@pytest.mark.parametrize("name", WRONG)
def test_wrong_program_is_found_on_the_marked_line(name: str) -> None:
    """Missed alarm, or one at the wrong place, otherwise."""
    expected = marked(name)
    assert [code for _, code in expected] == ["SCN101"]
    assert codes(source(name)) == expected


def test_the_two_gru_programs_differ_only_in_the_index() -> None:
    assert source("gru_sentiment_buggy").replace("rval[0]  # SCN101", "rval") == source("gru_sentiment_fixed")


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize("name", RIGHT)
def test_right_program_uses_every_word(name: str) -> None:
    seen = behaviour(name)
    assert seen["proj_shape"][:2] == [max(LENGTHS), len(LENGTHS)]
    assert seen["changes"] == [[step < length for length in LENGTHS] for step in range(max(LENGTHS))]
    assert not np.isclose(seen["pooled"], np.asarray(seen["proj"])[0]).any()
    assert not np.isclose(seen["pooled"], seen["without_the_rest"]).any()


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize("name", RIGHT)
def test_right_program_trains_its_recurrent_weights(name: str) -> None:
    gradients = behaviour(name)["gradients"]
    assert [weight for weight in RECURRENT_WEIGHTS[name] if gradients[weight] < 1e-4] == []


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize("name", WRONG)
def test_wrong_program_uses_the_first_word_alone(name: str) -> None:
    seen = behaviour(name)
    assert len(seen["proj_shape"]) == 2, "the time axis is gone"
    np.testing.assert_allclose(seen["pooled"], seen["proj"], rtol=1e-12)
    assert seen["without_the_rest"] == seen["pooled"]
    assert seen["changes"] == [[step == 0] * len(LENGTHS) for step in range(max(LENGTHS))]


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize("name", WRONG)
def test_wrong_program_leaves_its_recurrent_weights_untrained(name: str) -> None:
    gradients = behaviour(name)["gradients"]
    assert [gradients[weight] for weight in RECURRENT_WEIGHTS[name]] == [0.0] * len(RECURRENT_WEIGHTS[name])
    assert min(value for weight, value in gradients.items() if weight not in RECURRENT_WEIGHTS[name]) > 0


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize(("wrong", "right"), [("gru_sentiment_buggy", "gru_sentiment_fixed"), ("backend_unguarded", "backend_guarded")])
def test_wrong_program_pools_the_first_step_of_the_right_one(wrong: str, right: str) -> None:
    np.testing.assert_allclose(behaviour(wrong)["pooled"], np.asarray(behaviour(right)["proj"])[0], rtol=1e-12)
