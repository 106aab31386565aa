"""SCN602: parameters that came later, or never."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined

CALL = "import {0}\n\nr = {0}.scan(step, x, {1})\n"


@pytest.mark.parametrize("variant", of_rule("not_in_target_version", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize(
    ("target", "library", "argument"),
    [
        (None, "theano", "return_list=True"),
        ("theano>=0.9", "theano", "return_list=True"),
        ("theano>=0.7", "theano", "strict=True"),
        ("theano<0.8", "theano", "allow_gc=False"),
        ("theano-pymc", "theano", "return_list=True"),
        ("pytensor>=2.36.1", "pytensor", "return_updates=False"),
        (None, "pytensor", "return_updates=False"),
        ("theano==0.8", "pytensor", "return_list=True"),
        ("theano==0.6", "theano", "name='loop', profile=True"),
    ],
)
def test_no_false_alarm_where_the_target_takes_it(target: str | None, library: str, argument: str) -> None:
    assert codes(CALL.format(library, argument), select=["SCN602"], target_version=target) == []


def test_no_false_alarm_where_a_test_wants_the_error() -> None:
    source = "import theano\nwith pytest.raises(TypeError):\n    theano.scan(step, x, return_updates=False)\n"
    assert codes(source, select=["SCN602"]) == []


@pytest.mark.parametrize("variant", of_rule("not_in_target_version", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    ("target", "library", "argument"),
    [
        ("theano>=0.8", "theano", "return_list=True"),
        ("theano<0.9", "theano", "return_list=True"),
        ("theano==0.6", "theano", "strict=True"),
        ("theano==0.6", "theano", "allow_gc=False"),
        ("pytensor>=2.30", "pytensor", "return_updates=False"),
        ("pytensor<2.36", "pytensor", "return_updates=True"),
        (None, "aesara", "return_updates=False"),
    ],
)
def test_no_missed_alarm_by_target(target: str | None, library: str, argument: str) -> None:
    assert codes(CALL.format(library, argument), select=["SCN602"], target_version=target) == [(3, "SCN602")]


def test_the_argument_is_underlined_and_the_release_named() -> None:
    source = CALL.format("theano", "return_list=True")
    (finding,) = lint(source, select=["SCN602"], target_version="theano>=0.8")
    assert underlined(source, finding.location) == "True"
    assert "it came with Theano 0.9.0 (the target version is theano>=0.8)" in finding.message
