"""Ctrl-C at any point: one line, status 130, and each file as it was or as it was to be."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from scanlint import disk
from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE

ROOT = Path(__file__).parents[2]
PACKAGE = str(ROOT / "scanlint") + os.sep

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be kept waiting on Windows")


class Interrupt:
    """Sends the signal of Ctrl-C at one of the lines of scanlint that are run, by its number; counts them."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.lines = 0
        #: The numbers of the lines of the module that writes.
        self.writing: list[int] = []

    def __call__(self, frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        if event == "line":
            if frame.f_code.co_filename == disk.__file__:
                self.writing.append(self.lines)
            self.lines += 1
            if self.lines - 1 == self.at:
                signal.raise_signal(signal.SIGINT)
        return self

    def during(self, *words: str) -> int:
        """The exit status of scanlint, so interrupted. Lines of `main` itself come first: there is nothing to be told before it begins."""
        before = sys.gettrace()
        try:
            sys.settrace(self)
            return main(words)
        finally:
            # A measurement of coverage goes on.
            sys.settrace(before)


def command(folder: Path) -> tuple[str, ...]:
    (folder / "bad.py").write_text(MISUSE, encoding="utf-8")
    (folder / "report.json").write_text("old", encoding="utf-8")
    return "bad.py", "--no-confirm", "--jobs=1", "--fix", "--unsafe-fixes", "--format=json", "-o", "report.json"


def test_at_any_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    main(command(tmp_path))  # what is kept from now on is not made again, so that every run has the same lines
    counted = Interrupt(None)
    assert counted.during(*command(tmp_path)) == 0
    report = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert report != "old"
    points = {*random.Random(9).sample(range(2, counted.lines - 2), 40), *counted.writing}
    capsys.readouterr()
    for at in sorted(points):
        status = Interrupt(at).during(*command(tmp_path))
        out, err = capsys.readouterr()
        assert (status, out, err) == (130, "", "scanlint: interrupted\n"), at
        assert (tmp_path / "bad.py").read_text(encoding="utf-8") in (MISUSE, CLEAN)
        assert (tmp_path / "report.json").read_text(encoding="utf-8") in ("old", report)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.py", "report.json"], at


DRIVER = """
import os, signal, sys
import scanlint.engine.one_file as one
main_process, read = os.getpid(), one.read_bytes
def interrupted(path, shown=None):
    if path.endswith("m7.py") and os.getpid() != main_process:
        os.killpg(0, signal.SIGINT)
    return read(path, shown)
one.read_bytes = interrupted
from scanlint.cli import main
sys.exit(main(["folder", "--jobs=2", "--no-confirm"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone, with what the test put in")
def test_while_workers_work(tmp_path: Path) -> None:
    """As on a terminal: every process of the group gets the signal."""
    (tmp_path / "folder").mkdir()
    for number in range(40):
        (tmp_path / "folder" / f"m{number}.py").write_text(MISUSE, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", DRIVER], cwd=tmp_path, env=environment, start_new_session=True, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "scanlint: interrupted\n")
