"""Fills in the verdict of each finding: what the real library does with a scan of its structure."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scanlint.companion import wording
from scanlint.companion.answer import Answer
from scanlint.companion.batch import Batch
from scanlint.companion.judge import holds
from scanlint.companion.request import Key, key, problem
from scanlint.finding import Finding, Verdict
from scanlint.question import Question

TIMEOUT = 30.0
MEMORY = 4 * 1024**3


def confirm(findings: Sequence[Finding], python: str | None = None, *, timeout: float = TIMEOUT, memory: int | None = MEMORY) -> list[Finding]:
    """Return the findings, in order, each that carries a question with its verdict.

    ``python`` is the interpreter whose library is asked (that which runs scanlint, unless given); ``timeout`` the longest time in seconds that its
    child process may stay silent; ``memory`` the limit of its address space in bytes, None for no limit. Never raises for what the child does:
    the verdict is then "not-run", with the reason.
    """
    numbers: dict[Key, int] = {}
    for finding in findings:
        if finding.question is not None and problem(finding.question) is None:
            numbers.setdefault(key(finding.question), len(numbers))
    answers = Batch(python or sys.executable, timeout, memory, {number: asked for asked, number in numbers.items()}).run()
    return [finding if finding.question is None else replace(finding, verdict=_verdict(finding.question, numbers, answers)) for finding in findings]


def _verdict(question: Question, numbers: dict[Key, int], answers: Mapping[int, Answer | str]) -> Verdict:
    unasked = problem(question)
    answer = unasked or answers[numbers[key(question)]]
    if isinstance(answer, str):
        return Verdict("not-run", None, answer)
    backend = answer.backend(question.dialects)
    if not answer.is_within(question.since, question.until):
        return Verdict("not-run", backend, wording.other_release(question, answer))
    if holds(question, answer):
        return Verdict("confirmed", backend, wording.confirmed(question, answer), wording.seen(question, answer))
    if (answer.raised is not None) != (question.effect == "raises") and answer.stands_in(question.dialects):
        # Newer libraries raise where older ones were silent (PyTensor 2.28.0: the truth of a variable): the one says nothing of the other.
        return Verdict("not-run", backend, wording.undecided(question, answer))
    return Verdict("refuted", backend, wording.refuted(question, answer), wording.seen(question, answer))
