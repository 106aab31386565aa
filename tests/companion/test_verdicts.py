"""A verdict that is kept is the one that would be given; the library is asked again where it, or the question, is another one."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanlint.cli import main
from scanlint.companion.asking import ask
from scanlint.companion.confirm import TIMEOUT, confirm
from scanlint.companion.verdicts import Verdicts, what_is_there
from scanlint.question import Operation
from scanlint.source.looks import digest
from tests.companion.asked import INDEXED, ITERATED, findings, needs_library
from tests.helpers import MISUSE

pytestmark = [needs_library, pytest.mark.runtime]

THERE = "Python with a library"
NEXT = replace(INDEXED, path=(INDEXED.path[0], Operation("index", 1)), arg=1)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many questions each run puts to the library."""
    counts: list[int] = []

    def counting(questions: Any, *rest: Any) -> Any:
        counts.append(len(questions))
        return ask(questions, *rest)

    monkeypatch.setattr("scanlint.companion.confirm.ask", counting)
    return counts


def kept(folder: Path, there: str | None = THERE) -> Verdicts:
    return Verdicts(str(folder), TIMEOUT, lambda python, timeout: there)


def test_a_verdict_comes_back_as_it_was(tmp_path: Path, asked: list[int]) -> None:
    first = confirm(findings(INDEXED, ITERATED, None), kept=kept(tmp_path))
    again = confirm(findings(INDEXED, ITERATED, None), kept=kept(tmp_path))
    assert again == first == confirm(findings(INDEXED, ITERATED, None))
    assert repr(again) == repr(first)
    assert asked == [2, 0, 2]


def test_only_what_is_new_is_asked(tmp_path: Path, asked: list[int]) -> None:
    confirm(findings(INDEXED), kept=kept(tmp_path))
    confirm(findings(INDEXED, NEXT), kept=kept(tmp_path))
    confirm(findings(replace(INDEXED, arg=3)), kept=kept(tmp_path))  # another claim about the same scan
    assert asked == [1, 1, 1]


@pytest.mark.parametrize("there", ["another release", None])
def test_another_library_is_asked_anew(tmp_path: Path, asked: list[int], there: str | None) -> None:
    confirm(findings(INDEXED), kept=kept(tmp_path))
    confirm(findings(INDEXED), kept=kept(tmp_path, there))
    assert asked == [1, 1]


def test_what_no_library_said_is_not_kept(tmp_path: Path, asked: list[int]) -> None:
    for _ in range(2):
        (one,) = confirm(findings(INDEXED), str(tmp_path / "no-python"), kept=kept(tmp_path))
        assert one.verdict is not None
        assert one.verdict.state == "not-run"
    assert asked == [1, 1]


WRONG: list[Any] = [None, [], 1, "x", ["Verdict"], ["Verdict", "confirmed", None, "", None], ["Verdict", "sure", "Theano", "", None]]


def test_false_alarm_a_damaged_verdict_is_asked_again(tmp_path: Path, asked: list[int]) -> None:
    first = confirm(findings(INDEXED), kept=kept(tmp_path))
    (path,) = tmp_path.glob("verdicts-*.json")
    names = list(json.loads(path.read_bytes().partition(b"\n")[2]))
    for damage in (b"", b"[", b"[]", *(json.dumps(dict.fromkeys(names, wrong)).encode() for wrong in WRONG)):
        path.write_bytes(digest(damage).encode("ascii") + b"\n" + damage)
        assert confirm(findings(INDEXED), kept=kept(tmp_path)) == first
    assert 0 not in asked


def test_an_interpreter_tells_its_libraries_without_importing_them() -> None:
    told = what_is_there(sys.executable, TIMEOUT)
    assert told is not None
    names = [name for name, *_ in json.loads(told)[0]["there"]]
    assert {"theano", "pytensor"} & set(names)
    assert "numpy" in names
    assert what_is_there(sys.executable, TIMEOUT) == told


def test_an_interpreter_that_is_none_tells_nothing(tmp_path: Path) -> None:
    assert what_is_there(str(tmp_path / "python"), TIMEOUT) is None


def test_missed_alarm_a_library_that_is_worked_on_is_always_asked(tmp_path: Path) -> None:
    """Its release says nothing of what it does today."""
    environment = tmp_path / "env"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    configuration = f"home = {Path(sys.executable).resolve().parent}\ninclude-system-site-packages = false\n"
    (environment / "pyvenv.cfg").write_text(configuration, encoding="utf-8")
    packages = environment / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    python = str(environment / "bin" / "python")
    assert json.loads(what_is_there(python, TIMEOUT) or "")[0]["there"] == []
    (tmp_path / "checkout" / "theano").mkdir(parents=True)
    (tmp_path / "checkout" / "theano" / "__init__.py").write_text("raise AssertionError\n", encoding="utf-8")
    (packages / "theano.pth").write_text(f"{tmp_path / 'checkout'}\n", encoding="utf-8")
    assert what_is_there(python, TIMEOUT) is None


def test_the_command_says_the_same_with_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: list[int]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model.py").write_text(MISUSE, encoding="utf-8")
    said = []
    for more in ([], [], ["--no-cache"]):
        assert main(["model.py", "--confirm", *more]) == 1
        said.append(capsys.readouterr())
    assert said[0] == said[1] == said[2]
    assert "confirmed" in said[0].out
    assert asked == [1, 0, 1]


def test_no_more_is_kept_than_may_be_and_the_latest_stays(tmp_path: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    confirm(findings(INDEXED), kept=kept(tmp_path))
    (path,) = tmp_path.glob("verdicts*")
    monkeypatch.setattr("scanlint.companion.verdicts.MOST_BYTES", path.stat().st_size * 3 // 2)
    confirm(findings(ITERATED), kept=kept(tmp_path))
    confirm(findings(ITERATED), kept=kept(tmp_path))
    confirm(findings(INDEXED), kept=kept(tmp_path))
    assert asked == [1, 1, 0, 1]
