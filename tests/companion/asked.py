"""Findings with questions, as the rules on results ask them, and interpreters with a library of the test's own."""

from __future__ import annotations

import importlib.util
import queue
import sys
from pathlib import Path
from typing import Any

import pytest

from scanlint.companion.confirm import confirm
from scanlint.finding import Finding, Location, Verdict
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation, Question, Structure

DIALECT = "theano" if importlib.util.find_spec("theano") else "pytensor"
needs_library = pytest.mark.skipif(
    importlib.util.find_spec("theano") is None and importlib.util.find_spec("pytensor") is None, reason="no scan library is installed"
)
theano_only = pytest.mark.skipif(DIALECT != "theano", reason="PyTensor raises where Theano is silent")

OUTPUTS = Operation("unpack", (2, 0))
ONE = Structure("scan", (True,))
TWO = Structure("scan", (True, False))


def question(structure: Structure, path: tuple[Operation, ...], effect: str, arg: int | None = None, *dialects: str) -> Question:
    """A question about a library that is there, unless other ``dialects`` are given."""
    return Question(structure, path, effect, arg, dialects or (DIALECT,))


INDEXED = question(ONE, (OUTPUTS, Operation("index", 0)), "one_step", 0)
ITERATED = question(ONE, (OUTPUTS, Operation("iterate")), "raises")


def findings(*questions: Question | None, path: str = "model.py") -> list[Finding]:
    """One finding for each question."""
    place = Location(path, 1, 1, 1, 2)
    return [Finding(place, "SCN101", "single-output-indexed", Impact.SILENT, Confidence.CERTAIN, "m", "l", question=asked) for asked in questions]


def verdicts(*questions: Question, python: str | None = None, **options: Any) -> list[Verdict]:
    """What the companion says to each question, asked of the library that the tests run with: the `.venv` of the checkout may have another."""
    told = [finding.verdict for finding in confirm(findings(*questions), python, **{"brought": False, **options})]
    assert all(verdict is not None for verdict in told)
    return [verdict for verdict in told if verdict is not None]


def impatient(monkeypatch: pytest.MonkeyPatch, hanging: Path) -> None:
    """Let the companion's patience end as soon as the child has made the file ``hanging``, however slow the machine."""

    class Impatient(queue.Queue[bytes | None]):
        def get(self, block: bool = True, timeout: float | None = None) -> bytes | None:
            while True:
                try:
                    return super().get(timeout=0.05)
                except queue.Empty:
                    if hanging.exists():
                        hanging.unlink()
                        raise

    monkeypatch.setattr(queue, "Queue", Impatient)


def interpreter(folder: Path, prelude: str) -> str:
    """Make an interpreter that runs ``prelude`` before the probe, as a broken or hostile installation might; returns its path."""
    (folder / "prelude.py").write_text(prelude, encoding="utf-8")
    start = f"import runpy, sys; sys.path.insert(0, ''); exec(open({str(folder / 'prelude.py')!r}).read()); sys.path.pop(0); "
    start += "sys.argv.pop(0); sys.path.insert(0, sys.argv[0]); runpy.run_path(sys.argv[0] + '/__main__.py', run_name='__main__')"
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nshift 2\nexec "{sys.executable}" -E -s -c "{start}" "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return str(script)
