"""A child that hangs, dies, runs out of memory or meets a broken library costs its own answer and no other."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from scanlint.companion import answer, child
from scanlint.companion.confirm import confirm
from scanlint.question import Operation, Structure
from tests.companion.asked import DIALECT, INDEXED, ITERATED, ONE, OUTPUTS, TWO, findings, impatient, interpreter, needs_library, question, verdicts

pytestmark = [needs_library, pytest.mark.runtime, pytest.mark.skipif(sys.platform == "win32", reason="interpreters are made as shell scripts")]

NORM = question(ONE, (OUTPUTS, Operation("method", "norm")), "stacked")
OTHER = question(TWO, (OUTPUTS, Operation("call", "mean")), "stacked")
MODULE = "theano" if DIALECT == "theano" else "pytensor"

PATCHED = """
import builtins, os
real = builtins.__import__
def patched(name, *arguments, **keywords):
    module = real(name, *arguments, **keywords)
    if name == {module!r} and not hasattr(module, "patched"):
        module.patched = module.{function}
        module.{function} = lambda *given: act() if {condition} else module.patched(*given)
    return module
builtins.__import__ = patched
"""
#: Calls act() when the probe applies `.norm`, in a library that is otherwise as it is.
ON_NORM = PATCHED.format(module="operations", function="apply", condition='given[1][1] == "norm"')
ON_BACKWARD = PATCHED.format(module="build", function="Graph", condition='given[1]["go_backwards"]') + "act = os.abort\n"


def test_a_question_that_crashes_the_child_loses_no_other(tmp_path: Path) -> None:
    python = interpreter(tmp_path, ON_NORM + "act = os.abort\n")
    told = verdicts(INDEXED, NORM, ITERATED, OTHER, python=python)
    assert [verdict.state for verdict in told] == ["confirmed", "not-run", "confirmed", "confirmed"]
    assert told[1].detail.startswith("the probe was ended by SIGABRT")


def test_a_question_that_hangs_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "hanging"
    impatient(monkeypatch, hanging)
    python = interpreter(
        tmp_path, f"{ON_NORM}\nimport threading\ndef act():\n    open({str(hanging)!r}, 'w').close()\n    threading.Event().wait()\n"
    )
    told = verdicts(INDEXED, NORM, ITERATED, OTHER, python=python)
    assert [verdict.state for verdict in told] == ["confirmed", "not-run", "confirmed", "confirmed"]
    assert told[1].detail == "the probe gave no answer within 30 s"


def test_a_question_that_eats_memory_loses_no_other(tmp_path: Path) -> None:
    python = interpreter(tmp_path, ON_NORM + "act = lambda: bytearray(1 << 34)\n")
    told = verdicts(INDEXED, NORM, ITERATED, python=python)
    assert [verdict.state for verdict in told] == ["confirmed", "not-run", "confirmed"]
    assert told[1].detail == "the memory limit was reached"


def test_a_structure_that_crashes_the_child_loses_no_other(tmp_path: Path) -> None:
    python = interpreter(tmp_path, ON_BACKWARD)
    backward = replace(INDEXED, structure=Structure("scan", (True,), go_backwards=True))
    told = verdicts(INDEXED, backward, OTHER, python=python)
    assert [verdict.state for verdict in told] == ["confirmed", "not-run", "confirmed"]


def test_a_broken_library_is_named_in_one_line(tmp_path: Path) -> None:
    for module in ("theano", "aesara", "pytensor"):
        (tmp_path / module).mkdir()
        (tmp_path / module / "__init__.py").write_text("raise AttributeError('numpy has no bool\\nsecond line')", encoding="utf-8")
    python = interpreter(tmp_path, f"sys.path.insert(1, {str(tmp_path)!r})")
    (verdict,) = verdicts(INDEXED, python=python)
    assert verdict.state == "not-run"
    assert "AttributeError: numpy has no bool" in verdict.detail
    assert sys.executable in verdict.detail
    assert "second" not in verdict.detail


def test_no_library(tmp_path: Path) -> None:
    python = interpreter(tmp_path, "import numpy\nsys.path[1:] = [entry for entry in sys.path[1:] if 'site-packages' not in entry]")
    (verdict,) = verdicts(replace(INDEXED, dialects=("theano",)), python=python)
    assert verdict.state == "not-run"
    assert f"Theano is not installed for {sys.executable}" in verdict.detail


def test_no_interpreter(tmp_path: Path) -> None:
    (verdict,) = verdicts(INDEXED, python=str(tmp_path / "python"))
    assert (verdict.state, verdict.detail) == ("not-run", f"{tmp_path / 'python'} cannot be run: No such file or directory")


def test_an_interpreter_that_is_none(tmp_path: Path) -> None:
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\necho hello\n", encoding="utf-8")
    script.chmod(0o755)
    (verdict,) = verdicts(INDEXED, python=str(script))
    assert (verdict.state, verdict.detail) == ("not-run", "the probe gave an answer that cannot be read")


def test_a_library_that_opens_a_socket_is_refused(tmp_path: Path) -> None:
    (tmp_path / MODULE).mkdir()
    (tmp_path / MODULE / "__init__.py").write_text("import socket\nsocket.socket()\n", encoding="utf-8")
    others = {"theano", "aesara", "pytensor"} - {MODULE}
    prelude = f"sys.path.insert(1, {str(tmp_path)!r})\nsys.modules.update(dict.fromkeys({sorted(others)!r}))"
    (verdict,) = verdicts(INDEXED, python=interpreter(tmp_path, prelude))
    assert "the probe opens no socket" in verdict.detail


def test_nothing_of_the_folder_or_the_environment_shadows_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("theano", "pytensor", "numpy", "json", "look", "words", "session"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "theano.py"))
    told = confirm(findings(INDEXED, path=str(tmp_path / "model.py")))
    assert [finding.verdict and finding.verdict.state for finding in told] == ["confirmed"]


def test_the_user_s_configuration_of_the_library_is_shut_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".theanorc").write_text("[global]\nmode = NOPE\nfloatX = nope\n", encoding="utf-8")
    for name in ("THEANO", "AESARA", "PYTENSOR"):
        monkeypatch.setenv(f"{name}_FLAGS", "mode=NOPE,floatX=nope")
        monkeypatch.setenv(f"{name}RC", str(tmp_path / ".theanorc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert verdicts(INDEXED)[0].state == "confirmed"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    verdicts(INDEXED)
    assert list(tmp_path.iterdir()) == []


def test_the_child_is_gone_when_the_user_interrupts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    end = child._end

    def noted(process: subprocess.Popen[bytes]) -> None:
        started.append(process)
        end(process)

    def interrupt(line: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(child, "_end", noted)
    monkeypatch.setattr(answer, "read", interrupt)
    with pytest.raises(KeyboardInterrupt):
        verdicts(INDEXED)
    assert [process.returncode is not None for process in started] == [True]
    assert list(tmp_path.iterdir()) == []


def test_without_room_for_the_child_there_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    (verdict,) = verdicts(INDEXED)
    assert (verdict.state, verdict.detail) == ("not-run", "there is no room for the probe: No such file or directory")


@pytest.mark.skipif(sys.platform != "linux", reason="real-time signals are sent by number")
def test_a_signal_without_a_name_is_its_number(tmp_path: Path) -> None:
    (verdict,) = verdicts(INDEXED, python=interpreter(tmp_path, "import os\nos.kill(os.getpid(), 40)"))
    assert verdict.detail.startswith("the probe was ended by signal 40 (")


def test_a_child_that_says_nothing_more_and_does_not_end_is_ended(tmp_path: Path) -> None:
    python = interpreter(tmp_path, "import os, threading\nos.close(1)\nthreading.Event().wait()")
    (verdict,) = verdicts(INDEXED, python=python, timeout=1.0)
    assert verdict.state == "not-run"
    assert verdict.detail.startswith("the probe gave no answer and did not end within 1 s (")
