"""Looks which scan libraries some interpreters have, and has each of them run a scan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scanlint.companion.answer import NAMES, Answer
from scanlint.companion.batch import Batch
from scanlint.companion.interpreters import Interpreter
from scanlint.companion.judge import holds
from scanlint.companion.request import key
from scanlint.question import Operation, Question, Structure

#: What is asked of each library: the first step of a scan with one output. Theano and Theano-PyMC import as one.
_ASKED = tuple(
    Question(Structure("scan", (True,)), (Operation("unpack", (2, 0)), Operation("index", 0)), "one_step", 0, dialects)
    for dialects in (("theano", "theano-pymc"), ("aesara",), ("pytensor",))
)


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is installed. ``problem`` says in a line why it cannot be used; ``version`` is None if it cannot even be imported."""

    name: str
    version: str | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Surveyed:
    """An interpreter, its ``version`` and its libraries; ``problem`` says in a line why it cannot be run."""

    interpreter: Interpreter
    version: str | None
    libraries: tuple[Library, ...] = ()
    problem: str | None = None


def survey(interpreters: Iterable[Interpreter], timeout: float, memory: int | None) -> list[Surveyed]:
    """What each interpreter has, in order. Each library is imported, in a child process, and has to run a scan. Never raises for what that does."""
    return [_surveyed(interpreter, timeout, memory) for interpreter in interpreters]


def _surveyed(interpreter: Interpreter, timeout: float, memory: int | None) -> Surveyed:
    batch = Batch(interpreter.path, timeout, memory, {number: key(question) for number, question in enumerate(_ASKED)}, stand_ins=False)
    answers = batch.run()
    if batch.version is None:
        return Surveyed(interpreter, None, problem=str(answers[0]))
    found = []
    for number, question in enumerate(_ASKED):
        if number in batch.unusable and not batch.unusable[number]:
            continue
        answer = answers[number]
        if isinstance(answer, Answer):
            problem = None if holds(question, answer) else f"{answer.backend(())} does not do with a scan what is known of it"
            found.append(Library(NAMES[answer.dialect], answer.version, problem))
        else:
            found.append(Library(NAMES[question.dialects[0]], None, answer))
    return Surveyed(interpreter, batch.version, tuple(found))
