"""The composite action: held against the schema that check-jsonschema ships, and its shell steps run as the runner of GitHub runs them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import CLEAN, MISUSE
from tests.hooks import action

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the steps are run by bash as on Linux")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a good file, a bad one and a bad one whose name has a space."""
    folder = tmp_path / "checkout"
    (folder / "a folder").mkdir(parents=True)
    (folder / "good.py").write_text(CLEAN, encoding="utf-8")
    (folder / "bad.py").write_text(MISUSE, encoding="utf-8")
    (folder / "a folder" / "worse one.py").write_text(MISUSE, encoding="utf-8")
    return folder


def test_the_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(action.ACTION)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done"), done.stdout


def test_no_expression_stands_in_a_script_and_every_other_action_is_pinned() -> None:
    """An input in a script would be run, as `zizmor` warns (template-injection, unpinned-uses); `nox -s hooks` asks it."""
    for step in action.loaded()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40))


def test_false_alarm_a_right_file(checkout: Path, tmp_path: Path) -> None:
    done = action.lint(checkout, tmp_path, paths="good.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_missed_alarm_it_annotates_and_fails(checkout: Path, tmp_path: Path) -> None:
    done = action.lint(checkout, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("::error title=scanlint (SCN101),file=a folder/worse one.py,line=9,")
    assert second.startswith("::error title=scanlint (SCN101),file=bad.py,line=9,")


def test_inputs_are_split_as_a_shell_does(checkout: Path, tmp_path: Path) -> None:
    done = action.lint(checkout, tmp_path, paths="good.py 'a folder'\n", args="--exit-zero -o 'the report.json'", format="json")
    assert done.returncode == 0, done.stderr
    report = json.loads((checkout / "the report.json").read_text(encoding="utf-8"))
    assert [(found["path"], found["code"]) for found in report["findings"]] == [("a folder/worse one.py", "SCN101")]


def test_it_runs_in_the_working_directory(checkout: Path, tmp_path: Path) -> None:
    done = action.lint(checkout, tmp_path, working_directory="a folder", format="concise")
    assert done.stdout.startswith("worse one.py:9:12 SCN101 ")


@pytest.mark.parametrize("inputs", [{"paths": "missing.py"}, {"format": "fancy"}, {"args": "--nothing"}])
def test_wrong_inputs_are_told(inputs: dict[str, str], checkout: Path, tmp_path: Path) -> None:
    done = action.lint(checkout, tmp_path, **inputs)
    assert (done.returncode, done.stdout) == (2, "")
    assert next(iter(inputs.values())) in done.stderr


def test_nothing_of_the_inputs_or_the_checkout_is_run(checkout: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for name in ("os", "shlex", "subprocess", "scanlint", "argparse", "sitecustomize", "runpy"):
        (checkout / f"{name}.py").write_text(f"open({str(mark)!r}, 'w')\n", encoding="utf-8")
    evil = f"$(touch {mark})`touch {mark}`; touch {mark}"
    for inputs in ({}, {"paths": evil}, {"args": evil}, {"format": evil}):
        action.lint(checkout, tmp_path, **inputs)
        assert not mark.exists()
