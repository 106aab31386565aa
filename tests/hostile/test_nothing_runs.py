"""Code that is planted where Python, a tool or scanlint could pick it up leaves no mark. tests/plugins/ and tests/server/ do the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.companion.asked import needs_library
from tests.helpers import MISUSE
from tests.hostile.planted import Planted, plant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the planted programs are shell scripts")


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    return plant(tmp_path)


def test_the_mark_is_left_where_something_runs(planted: Planted) -> None:
    planted.start(sys.executable, "-c", "import numpy, tokenize, pathspec")
    assert {"numpy", "tokenize", "pathspec"} <= set(planted.ran())
    planted.start("./evil")
    assert planted.mark.exists()


@pytest.mark.parametrize(
    "words",
    [(".",), (".", "--jobs=2", "--no-confirm"), (".", "--no-confirm", "--fix", "--unsafe-fixes"), (".", "--format=sarif"), ("inspect", "model.py:9")],
    ids=" ".join,
)
def test_no_module_of_the_folder_runs(words: tuple[str, ...], planted: Planted) -> None:
    done = planted.run(*words)
    assert planted.ran() == []
    assert "Traceback" not in done.stderr
    assert "rval" in done.stdout or "fixed" in done.stdout


def test_no_module_of_the_folder_runs_for_standard_input(planted: Planted) -> None:
    done = planted.run("-", "--stdin-filename=model.py", "--format=concise", given=MISUSE)
    assert planted.ran() == []
    assert done.stdout.startswith("model.py:9:12 SCN101 ")


@needs_library
@pytest.mark.runtime
@pytest.mark.parametrize("words", [("--confirm",), ("--confirm", "--fix")], ids=" ".join)
def test_no_module_of_the_folder_runs_when_the_library_is_asked(words: tuple[str, ...], planted: Planted) -> None:
    done = planted.run("model.py", *words)
    assert planted.ran() == []
    assert "= confirmed" in done.stdout


@pytest.mark.parametrize("words", [(".",), (".", "--format=json"), ("model.py", "--show-settings"), (".", "--fix")], ids=" ".join)
def test_no_program_of_the_folder_runs_unasked(words: tuple[str, ...], tmp_path: Path) -> None:
    planted = plant(tmp_path, programs=True)
    done = planted.run(*words)
    assert planted.ran() == []
    assert "Traceback" not in done.stderr
    assert done.stdout


def test_no_environment_of_the_folder_runs_unasked(tmp_path: Path) -> None:
    planted = plant(tmp_path, programs=True)
    (planted.folder / "pyproject.toml").unlink()
    planted.run("model.py")
    assert planted.ran() == []
