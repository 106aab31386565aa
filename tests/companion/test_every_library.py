"""The same hundred findings on every library: the verdicts are the same, but for the words of the exceptions. Times are a benchmark's matter."""

from __future__ import annotations

import functools
from dataclasses import replace

from benchmarks.companion import comparable, questions
from scanlint.companion.answer import NAMES
from scanlint.finding import Verdict
from scanlint.question import Operation
from tests.backends import BACKENDS, Backend, every_backend
from tests.companion.asked import INDEXED, verdicts


@functools.cache
def of(backend: Backend) -> tuple[Verdict, ...]:
    return tuple(verdicts(*questions(100, backend.library), python=backend.interpreter))


def test_the_findings_are_a_hundred_different_ones_over_eight_structures() -> None:
    asked = questions(100, "theano")
    assert (len(set(asked)), len({one.structure for one in asked})) == (100, 8)


@every_backend
def test_every_library_confirms_them_alike(backend: Backend) -> None:
    told = of(backend)
    assert {verdict.state for verdict in told} == {"confirmed"}, "missed alarm"
    assert {verdict.backend for verdict in told} == {f"{NAMES[backend.library]} {backend.version}"}, "another library answered"
    assert [comparable(verdict) for verdict in told] == [comparable(verdict) for verdict in of(BACKENDS[0])]


@every_backend
def test_what_is_not_so_is_refuted_on_every_library(backend: Backend) -> None:
    """False alarm: a right use, and the last step claimed as the first."""
    wrong = replace(INDEXED, dialects=(backend.library,), path=(*INDEXED.path[:-1], Operation("index", -1)))
    right = replace(INDEXED, dialects=(backend.library,), path=INDEXED.path[:-1])
    assert [verdict.state for verdict in verdicts(wrong, right, python=backend.interpreter)] == ["refuted", "refuted"]
