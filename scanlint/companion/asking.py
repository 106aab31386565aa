"""Asks each question of the first interpreter that has its library, and where none has, of the first that has a relative of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scanlint.companion.answer import Answer
from scanlint.companion.batch import Batch
from scanlint.companion.interpreters import Interpreter
from scanlint.companion.request import Key

#: An interpreter, and whether a relative of the library that the question is about may answer there.
_Attempt = tuple[str, bool]


@dataclass(slots=True)
class _Asked:
    """A question on its way: the attempts that are left, and what came of those before, each with whether a library is there but cannot be used."""

    key: Key
    attempts: list[_Attempt]
    refusals: list[tuple[str, bool]] = field(default_factory=list)


def ask(questions: Mapping[int, tuple[Key, Sequence[Interpreter]]], timeout: float, memory: int | None) -> dict[int, Answer | str]:
    """The answer to each question, or the reason in one line why there is none. Each question comes with the interpreters it may be put to."""
    open_ones = {number: _Asked(key, list(_attempts([interpreter.path for interpreter in where]))) for number, (key, where) in questions.items()}
    answers: dict[int, Answer | str] = {}
    while open_ones:
        python, stand_ins = attempt = next(iter(open_ones.values())).attempts[0]
        group = {number: asked.key for number, asked in open_ones.items() if asked.attempts[0] == attempt}
        batch = Batch(python, timeout, memory, dict(group), stand_ins)
        got = batch.run()
        for number in group:
            asked, answer = open_ones[number], got[number]
            if number not in batch.unusable or not isinstance(answer, str):
                answers[number] = answer
                del open_ones[number]
                continue
            asked.refusals.append((answer, batch.unusable[number]))
            # One that did not even start will not do so for a relative.
            asked.attempts = [other for other in asked.attempts[1:] if batch.version is not None or other[0] != python]
            if not asked.attempts:
                answers[number] = _reason(asked.refusals, [interpreter.path for interpreter in questions[number][1]])
                del open_ones[number]
    return answers


def _attempts(pythons: Sequence[str]) -> Iterator[_Attempt]:
    if len(pythons) > 1:
        yield from ((python, False) for python in pythons)
    yield from ((python, True) for python in pythons)


def _reason(refusals: Sequence[tuple[str, bool]], pythons: Sequence[str]) -> str:
    """Why no interpreter could be asked: what is broken, or else that nothing is there."""
    broken = list(dict.fromkeys(reason for reason, is_broken in refusals if is_broken))
    if broken:
        return "; ".join(broken)
    last = refusals[-1][0]
    others = f" (nor for {', '.join(pythons[:-1])})" if len(pythons) > 1 else ""
    return f"{last}{others}; pip install 'scanlint[runtime]' brings one, --python names another interpreter"
