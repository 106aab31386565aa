"""A probe that is killed, hangs, eats memory, crashes or talks nonsense costs its own verdict: no other, no finding, and not the exit status."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scanlint.cli import main
from tests.companion.asked import impatient, interpreter, needs_library
from tests.companion.test_child import PATCHED
from tests.helpers import MISUSE

pytestmark = [needs_library, pytest.mark.runtime, pytest.mark.skipif(sys.platform == "win32", reason="interpreters are made as shell scripts")]

ROOT = Path(__file__).parents[2]

#: Two findings of one scan: the first step taken, and the scan's output iterated.
PROGRAM = MISUSE.replace("    return rval[0]\n", "    total = sum(step for step in rval)\n    return rval[0]\n")

#: Calls act() when the probe iterates, in a library that is otherwise as it is.
ON_ITERATE = PATCHED.format(module="operations", function="apply", condition='given[1][0] == "iterate"')

ACTS = {
    "crashes": "act = os.abort",
    "is killed": "def act():\n    os.kill(os.getpid(), 9)",
    "ends": "def act():\n    os._exit(0)",
    "eats memory": "act = lambda: bytearray(1 << 34)",
}


@pytest.fixture(autouse=True)
def _program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(PROGRAM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def states(capsys: pytest.CaptureFixture[str], python: str) -> list[tuple[str, str]]:
    """(code, state of the verdict) of each finding; the exit status must be that of findings."""
    assert main(["bad.py", "--confirm", "--format", "json", "--python", python]) == 1
    return [(finding["code"], finding["verdict"]["state"]) for finding in json.loads(capsys.readouterr().out)["findings"]]


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_no_other_verdict_is_lost(act: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = states(capsys, interpreter(tmp_path, f"{ON_ITERATE}\n{act}\n"))
    assert told == [("SCN102", "not-run"), ("SCN101", "confirmed")]


def test_nor_if_it_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    impatient(monkeypatch, tmp_path / "hanging")
    act = f"import threading\ndef act():\n    open({str(tmp_path / 'hanging')!r}, 'w').close()\n    threading.Event().wait()\n"
    assert states(capsys, interpreter(tmp_path, f"{ON_ITERATE}\n{act}")) == [("SCN102", "not-run"), ("SCN101", "confirmed")]


@pytest.mark.parametrize("prelude", ["os.abort()", "raise SystemExit(0)", "os.kill(os.getpid(), 9)", "print('hello', flush=True)"])
def test_nor_if_it_does_not_even_begin(prelude: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = states(capsys, interpreter(tmp_path, f"import os\n{prelude}\n"))
    assert told == [("SCN102", "not-run"), ("SCN101", "not-run")]


def test_an_interruption_ends_the_probe_and_what_it_started(tmp_path: Path) -> None:
    """The probe and a process of its own hold a pipe open; that it ends says that both are gone."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    act = f"""
def act():
    import subprocess, threading
    held = os.open({str(pipe)!r}, os.O_WRONLY)
    os.set_inheritable(held, True)
    subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()"], close_fds=False)
    os.write(held, b"x")
    threading.Event().wait()
"""
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    command = [sys.executable, "-m", "scanlint", "bad.py", "--confirm", "--python", interpreter(tmp_path, ON_ITERATE + act)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as scanlint:
        try:
            assert received(reading) == b"x", "the probe did not come as far as to hang"
            scanlint.send_signal(signal.SIGINT)
            out, err = scanlint.communicate()
        finally:
            scanlint.kill()
    assert (scanlint.returncode, out, err) == (130, b"", b"scanlint: interrupted\n")
    assert received(reading) == b"", "the probe, or what it started, lives on"
    os.close(reading)


def received(pipe: int) -> bytes | None:
    """What comes next, empty at the end; None if nothing comes, which fails the test instead of blocking it."""
    return os.read(pipe, 1) if select.select([pipe], [], [], 300)[0] else None
