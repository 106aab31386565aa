"""Lints a generated program, has the real library run it, and holds the two answers against each other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from scanlint.impact import Impact
from tests.helpers import lint
from tests.oracle.mistakes import CODES
from tests.oracle.write import Program
from tests.real_library import environment

#: No rewriting of graphs: a program takes two thirds of the time of FAST_COMPILE, and says the same.
MODE = "mode=Mode,linker=py,optimizer=None"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Judged:
    """``outcome`` is what the run says (see child.py), and ``text`` more about it; ``codes`` are those of the findings, in the order of the lines."""

    program: Program
    outcome: str
    text: str
    codes: tuple[str, ...]

    @property
    def false_alarm(self) -> bool:
        """A finding on a program that runs as its author wants, or one besides those that a planted mistake can have, if all of it can be read."""
        allowed = CODES.get(self.program.traits[0] if self.program.decidable else "", frozenset(self.codes))
        return (self.outcome == "fine" and bool(self.codes)) or not allowed.issuperset(self.codes)

    @property
    def missed(self) -> bool:
        return self.program.decidable and self.outcome != "fine" and not self.codes

    def __str__(self) -> str:
        found = ", ".join(self.codes) or "nothing"
        return f"# the run: {self.outcome} {self.text}\n# found: {found}\n# choices: {list(self.program.choices)}\n{self.program.source}"


class Judge:
    """Keeps one child process for any number of programs. A context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._errors = (Path(self._folder.name) / "errors.txt").open("w+", encoding="utf-8")

    def __enter__(self) -> Judge:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.oracle.child"],
            env={**os.environ, **environment(self._folder.name, MODE), "PYTHONPATH": str(ROOT)},
            cwd=self._folder.name,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._child.communicate()
        self._errors.close()
        self._folder.cleanup()

    def __call__(self, program: Program) -> Judged:
        """What came of it. Raises RuntimeError, with what the child printed, if the child died."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps({"source": program.source, "wanted": program.wanted}) + "\n")
        self._child.stdin.flush()
        # The child runs the program while this process lints it.
        codes = tuple(finding.code for finding in lint(program.source) if finding.impact not in (Impact.FUTURE, Impact.INFO))
        line = self._child.stdout.readline()
        if not line:
            self._errors.seek(0)
            raise RuntimeError(f"{self._errors.read()[-2000:]}\nthe child died of\n{program.source}")
        answer = json.loads(line)
        return Judged(program, answer["outcome"], answer["text"], codes)
