"""Every program of every rule's page, written in another way that means the same: the same findings, each at the same text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.engine import Options, run
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Finding
from scanlint.settings import Layer, Overrides, resolve
from scanlint.source.text import SourceText
from tests.metamorphic.calls import hinted, passed_otherwise
from tests.metamorphic.layout import commented, parenthesised, reformatted, with_dead_code
from tests.metamorphic.moving import reordered, split, wrapped
from tests.metamorphic.naming import BY_NAME, aliased, renamed
from tests.metamorphic.pieces import ONE, Piece, Shape, Span, hull, left, origins, span_of, text_of
from tests.metamorphic.reading import Source
from tests.rule_pages import Program, programs, text

Relation = Callable[[Source, Random], Shape]

RELATIONS: Mapping[str, Relation] = {
    "renamed": renamed,
    "imports aliased": aliased,
    "reformatted": reformatted,
    "commented": commented,
    "parenthesised": parenthesised,
    "dead code added": with_dead_code,
    "hinted": hinted,
    "arguments passed otherwise": passed_otherwise,
    "inside something": wrapped,
    "in two modules": split,
    "reordered": reordered,
}

#: `nox -s metamorphic` says three; without it there is one, and each program is rewritten in every second way.
SAID = os.environ.get("SCANLINT_METAMORPHIC_SEEDS")
SEEDS = [int(seed) for seed in (SAID or "1").split(",")]

#: What a page is about and a relation changes, or takes the evidence for: there the findings need not stay.
NOT_FOR: Mapping[tuple[str, str], str] = {
    **{(code, "renamed"): "the rule knows a state or an element by its name" for code in BY_NAME},
    ("SCN507", "dead code added"): "the rule speaks of a body of plain assignments and a return alone",
    ("SCN506", "arguments passed otherwise"): "a third argument that is given by its name is meant so",
    ("SCN703", "in two modules"): "whether all steps are kept anyway, for another use, is known in the file of the scan alone",
}

CASES = [(rule, name, seed) for seed in SEEDS for name in RELATIONS for rule in RULES if (rule.code, name) not in NOT_FOR]

#: A finding: its code, and what of the program it is about.
Found = tuple[str, Span]

#: Where a finding is of which nothing is left.
NOWHERE = (-1, -1)


def in_one(source: str, target: str | None) -> list[Finding]:
    settings = resolve(RULES, Layer(("ALL",)), target_version=target)
    return list(lint_source(SourceText.of("model.py", source), settings).findings)


def in_many(folder: Path, files: Mapping[str, str], target: str | None) -> list[Finding]:
    said = f"[tool.scanlint]\ntarget-version = {target!r}\n" if target else ""
    for name, content in {"pyproject.toml": said, **files}.items():
        (folder / name).write_text(content, encoding="utf-8")
    outcome = run([str(folder)], Options(Overrides(selection=Layer(("ALL",))), jobs=1))
    assert outcome.failures == ()
    return list(outcome.findings)


def in_terms_of(source: str, shape: Shape, findings: Iterable[Finding]) -> list[Found]:
    """What is found in the shape, told of the program."""

    def back(finding: Finding) -> Span | None:
        pieces = shape[Path(finding.location.path).name]
        return hull(origins(source, pieces)[slice(*span_of(text_of(pieces), finding.location))])

    return sorted((finding.code, back(finding) or NOWHERE) for finding in findings)


def left_of(source: str, shape: Shape, findings: Iterable[Finding]) -> list[Found]:
    """What is found in the program, told of what of it the shape still has."""
    kept = left(source, shape)
    return sorted((finding.code, hull(kept[slice(*span_of(source, finding.location))]) or NOWHERE) for finding in findings)


def parsed(program: Program) -> Source | None:
    try:
        return Source(program.source)
    except SyntaxError:
        return None


@pytest.mark.parametrize(("rule", "relation", "seed"), CASES, ids=lambda part: part.code if isinstance(part, Rule) else str(part))
def test_the_findings_stay(rule: Rule, relation: str, seed: int, tmp_path: Path) -> None:
    """False alarms or missed ones otherwise."""
    for number, program in enumerate(programs(text(rule))):
        source = parsed(program)
        if source is not None and (SAID or (number + list(RELATIONS).index(relation)) % 2):
            shape = RELATIONS[relation](source, Random(f"{rule.code} {number} {seed}"))
            folder = tmp_path / str(number)
            folder.mkdir()
            whole = "\n".join(f"--- {name}\n{text_of(pieces)}" for name, pieces in shape.items())
            files = {name: text_of(pieces) for name, pieces in shape.items()}
            seen = in_one(files[ONE], program.target) if ONE in files else in_many(folder, files, program.target)
            assert in_terms_of(program.source, shape, seen) == left_of(program.source, shape, in_one(program.source, program.target)), whole


def test_a_finding_is_taken_back_to_its_text() -> None:
    """A comparison that sees no difference would be none."""
    shape = {"model.py": [Piece("new "), Piece("renamed", (0, 3)), Piece(" + b", (3, 7))]}
    assert origins("abc + b", shape["model.py"])[3:7] == [None, (0, 3), (0, 3), (0, 3)]
    assert hull(origins("abc + b", shape["model.py"])[4:]) == (0, 7)
    assert left("abc + b", {"model.py": [Piece("b", (6, 7))]}) == [None] * 6 + [(6, 7)]
