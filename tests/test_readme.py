"""The README's commands are those that CI runs, and its table lists the rules that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.cli import main
from tests.demo.recording import BLOCK, block

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the README that make a virtual environment and use it."""
    return re.findall(r"^python3\.11 -m venv .*$", README, re.MULTILINE)


def test_there_are_two_commands() -> None:
    lint, test = commands()
    assert "[runtime]" in lint
    assert test.endswith("nox")


def test_ci_runs_the_second_command_as_it_stands() -> None:
    assert commands()[1] in [line.strip() for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()]


def test_the_linted_folder_exists() -> None:
    assert (ROOT / shlex.split(commands()[0])[-1]).is_dir()


def test_the_table_lists_every_rule() -> None:
    table = re.findall(r"^\| (SCN\d+) \| ([a-z-]+) \| ([a-z]+) \|", README, re.MULTILINE)
    assert table == [(rule.code, rule.name, rule.impact.value) for rule in RULES]


def test_every_page_of_a_rule_is_there() -> None:
    assert {rule.page for rule in RULES} == {path.name for path in (ROOT / "rules").glob("SCN*.md")}


def test_the_migration_is_shown_as_scanlint_makes_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"```sh\nscanlint ([^\n]+)\n```\n\n<!-- migration:begin -->\n```diff\n(.+?)```\n<!-- migration:end -->", README, re.DOTALL)
    assert shown is not None
    monkeypatch.chdir(ROOT)
    assert main(["--isolated", *shlex.split(shown[1])]) == 1
    assert capsys.readouterr().out == shown[2]


def test_the_demo_is_shown_as_it_ran() -> None:
    """tests/demo/test_training.py holds the recorded run to a real one."""
    assert BLOCK.findall(README) == [block()], "`python -m tests.demo.recording` writes it anew"
    assert len(block().splitlines()) <= 30
