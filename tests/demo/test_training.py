"""Real, short trainings: what the README says of them, and that nothing but the seed and the library makes them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from scanlint.companion import child
from scanlint.demo import training
from scanlint.demo.training import EPOCHS, CannotTrain, read, train
from tests.companion.asked import interpreter, needs_library
from tests.demo.recording import SEED, recorded

real = [needs_library, pytest.mark.runtime]
scripts = pytest.mark.skipif(sys.platform == "win32", reason="interpreters are made as shell scripts")


class Stopped(Exception):
    """A training that was seen enough of."""


def first_lines(seed: int, number: int = 4) -> list[dict[str, Any]]:
    """The first lines of a real training."""
    lines: list[dict[str, Any]] = []

    def told(line: dict[str, Any]) -> None:
        lines.append(line)
        if len(lines) == number:
            raise Stopped

    with pytest.raises(Stopped):
        train(seed, told=told)
    return lines


class TestReal:
    pytestmark = real

    def test_the_buggy_one_stalls_and_the_fixed_one_learns_all_as_the_readme_says(self) -> None:
        run, shown = train(SEED), recorded()
        assert len(run.buggy.right) == len(run.fixed.right) == EPOCHS + 1
        assert run.buggy.right[-1] == shown.buggy.right[-1] == run.known_by_first_word < run.sentences
        assert run.fixed.right[-1] == shown.fixed.right[-1] == run.sentences
        assert run.buggy.costs[-1] == pytest.approx(shown.buggy.costs[-1], abs=0.01)
        assert run.buggy.costs[-1] > 0.5 > 0.01 > run.fixed.costs[-1]
        assert run.buggy.recurrent_change == 0.0 < 0.1 < run.fixed.recurrent_change
        assert run.examples == shown.examples

    def test_the_seed_alone_makes_it(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        before = first_lines(5)
        (tmp_path / ".theanorc").write_text("[global]\nmode = NOPE\nfloatX = float32\n", encoding="utf-8")
        for name in ("THEANO", "AESARA", "PYTENSOR"):
            monkeypatch.setenv(f"{name}_FLAGS", "mode=NOPE,floatX=float32")
            monkeypatch.setenv(f"{name}RC", str(tmp_path / ".theanorc"))
        monkeypatch.setenv("HOME", str(tmp_path))
        assert first_lines(5) == before
        assert first_lines(6)[1:] != before[1:]

    def test_nothing_of_the_folder_or_the_environment_shadows_the_library(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("theano", "pytensor", "numpy", "json", "library", "sentences", "classifier"):
            (tmp_path / f"{name}.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        assert "library" in first_lines(0, 1)[0]

    def test_an_interruption_leaves_no_child_and_no_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[subprocess.Popen[bytes]] = []
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        end = child._end

        def noted(process: subprocess.Popen[bytes]) -> None:
            assert process.poll() is None, "the trainer ended before it was interrupted"
            started.append(process)
            end(process)

        def interrupt(line: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(child, "_end", noted)
        with pytest.raises(KeyboardInterrupt):
            train(0, told=interrupt)
        assert [process.returncode is not None for process in started] == [True]
        assert list(tmp_path.iterdir()) == []

    @scripts
    def test_a_broken_library_is_named(self, tmp_path: Path) -> None:
        for module in ("theano", "aesara", "pytensor"):
            (tmp_path / module).mkdir()
            (tmp_path / module / "__init__.py").write_text("raise AttributeError('numpy has no bool\\nsecond line')", encoding="utf-8")
        with pytest.raises(CannotTrain, match=r"Theano is broken: .*numpy has no bool") as caught:
            train(0, interpreter(tmp_path, f"sys.path.insert(1, {str(tmp_path)!r})"))
        assert "\n" not in str(caught.value)

    @scripts
    def test_a_trainer_that_dies_is_told_in_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(CannotTrain, match="the trainer ended early with status 3"):
            train(0, interpreter(tmp_path, "raise SystemExit(3)"))


@scripts
@pytest.mark.parametrize("numpy", [True, False])
def test_no_library(tmp_path: Path, numpy: bool) -> None:
    if numpy:
        pytest.importorskip("numpy")
    begin = "import numpy\n" if numpy else ""
    python = interpreter(tmp_path, f"{begin}sys.path[1:] = [entry for entry in sys.path[1:] if 'site-packages' not in entry]")
    with pytest.raises(CannotTrain, match=f"^neither Theano nor PyTensor is installed for {python} .*pip install"):
        train(0, python)


def test_no_interpreter(tmp_path: Path) -> None:
    with pytest.raises(CannotTrain, match="cannot be run: No such file or directory"):
        train(0, str(tmp_path / "python"))


@pytest.mark.parametrize("lines", [[], [{}], [{"curve": "buggy"}], [{"library": "Theano"}, {"curve": "buggy", "right": 1, "cost": 1.0}]])
def test_what_is_no_whole_training_is_refused(lines: list[dict[str, Any]]) -> None:
    with pytest.raises(CannotTrain, match="cannot be read"):
        read(0, lines)


def test_a_script_that_is_no_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*arguments: object) -> Any:
        yield {"library": "Theano"}

    monkeypatch.setattr(training, "converse", answers)
    with pytest.raises(CannotTrain, match="the trainer gave an answer that cannot be read"):
        train(0)
