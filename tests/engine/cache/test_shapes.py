"""What is kept of a result comes back as it was, and nothing comes back of what is no result."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.baseline.store import Entry
from scanlint.checks.catalogue import RULES
from scanlint.engine.cache.shapes import Damaged, Place, packed, unpacked
from scanlint.engine.in_depth import lint_source
from scanlint.engine.result import FileResult
from scanlint.finding import Edit, Evidence, Finding, Fix, Location, Suppressed
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation, Question, Sketch, Structure
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests import rule_pages, variants
from tests.engine.cache.damage import spoil

PATH = "model.py"
AT = Location(PATH, 1, 2, 3, 4)
PATH_TO = (Operation("index", (1, None)), Operation("len"))
QUESTION = Question(Structure("scan", (True, False), n_steps=1), PATH_TO, "one_step", 0, since=(2, float("inf")))
FINDING = Finding(
    AT, "SCN101", "single-output-indexed", Impact.SILENT, Confidence.CERTAIN, "message \udc80", "label",
    evidence=(Evidence(replace(AT, cell=2), "a cell"), Evidence(replace(AT, path="other.py"), "another file")),
    fix=Fix("safe", "mend", (Edit(AT, "x\n"),)),
    question=QUESTION,
)  # fmt: skip
RESULT = FileResult(
    (FINDING, replace(FINDING, question=replace(QUESTION, structure=Sketch()))), (Suppressed(FINDING, "comment", "why"),), with_scan=True,
    failing=True, elsewhere=(FINDING,), instead=((AT, FINDING),), held=((AT, "two"),), stale=(Entry("a.py", "SCN101", "f", "x = 1", 2),),
)  # fmt: skip
PATHS = [PATH, "other.py"]
PLACES = [Place(path, 10_000) for path in PATHS]


def sources() -> Iterator[tuple[str, str | None]]:
    for rule in RULES:
        yield from ((program.source, program.target) for program in rule_pages.programs(rule_pages.text(rule)))
    yield from ((variant.source, None) for variant in variants.everything())


def through_json(result: FileResult, paths: list[str], places: list[Place]) -> FileResult:
    return unpacked(json.loads(json.dumps(packed(result, paths))), places)


def same(result: FileResult, other: FileResult) -> bool:
    """Equality takes True for 1 and 1.0; the words of the data do not."""
    return result == other and repr(result) == repr(other)


def test_every_field_comes_back() -> None:
    assert same(through_json(RESULT, PATHS, PLACES), RESULT)


def test_the_results_of_all_examples_and_variants_come_back() -> None:
    found = 0
    for source, target in sources():
        settings = resolve(RULES, Layer(select=("ALL",)), target_version=target)
        result = lint_source(SourceText.of(PATH, source), settings)
        assert same(through_json(result, [PATH], [Place(PATH, len(source.encode()))]), result), source
        found += len(result.findings)
    assert found > 500


def test_paths_are_those_of_the_run_that_reads() -> None:
    data = packed(RESULT, PATHS)
    assert unpacked(data, [Place("sub/m.py", 99), Place("o.py", 99)]).findings[0].evidence[1].location.path == "o.py"


def test_a_place_in_a_file_that_was_not_read_is_not_kept() -> None:
    with pytest.raises(ValueError, match="was not read"):
        packed(RESULT, [PATH])


def test_a_number_that_no_file_of_json_is_sure_to_keep_is_not_kept() -> None:
    asked = replace(QUESTION, arg=-(1 << 63))
    with pytest.raises(ValueError, match="too large"):
        packed(replace(RESULT, findings=(replace(FINDING, question=asked),)), PATHS)


def test_false_alarm_a_place_beyond_the_end_of_its_file() -> None:
    with pytest.raises(Damaged):
        unpacked(packed(RESULT, PATHS), [Place(PATH, 1), Place("other.py", 1)])


WRONG: list[Any] = [
    None, [], 1, "x", {"findings": 1}, {"findings": [1]}, {"findings": [["Finding"]]}, {"with_scan": 1}, {"failure": "x"}, {"fixed": 1},
    {"diff": "x"}, {"notes": ["x"]}, {"trace": None}, {"no such field": 1}, {"skipped": None}, {"held": [[[0, 1, 1, 1, 1, None], 1]]},
    {"held": [[[1, 1, 1, 1, 1, None], "x"]]}, {"held": [[[-1, 1, 1, 1, 1, None], "x"]]}, {"held": [[[0, 1, 1, 1, 10**9, None], "x"]]},
    {"held": [[[0, 0, 1, 1, 1, None], "x"]]}, {"held": [[[0, True, 1, 1, 1, None], "x"]]}, {"held": [[["/etc/passwd", 1, 1, 1, 1, None], "x"]]},
    {"stale": [["Entry", "form"]]}, {"findings": [["Finding", [0, 1, 1, 1, 1, None], "SCN101", "x", 1]]},
    {"stale": [["Known", "a", "b", "c", "d", 10**30]]},
]  # fmt: skip


@pytest.mark.parametrize("data", WRONG, ids=repr)
def test_what_is_no_result_is_refused(data: Any) -> None:
    with pytest.raises(Damaged):
        unpacked(data, PLACES[:1])


@pytest.mark.parametrize("word", [3, True, "loud", None, []], ids=repr)
def test_what_is_no_impact_is_refused(word: Any) -> None:
    data = packed(RESULT, PATHS)
    where = data["findings"][0].index("silent")
    data["findings"][0][where] = word
    with pytest.raises(Damaged):
        unpacked(data, PLACES)


PARTS: list[Any] = [None, True, 0, -1, 1.5, 10**30, "", "Finding", [], {}, [[]], ["Location"], "silent"]


@given(st.data())
def test_a_damaged_result_is_refused_or_one_of_the_right_form(data: st.DataObject) -> None:
    table = copy.deepcopy(packed(RESULT, PATHS))
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(table, data, PARTS)
    try:
        result = unpacked(json.loads(json.dumps(table)), PLACES)
    except ValueError:
        return
    assert same(through_json(result, PATHS, PLACES), result)
