"""Asks the probe many questions at once, and starts it again without the one that killed it, so that no other answer is lost."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from scanlint.companion import answer, child
from scanlint.companion.request import Key, request


@dataclass(slots=True)
class Batch:
    """Questions on their way. ``answers`` holds what came back: an Answer, or the reason in one line why there is none."""

    python: str
    timeout: float
    memory: int | None
    pending: dict[int, Key]
    answers: dict[int, answer.Answer | str] = field(default_factory=dict)
    _doing: str = "import"
    _suspects: list[int] = field(default_factory=list)

    def run(self) -> Mapping[int, answer.Answer | str]:
        """Ask until every question has its answer or its reason. Takes at most about four time-outs, however many questions hang."""
        one_by_one, last_start = False, time.monotonic() + 3 * self.timeout
        while self.pending:
            self._doing, self._suspects = "import", list(self.pending)
            try:
                self._listen(one_by_one)
            except child.Died as death:
                self._blame(str(death), one_by_one)
                one_by_one = True
            else:
                self._give_up(list(self.pending), "the probe gave no answer to this question")
            if time.monotonic() > last_start:
                self._give_up(list(self.pending), "earlier questions used up the time of the companion")
        return self.answers

    def _listen(self, one_by_one: bool) -> None:
        make = partial(self._request, one_by_one)
        for line in child.converse(self.python, make, self.timeout):
            if "doing" in line:
                self._doing, self._suspects = line["doing"], [number for number in line["ids"] if number in self.pending]
            elif self.pending.pop(line["id"], None) is not None:
                self.answers[line["id"]] = line["not_run"] if "not_run" in line else answer.read(line)

    def _request(self, one_by_one: bool, compiledir: str) -> dict[str, object]:
        return request(self.pending.items(), memory=self.memory, compiledir=compiledir, one_by_one=one_by_one)

    def _blame(self, reason: str, one_by_one: bool) -> None:
        """Give the questions that the child was busy with the reason of its death, unless asking one by one will tell which of them it was."""
        suspects = [number for number in self._suspects if number in self.pending] or list(self.pending)
        if self._doing == "import" or one_by_one or len(suspects) == 1:
            self._give_up(suspects, reason)

    def _give_up(self, numbers: list[int], reason: str) -> None:
        for number in numbers:
            del self.pending[number]
            self.answers[number] = reason
