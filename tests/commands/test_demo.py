from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scanlint.cli import main
from scanlint.commands import demo
from scanlint.demo.training import CannotTrain, Training
from tests.companion.asked import interpreter
from tests.demo.recording import RECORDED, recorded, text

Asked = list[tuple[int, str | None]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Instead of training, the recorded run; what was asked for."""
    calls: Asked = []

    def train(seed: int, python: str | None, *, told: Callable[[dict[str, Any]], None]) -> Training:
        calls.append((seed, python))
        for line in RECORDED.read_text(encoding="utf-8").splitlines():
            told(json.loads(line))
        return recorded()

    monkeypatch.setattr(demo, "train", train)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return calls


def test_piped_it_is_plain_text_and_0(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    assert capsys.readouterr() == (text(recorded()), "")
    assert asked == [(0, None)]


def test_the_seed_and_the_interpreter_are_handed_on(asked: Asked) -> None:
    assert main(["demo", "--seed", "12", "--python", "python3.12"]) == 0
    assert asked == [(12, "python3.12")]


def test_the_plot_is_saved(asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plot.svg"
    assert main(["demo", "--save", str(file)]) == 0
    assert ElementTree.parse(file).getroot().tag.endswith("svg")
    assert capsys.readouterr() == (text(recorded()), f"saved {file}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--seed", "-1"], "argument --seed: "),
        (["--seed", "4294967296"], "argument --seed: must be a number from 0 to 4294967295, is '4294967296'"),
        (["--save", "plot.png"], "argument --save: must be a file that ends in .svg, is 'plot.png'"),
        (["--save", "missing/plot.svg"], "plot.svg cannot be written: no such folder"),
        (["--save", "folder.svg"], "scanlint: --save: folder.svg cannot be written: it is a folder"),
        (["model.py"], "unrecognized arguments: model.py"),
    ],
)
def test_wrong_usage_is_2_before_any_training(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (tmp_path / "folder.svg").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["demo", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="interpreters are made as shell scripts")
def test_no_library_is_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python = interpreter(tmp_path, "sys.path[1:] = [entry for entry in sys.path[1:] if 'site-packages' not in entry]")
    file = tmp_path / "plot.svg"
    assert main(["demo", "--python", python, "--save", str(file)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), file.exists()) == ("", 1, False)
    assert err.startswith(f"scanlint: demo: neither Theano nor PyTensor is installed for {python} (`pip install 'scanlint[runtime]'` brings one")


@pytest.mark.parametrize(("error", "status", "message"), [(CannotTrain("why"), 2, "demo: why"), (KeyboardInterrupt(), 130, "interrupted")])
def test_an_end_before_the_end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: object, status: int, message: str) -> None:
    def train(*arguments: object, **options: object) -> Training:
        assert isinstance(error, BaseException)
        raise error

    monkeypatch.setattr(demo, "train", train)
    assert main(["demo"]) == status
    assert capsys.readouterr() == ("", f"scanlint: {message}\n")


def test_on_a_terminal_progress_is_shown(asked: Asked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["demo"]) == 0
    assert "122/122 epochs" in screen.getvalue()
    assert capsys.readouterr().out == text(recorded())


def test_a_folder_called_demo_is_given_with_a_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "demo").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["./demo"]) == 0
    assert "no findings" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is of Linux")
def test_a_plot_that_cannot_be_written_is_said(asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plot.svg").symlink_to("/dev/full")
    assert main(["demo", "--save", str(tmp_path / "plot.svg")]) == 2
    assert capsys.readouterr().err == f"scanlint: --save: {tmp_path / 'plot.svg'} cannot be written: No space left on device\n"
