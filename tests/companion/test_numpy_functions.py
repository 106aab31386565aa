"""The table of what NumPy's functions make of a symbolic variable, held against NumPy and the library, function by function."""

from __future__ import annotations

import pytest

from scanlint.checks import asking
from scanlint.question import Question
from scanlint.question.words import NUMPY
from scanlint.scan.numpy_effects import _TABLE, Effect, effect_of
from tests.companion.asked import DIALECT, needs_library, verdicts

pytestmark = [needs_library, pytest.mark.runtime]

#: Functions that the table leaves out because they work; they hand the call on to the variable.
WORK = NUMPY[NUMPY.index("tanh") :]


def effect(name: str, *, both: bool) -> Effect | None:
    return effect_of(f"numpy.{name}", (DIALECT,), both=both, axis=False, compared=False)


def claims(name: str, *, both: bool) -> tuple[Question, Question]:
    """That something else comes of it than NumPy gives, and that it raises."""
    scan = asking.doing(("numpy", name, both, False, False), sequences=2)
    return asking.about(scan, (DIALECT,), "numpy", "not_numpy"), asking.raising(scan, (DIALECT,))


def test_false_alarm_functions_that_work_are_not_accused() -> None:
    told = verdicts(*(claim for name in WORK for claim in claims(name, both=True)))
    assert [verdict.detail for verdict in told if verdict.state != "refuted"] == []


def test_every_effect_of_the_table_is_what_the_library_does() -> None:
    asked: dict[tuple[str, bool], Question] = {}
    for name in (*_TABLE, "where"):
        for both in (True, False):
            found = effect(name, both=both)
            if found is not None:
                wrong, raises = claims(name, both=both)
                asked[name, both] = wrong if found.silent else raises
    told = dict(zip(asked, verdicts(*asked.values()), strict=True))
    assert {key: verdict.detail for key, verdict in told.items() if verdict.state != "confirmed"} == {}


def test_the_probe_knows_every_function_of_the_table() -> None:
    assert {*_TABLE, "where"} <= set(NUMPY)
