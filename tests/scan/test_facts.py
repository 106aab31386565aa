"""All that is known of the scans in the programs of the tests, word for word: pages, variants, traps, migrations, projects, and a few made up.

A change shows in the snapshots, a file for each test, where it is read before it is taken: `pytest tests/scan/test_facts.py --snapshot-update`.
"""

from __future__ import annotations

import importlib
import itertools
import random
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts
from scanlint.scan.leads import forget, leads
from scanlint.source.import_lines import imports
from scanlint.source.text import SourceText, Unreadable
from scanlint.source.tree import parse
from tests.migrations import everything as migrations
from tests.oracle.choices import Choices
from tests.oracle.write import write
from tests.rule_pages import programs, text
from tests.scan.facts_text import lines
from tests.traps.test_they_run import TOPICS
from tests.variants import everything
from tests.whole.cases import everything as projects

VARIANTS = everything()
PROJECTS = projects()
MIGRATIONS = migrations()
PROGRAMS = Path(__file__).parents[1] / "fixtures" / "programs"


class Text(SingleFileSnapshotExtension):
    """Each snapshot in a file of its own, as text."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def known(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Text)


def facts(source: SourceText, home: Path | None = None) -> Facts:
    """With ``home``, the modules of its project are read, too."""
    seeds = leads(()).seeds(imports(source.text.encode(), str(home))) if home else {}
    return analyse(source, parse(source), (), home=str(home) if home else None, seeds=seeds)


def told(sources: Iterable[tuple[str, str]]) -> str:
    said: dict[str, list[str]] = {}
    for name, source in sources:
        try:
            said[name] = list(lines(facts(SourceText.of("model.py", textwrap.dedent(source)))))
        except Unreadable:  # where and why is for each release of Python to say
            said[name] = ["unreadable"]
    return joined(said)


def joined(said: dict[str, list[str]]) -> str:
    """One below the other; of lines that were there before, in a program that is much like it, only the number is told."""
    seen: set[str] = set()
    text = []
    for name, told in said.items():
        text.append(f"--- {name}")
        for again, group in itertools.groupby(told, seen.__contains__):
            those = list(group)
            text += [f".. {len(those)} as above"] if again else those
        seen.update(told)
    return "\n".join(text) + "\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_on_the_page_of_a_rule(rule: Rule, known: SnapshotAssertion) -> None:
    assert told((f"{program.section} {number}", program.source) for number, program in enumerate(programs(text(rule)), start=1)) == known


@pytest.mark.parametrize("stem", sorted({variant.name.partition(":")[0] for variant in VARIANTS}))
def test_in_the_variants(stem: str, known: SnapshotAssertion) -> None:
    assert told((variant.name, variant.source) for variant in VARIANTS if variant.name.partition(":")[0] == stem) == known


@pytest.mark.parametrize("topic", TOPICS)
def test_in_the_traps(topic: str, known: SnapshotAssertion) -> None:
    assert told(getattr(importlib.import_module(f"tests.traps.{topic}"), "TRAPS", {}).items()) == known


def test_in_whole_programs(known: SnapshotAssertion) -> None:
    assert told((path.stem, path.read_text(encoding="utf-8")) for path in sorted(PROGRAMS.glob("*.py"))) == known


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("library", ["theano", "pytensor"])
def test_in_generated_programs(library: str, seed: int, known: SnapshotAssertion) -> None:
    choices = random.Random(seed).randrange
    assert told((f"{number}", write(library, Choices(choices)).source) for number in range(8)) == known


@pytest.mark.parametrize("stem", sorted({program.name.partition(":")[0] for program in MIGRATIONS}))
def test_before_a_migration(stem: str, known: SnapshotAssertion) -> None:
    assert told((program.name, program.before) for program in MIGRATIONS if program.name.partition(":")[0] == stem) == known


@pytest.mark.parametrize("stem", sorted({project.name.partition(":")[0] for project in PROJECTS}))
def test_across_files(stem: str, known: SnapshotAssertion, tmp_path: Path) -> None:
    said = {}
    for number, project in enumerate(one for one in PROJECTS if one.name.partition(":")[0] == stem):
        forget()  # files are numbered in the order of a run where their paths are the same
        folder = tmp_path / str(number)
        for name, module in {"pyproject.toml": "", **project.modules}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(module, encoding="utf-8")
        for name, module in project.modules.items():
            found = facts(SourceText.of(str(folder / name), module), folder / name)
            said[f"{project.name}, {name}"] = list(lines(found, f"{folder}/"))
    assert joined(said) == known
