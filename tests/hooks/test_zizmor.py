"""What zizmor says of the action, and the action from its first shell step to its last (`nox -s hooks`)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import MISUSE
from tests.hooks import action

ZIZMOR = shutil.which("zizmor", path=str(Path(sys.executable).parent))

pytestmark = pytest.mark.skipif(ZIZMOR is None, reason="zizmor is installed by `nox -s hooks`")


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run([str(ZIZMOR), "--offline", "--no-progress", "--pedantic", str(action.ACTION)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_version_of_the_action_is_installed_and_lints(tmp_path: Path) -> None:
    checkout, room = tmp_path / "checkout", tmp_path / "room"
    checkout.mkdir()
    room.mkdir()
    (checkout / "model.py").write_text(MISUSE, encoding="utf-8")
    # Whatever lies in the checkout under the name of a module is none of pip's or venv's business.
    for name in ("pip", "venv", "ensurepip", "hatchling"):
        (checkout / f"{name}.py").write_text("raise SystemExit('the checkout was run')\n", encoding="utf-8")
    done = action.run(action.steps()["install"], action.values({}, {"steps.python.outputs.python-path": sys.executable}), checkout, room)
    assert done.returncode == 0, done.stderr
    name, _, python = (room / "output").read_text(encoding="utf-8").strip().partition("=")
    assert name == "python"
    linted = action.lint(checkout, room, python)
    assert (linted.returncode, linted.stderr) == (1, "")
    assert linted.stdout.startswith("::error title=scanlint (SCN101),file=model.py,line=9,")


def test_a_version_that_is_named_is_what_pip_is_asked_for(tmp_path: Path) -> None:
    known = action.values({"version": "0.0.0.dev0"}, {"steps.python.outputs.python-path": sys.executable})
    done = action.run(action.steps()["install"], known, tmp_path, tmp_path)
    assert done.returncode != 0
    assert "scanlint==0.0.0.dev0" in done.stderr
