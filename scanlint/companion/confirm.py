"""Fills in the verdict of each finding: what the real library does with a scan of its structure."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanlint.companion import wording
from scanlint.companion.answer import Answer
from scanlint.companion.asking import ask
from scanlint.companion.interpreters import Interpreter, candidates, named
from scanlint.companion.judge import holds
from scanlint.companion.request import Key, key, problem
from scanlint.finding import Finding, Verdict
from scanlint.question import Question, Sketch

if TYPE_CHECKING:
    from scanlint.companion.verdicts import Verdicts

TIMEOUT = 30.0
MEMORY = 4 * 1024**3

#: A question and the interpreters it may be put to: those are one whose answers are.
_Put = tuple[Key, tuple[Interpreter, ...]]


def confirm(
    findings: Sequence[Finding],
    python: str | None = None,
    *,
    pythons: Mapping[str, str] | None = None,
    brought: bool = True,
    timeout: float = TIMEOUT,
    memory: int | None = MEMORY,
    kept: Verdicts | None = None,
) -> list[Finding]:
    """Return the findings, in order, each that carries a question with its verdict.

    ``python`` is the interpreter whose library is asked; ``pythons`` the one for the findings of a path where there is no ``python``. For others it
    is the first near the path that can import the library (see interpreters.py), without ``brought`` none that may have come with the code.
    ``timeout`` is the longest time in seconds that a child process may stay silent; ``memory`` the limit of its address space in bytes, None for no
    limit. ``kept`` are verdicts of earlier runs, and takes in those of this one. Never raises for what the child does: the verdict is then "not-run",
    with the reason.
    """
    near = cache(partial(candidates, brought=brought))

    def where(path: str) -> tuple[Interpreter, ...]:
        chosen = python or (pythons or {}).get(path)
        return (named(chosen, "named"),) if chosen else near(Path(os.path.abspath(path)).parent)

    numbers: dict[_Put, int] = {}
    asked: dict[int, int] = {}
    names: dict[int, str | None] = {}
    known: dict[int, Verdict] = {}
    for at, finding in enumerate(findings):
        if finding.question is None or problem(finding.question) is not None:
            continue
        names[at] = kept.name(finding.question, where(finding.location.path)) if kept is not None else None
        verdict = kept.get(names[at]) if kept is not None else None
        if verdict is not None:
            known[at] = verdict
        else:
            asked[at] = numbers.setdefault((key(finding.question), where(finding.location.path)), len(numbers))
    answers = ask({number: put for put, number in numbers.items()}, timeout, memory)
    for at, finding in enumerate(findings):
        if finding.question is not None and at not in known:
            known[at] = _verdict(finding.question, answers[asked[at]] if at in asked else None)
            if kept is not None:
                kept.keep(names.get(at), known[at])
    if kept is not None:
        kept.save()
    return [replace(finding, verdict=known[at]) if at in known else finding for at, finding in enumerate(findings)]


def _verdict(question: Question, answer: Answer | str | None) -> Verdict:
    if answer is None:
        return Verdict("not-run", None, problem(question) or "")
    if isinstance(answer, str):
        return Verdict("not-run", None, answer)
    backend = answer.backend(question.dialects)
    bounded = bool(question.since or question.until)
    if bounded and (answer.stands_in(question.dialects) or not answer.is_within(question.since, question.until)):
        return Verdict("not-run", backend, wording.other_release(question, answer))
    if _is_refused(question, answer):
        return Verdict("not-run", backend, wording.not_built(question, answer))
    if holds(question, answer):
        return Verdict("confirmed", backend, wording.confirmed(question, answer), wording.seen(question, answer))
    if answer.stands_in(question.dialects) and (answer.raised is not None or question.effect == "raises"):
        # Newer libraries raise where older ones were silent (PyTensor 2.28.0: the truth of a variable), and each lacks arguments of the other: the
        # one says nothing of the other.
        return Verdict("not-run", backend, wording.undecided(question, answer))
    return Verdict("refuted", backend, wording.refuted(question, answer), wording.seen(question, answer))


def _is_refused(question: Question, answer: Answer) -> bool:
    """Whether the release that is installed lacks an argument of the call, such as return_updates, where that is not what is claimed."""
    refused = answer.raised is not None and answer.raised.text.startswith(f"{question.structure.api}() got an unexpected keyword")
    return refused and isinstance(question.structure, Sketch) and "no_keyword" not in question.errors
