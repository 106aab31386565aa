"""Of which interpreter a question is asked: the first that has the library, then the first that has a relative, and what is said if none has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from scanlint.companion import child
from scanlint.companion.answer import Answer
from scanlint.companion.asking import ask
from scanlint.companion.batch import Batch
from scanlint.companion.interpreters import Interpreter
from scanlint.companion.request import key
from scanlint.question import Question
from tests.companion.asked import INDEXED, ITERATED, ONE, OUTPUTS, question

#: What the interpreters of a test have, by path: the modules that work, those that are broken, or how the child dies.
Libraries = dict[str, dict[str, str] | str]
Told = list[tuple[str, bool]]
RELATIVES = {"theano": ("theano", "pytensor", "aesara"), "pytensor": ("pytensor", "aesara", "theano")}


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> Callable[[Libraries], Told]:
    """Have interpreters answer as their libraries would; the list returned fills with the attempts, each (path, stand-ins allowed)."""

    def have(found: Libraries) -> Told:
        attempts: Told = []

        def converse(python: str, request: Callable[[str], dict[str, Any]], timeout: float) -> Iterator[dict[str, Any]]:
            asked = request("compiledir")
            attempts.append((python, asked["stand_ins"]))
            own = found[python]
            if isinstance(own, str):
                raise child.Died(own)
            yield {"python": "3.11.7"}
            for one in asked["questions"]:
                wanted = one["dialects"][0]
                states = {module: own[module] for module in (RELATIVES[wanted] if asked["stand_ins"] else (wanted,)) if module in own}
                working = next((module for module, state in states.items() if state == "works"), None)
                if working is None:
                    reason = "; ".join(states.values()) or f"{wanted} is not installed for {python}"
                    yield {"id": one["id"], "not_run": reason, "unusable": "broken" if states else "absent"}
                else:
                    yield {"id": one["id"], "backend": {"version": python, "dialect": working}, "length": 5, "stages": [], "raised": None}
            yield {"done": True}

        monkeypatch.setattr(child, "converse", converse)
        return attempts

    return have


THEANO = question(ONE, INDEXED.path, "one_step", 0, "theano")
PYTENSOR = question(ONE, INDEXED.path, "one_step", 0, "pytensor")


def answers(*questions: Question, where: tuple[str, ...]) -> list[str]:
    """For each question "library interpreter", or the reason."""
    interpreters = [Interpreter(path, "test") for path in where]
    got = ask({number: (key(one), interpreters) for number, one in enumerate(questions)}, 30.0, None)
    assert sorted(got) == list(range(len(questions)))
    return [f"{one.dialect} {one.version}" if isinstance(one, Answer) else one for _, one in sorted(got.items())]


def test_one_that_has_it_is_the_only_one_started(libraries: Callable[[Libraries], Told]) -> None:
    attempts = libraries({"first": {"theano": "works"}, "second": {"theano": "works"}})
    assert answers(THEANO, where=("first", "second")) == ["theano first"]
    assert attempts == [("first", False)]


def test_the_library_itself_comes_before_a_relative_of_an_earlier_one(libraries: Callable[[Libraries], Told]) -> None:
    attempts = libraries({"first": {"pytensor": "works"}, "second": {"theano": "works"}})
    assert answers(THEANO, where=("first", "second")) == ["theano second"]
    assert attempts == [("first", False), ("second", False)]


def test_each_question_goes_where_its_library_is(libraries: Callable[[Libraries], Told]) -> None:
    attempts = libraries({"first": {"pytensor": "works"}, "second": {"theano": "works"}})
    assert answers(THEANO, PYTENSOR, THEANO, where=("first", "second")) == ["theano second", "pytensor first", "theano second"]
    assert attempts == [("first", False), ("second", False)], "one child for all the questions that an interpreter is asked"


def test_without_the_library_the_first_relative_answers(libraries: Callable[[Libraries], Told]) -> None:
    libraries({"first": {}, "second": {"pytensor": "works"}, "third": {"aesara": "works"}})
    assert answers(THEANO, where=("first", "second", "third")) == ["pytensor second"]


def test_a_broken_one_is_passed_over(libraries: Callable[[Libraries], Told]) -> None:
    libraries({"first": {"theano": "Theano is broken"}, "second": {"theano": "works"}})
    assert answers(THEANO, where=("first", "second")) == ["theano second"]


def test_what_is_broken_is_said_where_nothing_else_is_there(libraries: Callable[[Libraries], Told]) -> None:
    libraries({"first": {}, "second": {"theano": "Theano is broken: second cannot import it"}})
    assert answers(THEANO, where=("first", "second")) == ["Theano is broken: second cannot import it"]


def test_an_interpreter_that_does_not_start_is_tried_once(libraries: Callable[[Libraries], Told]) -> None:
    attempts = libraries({"first": "first cannot be run", "second": {}})
    assert answers(THEANO, where=("first", "second")) == ["first cannot be run"]
    assert attempts == [("first", False), ("second", False), ("second", True)]


def test_nothing_anywhere_names_every_interpreter(libraries: Callable[[Libraries], Told]) -> None:
    libraries({"first": {}, "second": {}})
    (reason,) = answers(THEANO, where=("first", "second"))
    assert reason.startswith("theano is not installed for second (nor for first); pip install")
    assert "--python" in reason


def test_a_named_interpreter_is_asked_once_and_may_stand_in(libraries: Callable[[Libraries], Told]) -> None:
    attempts = libraries({"first": {"pytensor": "works"}})
    assert answers(THEANO, where=("first",)) == ["pytensor first"]
    assert attempts == [("first", True)]


def test_questions_with_their_own_interpreters(libraries: Callable[[Libraries], Told]) -> None:
    libraries({"first": {"theano": "works"}, "second": {"theano": "works"}})
    got = ask({0: (key(THEANO), [Interpreter("second", "")]), 1: (key(THEANO), [Interpreter("first", "")])}, 30.0, None)
    assert [one.version for one in (got[0], got[1]) if isinstance(one, Answer)] == ["second", "first"]


@pytest.mark.parametrize(
    "line",
    [
        {"id": 0},
        {"id": [], "not_run": "x"},
        {"id": 0, "backend": {}, "raised": None, "length": 1, "stages": []},
        {"doing": "import"},
        {"hello": 1},
        {"id": 0, "backend": {"version": "1", "dialect": "theano"}, "length": 5, "stages": [3], "raised": None},
    ],
)
def test_an_answer_that_is_none_is_a_reason(line: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "converse", lambda *given: iter_closing([{"python": "3"}, line, {"done": True}]))
    assert answers(THEANO, where=("first",)) == [child.NONSENSE]


def test_other_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"id": 0, "backend": {"version": "first", "dialect": "theano"}, "length": 5, "stages": [], "raised": None}
    monkeypatch.setattr(child, "converse", lambda *given: iter_closing([{"python": "3"}, answer, {"hello": 1}]))
    other = question(ONE, (OUTPUTS, *ITERATED.path[1:]), "raises", None, "theano")
    assert answers(THEANO, other, where=("first",)) == ["theano first", child.NONSENSE]


def iter_closing(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from lines


def test_questions_that_cannot_be_told_apart_in_time_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child dies of one of two; to find out which would take longer than the companion may."""
    started = []

    def converse(python: str, request: Callable[[str], dict[str, Any]], timeout: float) -> Iterator[dict[str, Any]]:
        started.append(python)
        yield {"doing": "structure", "ids": [0, 1]}
        raise child.Died("the probe was ended by SIGABRT")

    monkeypatch.setattr(child, "converse", converse)
    asked = {number: key(one) for number, one in enumerate((INDEXED, ITERATED))}
    assert Batch("python", -1.0, None, dict(asked)).run() == dict.fromkeys((0, 1), "earlier questions used up the time of the companion")
    assert started == ["python"]
    assert Batch("python", 60.0, None, dict(asked)).run() == dict.fromkeys((0, 1), "the probe was ended by SIGABRT")
    assert len(started) == 3
