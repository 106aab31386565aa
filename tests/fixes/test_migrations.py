"""The PyTensor migration: what SCN405 makes of whole programs, and that both forms compute the same on PyTensor."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.fixes.mend import Mended, mend
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests.helpers import lint
from tests.migrations import Migration, everything
from tests.real_library import run

CHILD = Path(__file__).parents[1] / "migrations_child.py"
SETTINGS = resolve(RULES, Layer(select=("SCN405",)))
PROGRAMS = everything()
needs_pytensor = pytest.mark.skipif(importlib.util.find_spec("pytensor") is None, reason="PyTensor is not installed")


def migrated(source: str, unsafe: bool) -> Mended:
    return mend(SourceText.of("m.py", source), SETTINGS, unsafe)


def of_kind(*kinds: str) -> list[Migration]:
    return [program for program in PROGRAMS if program.kind in kinds]


def test_there_are_enough_programs() -> None:
    assert len(of_kind("safe", "unsafe")) >= 30


@pytest.mark.parametrize("program", of_kind("left"), ids=str)
def test_false_alarm_what_cannot_be_proven_stays_and_the_finding_says_why(program: Migration) -> None:
    assert migrated(program.before, unsafe=True).text == program.before
    assert program.why is not None
    assert program.why in " ".join(finding.help for finding in lint(program.before, select=["SCN405"]) if finding.fix is None)


@pytest.mark.parametrize("program", of_kind("unsafe"), ids=str)
def test_false_alarm_an_unsafe_migration_is_not_made_unasked(program: Migration) -> None:
    assert migrated(program.before, unsafe=False).text == program.before
    assert all("The fix is unsafe: " in finding.help for finding in lint(program.before, select=["SCN405"]))


@pytest.mark.parametrize("program", of_kind("safe", "unsafe"), ids=str)
def test_missed_alarm_the_program_becomes_the_one_below(program: Migration) -> None:
    once = migrated(program.before, unsafe=program.kind == "unsafe")
    assert once.text == program.after
    assert once.refused == ()


@pytest.mark.parametrize("program", of_kind("safe", "unsafe"), ids=str)
def test_a_second_run_changes_nothing(program: Migration) -> None:
    assert migrated(program.after, unsafe=True).text == program.after
    assert lint(program.after, select=["SCN405", "SCN406", "SCN407"]) == []


@pytest.mark.runtime
@needs_pytensor
def test_both_forms_compute_the_same_on_pytensor(tmp_path: Path) -> None:
    listing = tmp_path / "programs.json"
    listing.write_text(json.dumps([[program.before, program.after] for program in PROGRAMS]), encoding="utf-8")
    for program, seen in zip(PROGRAMS, run(CHILD, str(listing)), strict=True):
        assert seen["raised"] is None, f"{program}: {seen['raised']}"
        assert seen["old"] == seen["new"], str(program)
        assert seen["warned"], f"{program}: PyTensor does not warn of it"
        assert seen["warns"] is (program.kind == "left"), f"{program}: PyTensor still warns"
