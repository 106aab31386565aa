"""The pylint plugin, in pylint itself (`nox -s hosts`)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("pylint")

from scanlint.checks.catalogue import RULES
from scanlint.plugins.pylint import checkers, message_id
from tests.helpers import CLEAN, MISUSE
from tests.hostile.planted import plant
from tests.plugins import hosts

PLUGIN = ("pylint", "--load-plugins=scanlint.plugins.pylint", "--disable=all", "--output-format=json2")
NAMES = ",".join(rule.name for rule in RULES)


def reported(folder: Path, *names: str, enable: str = NAMES) -> list[hosts.Reported]:
    found = json.loads(hosts.run(folder, *PLUGIN, f"--enable={enable}", *names))["messages"]
    return sorted((each["path"], each["line"], each["column"] + 1, each["message"].split()[0]) for each in found)


def test_false_alarm_a_right_program_and_a_silenced_one(tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "silenced.py").write_text(MISUSE.replace("rval[0]", "rval[0]  # pylint: disable=single-output-indexed"), encoding="utf-8")
    assert reported(tmp_path, "right.py", "silenced.py") == []


def test_every_rule_has_an_id_of_its_own() -> None:
    own = {name: identity for checker in checkers() for identity, (_, name, _) in checker.msgs.items()}
    assert {rule.name: message_id(rule) for rule in RULES}.items() <= own.items()
    assert len(set(own.values())) == len(own)
    for checker in checkers():
        assert len({identity[1:3] for identity in checker.msgs}) == 1


def test_a_wrong_configuration_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nselekt = []\n", encoding="utf-8")
    (tmp_path / "model.py").write_text(MISUSE, encoding="utf-8")
    (line, text) = next((line, text) for _, line, _, text in reported(tmp_path, "model.py", enable=f"{NAMES},scanlint-trouble"))
    assert line == 1
    assert "pyproject.toml" in text


def test_pylint_reports_what_the_command_line_reports(tmp_path: Path) -> None:
    names = hosts.write_examples(tmp_path)
    assert reported(tmp_path, *names) == hosts.by_the_command_line(tmp_path, names)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_of_the_linted_folder_runs(jobs: str, tmp_path: Path) -> None:
    """pylint puts the folder that it lints first on Python's path; a pathspec.py there was run, as scanlint loads it late."""
    planted = plant(tmp_path, programs=True)
    pylint = Path(sys.executable).parent / "pylint"
    done = planted.start(str(pylint), *PLUGIN[1:], f"--enable={NAMES}", f"--jobs={jobs}", "model.py", "setup.py")
    assert planted.ran() == []
    assert "single-output-indexed" in done.stdout
