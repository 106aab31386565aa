"""What a trial showed, as the reports draw it: nothing is drawn that was not seen."""

from __future__ import annotations

from typing import Any

import pytest

from scanlint.companion import sights
from scanlint.companion.answer import Answer, Raised
from scanlint.finding import Seen
from scanlint.question import Entry, Operation, Question, Sketch


def seen(trial: str, effect: str, sight: dict[str, Any], arg: int | None = None, sketch: Sketch | None = None) -> Seen:
    return sights.seen(Question(sketch or Sketch(), (Operation(trial),), effect, arg), Answer("theano", "1.0.5", 0, (), None, sight))


def test_an_exception_is_its_type_and_text() -> None:
    answer = Answer("theano", "1.0.5", 0, (), Raised(0, "ValueError", "no"), {})
    assert sights.seen(Question(Sketch(), (Operation("build"),), "raises"), answer) == Seen(exception="ValueError", text="no")


@pytest.mark.parametrize(
    ("trial", "effect", "sight"),
    [
        ("decide", "one_branch", {"decides": False, "wanted": [], "taken": [True]}),
        ("twice", "draws_repeated", {"drawn": False, "draws": [[1.0], [1.0]]}),
        ("run", "step_short", {"outputs": [{"none": True}], "length": 5}),
        ("run", "rows_lost", {"rows": [None]}),
        ("reach", "state_unread", {"reach": [], "length": 5}),
        ("without", "ignored", {"part": True, "same": True}),
    ],
)
def test_nothing_is_drawn_of_nothing(trial: str, effect: str, sight: dict[str, Any]) -> None:
    assert not seen(trial, effect, sight, 0).rows
    assert not seen(trial, effect, sight, 0).draws


def test_the_two_calls_of_a_function_and_the_steps_of_an_outer_scan() -> None:
    calls = seen("twice", "draws_repeated", {"drawn": True, "draws": [[0.5, 1.0], [1.0, 2.0]]})
    assert calls.draws == (("first call", (0.5, 1.0)), ("second call", (1.0, 2.0)))
    outer = seen("nested", "draws_repeated", {"drawn": True, "draws": [[0.5], [0.5]], "rows": 2})
    assert outer.draws == (("outer step 0", (0.5,)), ("outer step 1", (0.5,)))


def test_which_steps_change_with_a_state() -> None:
    reach = [["sequences", 0, [[0, 1, 2]]], ["states", 0, [[0, 1, 2]]], ["states", 1, [[], []]]]
    assert seen("reach", "state_unread", {"reach": reach, "length": 3}, 1).rows == (("changes", (False, False, False)),)
    assert seen("reach", "state_unread", {"reach": reach, "length": 3}, 0).rows == (("changes", (True, True, True)),)


def test_what_the_first_and_the_last_step_have_seen() -> None:
    rows = seen("align", "misaligned", {"depends": [[2], [1, 2], [0, 1, 2]], "length": 3}).rows
    assert rows == (("step 0 saw", (False, False, True)), ("step 2 saw", (True, True, True)))


def test_the_axis_that_a_list_adds() -> None:
    listed = Sketch(states=(Entry("list", items=("tensor",)),))
    axes = seen("run", "axis_added", {"outputs": [{"shape": [5, 1, 3, 2]}]}, sketch=listed)
    assert axes.before == (("time", 5), ("sample", 3), ("dim", 2))
    assert axes.after == (("time", 5), ("axis", 1), ("sample", 3), ("dim", 2))


def test_the_steps_that_are_left() -> None:
    short = seen("run", "step_short", {"outputs": [{"shape": [4, 3, 2]}], "length": 5})
    assert (short.steps, short.of_steps) == ((0, 1, 2, 3), 5)
