"""Asks the probe many questions at once, and starts it again without the one that killed it, so that no other answer is lost."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from scanlint.companion import answer, child
from scanlint.companion.request import Key, request


@dataclass(slots=True)
class Batch:
    """Questions on their way. ``answers`` holds what came back: an Answer, or the reason in one line why there is none.

    Without ``stand_ins`` no other library answers for the one that a question is about. ``unusable`` has the questions that no library of this
    interpreter could be asked, True where one is there that cannot be used; ``version`` is that of the interpreter, None if it did not start.
    """

    python: str
    timeout: float
    memory: int | None
    pending: dict[int, Key]
    stand_ins: bool = True
    answers: dict[int, answer.Answer | str] = field(default_factory=dict)
    unusable: dict[int, bool] = field(default_factory=dict)
    version: str | None = None
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
        with closing(child.converse(self.python, partial(self._request, one_by_one), self.timeout)) as lines:
            for line in lines:
                try:
                    self._take(line)
                except (KeyError, TypeError, ValueError, AttributeError):
                    raise child.Died(child.NONSENSE) from None

    def _take(self, line: dict[str, Any]) -> None:
        if "python" in line:
            self.version = str(line["python"])
        elif "doing" in line:
            self._doing, self._suspects = line["doing"], [number for number in line["ids"] if number in self.pending]
        elif line["id"] in self.pending:
            self.answers[line["id"]] = str(line["not_run"]) if "not_run" in line else answer.read(line)
            if "unusable" in line:
                self.unusable[line["id"]] = line["unusable"] == "broken"
            del self.pending[line["id"]]

    def _request(self, one_by_one: bool, compiledir: str) -> dict[str, object]:
        asked = request(self.pending.items(), memory=self.memory, compiledir=compiledir, one_by_one=one_by_one)
        return {**asked, "stand_ins": self.stand_ins, "patience": 2 * self.timeout}

    def _blame(self, reason: str, one_by_one: bool) -> None:
        """Give the questions that the child was busy with the reason of its death, unless asking one by one will tell which of them it was."""
        suspects = [number for number in self._suspects if number in self.pending] or list(self.pending)
        if self._doing == "import" or one_by_one or len(suspects) == 1:
            if self._doing == "import":
                self.unusable.update(dict.fromkeys(suspects, True))
            self._give_up(suspects, reason)

    def _give_up(self, numbers: list[int], reason: str) -> None:
        for number in numbers:
            del self.pending[number]
            self.answers[number] = reason
