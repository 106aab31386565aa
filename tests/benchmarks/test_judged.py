"""The table of judged findings: what fails a run."""

from __future__ import annotations

from benchmarks.ecosystem.judged import Judgement, Key, compare, table

ALL = frozenset({"one", "two"})
KEY = Key("one", "a.py", 3, "SCN101")
OTHER = Key("one", "a.py", 9, "SCN101")


def row(key: Key, judgement: str, before: tuple[int, ...] | None = None) -> Judgement:
    return Judgement(key, judgement, "what the source does", "somebody", before)


def test_a_finding_that_was_judged_true_passes() -> None:
    assert compare([KEY], [row(KEY, "true")], ALL).lines() == []


def test_a_package_that_was_not_linted_is_not_missed() -> None:
    assert compare([], [row(KEY, "true")], frozenset({"two"})).lines() == []


def test_a_row_for_an_older_python_is_not_missed() -> None:
    assert compare([], [row(KEY, "true", before=(3, 0))], ALL).lines() == []


def test_an_unjudged_finding_a_false_alarm_and_a_lost_finding_fail() -> None:
    lines = compare([KEY, OTHER], [row(OTHER, "false alarm"), row(Key("two", "b.py", 1, "SCN105"), "true")], ALL).lines()
    assert [line.split(": ", 2)[1] for line in lines] == ["a.py:3 SCN101", "a.py:9 SCN101", "b.py:1 SCN105"]


def test_the_committed_table_names_each_finding_once_with_a_fact_and_a_judge() -> None:
    rows = table()
    assert len({judged.key for judged in rows}) == len(rows)
    assert all(judged.fact and judged.judge for judged in rows)
