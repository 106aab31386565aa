"""Does what GitHub's runner does with a composite action: puts inputs and outputs into its expressions and runs its shell steps."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


def loaded() -> dict[str, Any]:
    """The action as plain data."""
    data = YAML(typ="safe").load(ACTION.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def steps() -> dict[str, dict[str, Any]]:
    """Its steps, by id or name."""
    return {step.get("id") or step["name"]: step for step in loaded()["runs"]["steps"]}


def values(inputs: Mapping[str, str], outputs: Mapping[str, str]) -> dict[str, str]:
    """What its expressions stand for: the inputs, by default those of the action, and the outputs of steps by their full names."""
    given = {name: spec["default"] for name, spec in loaded()["inputs"].items()} | dict(inputs)
    return {**{f"inputs.{name}": value for name, value in given.items()}, **outputs}


def run(step: dict[str, Any], known: Mapping[str, str], folder: Path, room: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell step in the checkout ``folder``, as the runner does: bash that stops at the first error. ``room`` is the runner's own folder."""

    def put(text: str) -> str:
        return _EXPRESSION.sub(lambda match: known[match[1]], text)

    assert step["shell"] == "bash"
    script = room / "step.sh"
    script.write_text(put(step["run"]), encoding="utf-8", newline="\n")
    own = {"RUNNER_TEMP": room, "RUNNER_OS": "Linux", "GITHUB_ACTION_PATH": ROOT, "GITHUB_OUTPUT": room / "output", "GITHUB_WORKSPACE": folder}
    environment = {**os.environ, **{name: str(value) for name, value in own.items()}, **{name: put(text) for name, text in step["env"].items()}}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    where = folder / put(step.get("working-directory", "."))
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def lint(folder: Path, room: Path, python: str = sys.executable, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step, with the Python in which scanlint is installed."""
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    return run(steps()["Run scanlint"], values(named, {"steps.install.outputs.python": python}), folder, room)
