"""What is written is read again; what is damaged, forged or too much is as good as nothing, and never an error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.engine.cache import store as stores
from scanlint.engine.cache.modules import Modules
from scanlint.engine.cache.store import VARIANTS, Kept, Store, dumps, loads, merge
from scanlint.scan.settled import Settled
from scanlint.source.looks import Look
from tests.engine.cache.damage import spoil
from tests.engine.cache.project import FILES, Project, make

LOOKS: tuple[Look, ...] = (("below", "/p\0b", ""), ("bytes", "/p/a.py", "d1"), ("names", "/p/c.py", ""), ("top", "/p", "/p"))


def filled(count: int = 3) -> Store:
    store = Store()
    for number in range(count):
        store.keep(f"/p/{number}.py", "v", Kept((("bytes", f"/p/{number}.py", "d"), *LOOKS), {"skipped": "x" * 100}))
    store.modules = {"names": {"/p/c.py": Settled("/p/c.py", "", frozenset(LOOKS[:2]), ("/p/d.py",))}}
    store.stamps = {"/p/a.py": ((1, 2, 3, 4), "d1")}
    return store


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return make(tmp_path, monkeypatch)


def ordered(store: Store) -> Store:
    return Store({path: {name: Kept(tuple(sorted(kept.looks)), kept.result) for name, kept in own.items()} for path, own in store.results.items()},
                 store.modules, store.stamps)  # fmt: skip


def test_a_store_comes_back() -> None:
    assert loads(dumps(filled())) == ordered(filled())
    assert list(loads(dumps(filled())).results) == ["/p/0.py", "/p/1.py", "/p/2.py"], "the order says what was used last"


@given(st.integers(0, 10_000))
def test_half_of_a_file_is_nothing(length: int) -> None:
    data = dumps(filled())
    if length < len(data):
        assert loads(data[:length]) == Store()


PARTS: list[Any] = [None, True, float("inf"), float("nan"), 1e300, {"0": 0}, "\0", "/", -1, 10**6, 1.5, "", "x", [], [[]], {}, {"form": 1}]


@given(st.data())
def test_a_damaged_file_is_nothing_or_of_the_right_form(data: st.DataObject) -> None:
    table = json.loads(dumps(filled()))
    spoil(table, data, PARTS)
    store = loads(json.dumps(table).encode())
    assert loads(dumps(store)) == ordered(store)


@pytest.mark.parametrize("data", [b"", b"\0", b"[]", b"null", b"{}", b'{"form": 2}', b'"' + b"9" * 5000, b"9" * 5000, b"[" * 100_000, b"\xff\xfe{"])
def test_what_is_no_store_is_nothing(data: bytes) -> None:
    assert loads(data) == Store()


def test_an_endless_number_is_no_time() -> None:
    data = dumps(filled()).replace(b"[1,2,3,4]", b"[Infinity,2,3,4]")
    assert b"Infinity" in data
    assert loads(data) == Store()


def test_no_more_is_written_than_may_be_and_the_latest_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.lexists", lambda path: True)
    data = dumps(filled(64), 2_000)
    assert len(data) <= 2_000
    kept = loads(data)
    assert list(kept.results)[-1] == "/p/63.py"
    assert len(kept.results) < 64
    assert len(dumps(filled(4), 10)) < 100, "with the last result all goes"


def test_a_file_has_a_bounded_number_of_results() -> None:
    store = Store()
    for number in range(VARIANTS + 3):
        store.keep("/p/a.py", str(number), Kept(LOOKS, {}))
    assert list(store.results["/p/a.py"]) == [str(number) for number in range(VARIANTS + 2, 2, -1)]


def test_another_run_loses_nothing_by_ours() -> None:
    ours, theirs = filled(2), filled(4)
    theirs.keep("/p/0.py", "w", Kept(LOOKS, {"skipped": "w"}))
    merge(ours, theirs)
    assert set(ours.results) == {f"/p/{number}.py" for number in range(4)}
    assert set(ours.results["/p/0.py"]) == {"v", "w"}


def test_false_alarm_modules_that_two_runs_saw_differently_are_not_mixed() -> None:
    ours, theirs = filled(), filled()
    theirs.modules = {
        "names": {"/p/c.py": Settled("/p/c.py", "other", frozenset(), ()), "/p/e.py": Settled("/p/e.py", "", frozenset(), ("/p/c.py",))}
    }
    merge(ours, theirs)
    assert set(ours.modules["names"]) == {"/p/c.py"}


def test_what_no_result_needs_is_left_out(tmp_path: Path) -> None:
    store = filled()
    own = tmp_path / "m.py"
    own.write_text("", encoding="utf-8")
    store.keep(str(own), "v", Kept((("bytes", str(own), "d"),), {}))
    store.tidy()
    assert (list(store.results), store.modules, store.stamps) == ([str(own)], {"names": {}}, {})


WRONG: list[Any] = [None, {}, [1], [[1, 2, 3]]]


def test_false_alarm_a_damaged_cache_gives_a_clean_run(project: Project) -> None:
    first = project.run()
    table = project.table()
    whole = json.dumps(table).encode()
    damages = [whole[: len(whole) * part // 7] for part in range(7)]
    damages += [json.dumps(table | {name: wrong}).encode() for name in table for wrong in WRONG]
    for damage in damages:
        project.forge(damage)
        assert project.run() == first
        assert project.run() == first


def test_false_alarm_what_was_damaged_and_still_reads_well_does_not_count(project: Project) -> None:
    first = project.run()
    project.kept.write_bytes(project.kept.read_bytes().replace(b"takes the first time step", b"takes the other time step"))
    assert project.run() == first


def test_false_alarm_a_forged_cache_shows_no_other_file(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A place counts in a file whose bytes the forger knows, of the project; neither is looked for outside of it, nor read."""
    secret = tmp_path_factory.mktemp("home") / "secret.py"
    secret.write_text("password = 1\n", encoding="utf-8")
    first = project.run()
    table = project.table()
    table["texts"] = [str(secret) if text.endswith("layers.py") else text for text in table["texts"]]
    project.forge(json.dumps(table).encode())
    assert project.run() == first


def test_missed_alarm_a_result_that_depends_on_nothing_does_not_count(project: Project) -> None:
    first = project.run()
    table = project.table()
    table["results"] = [[path, [[variant, [], {"skipped": "forged"}] for variant, _, _ in variants]] for path, variants in table["results"]]
    project.forge(json.dumps(table).encode())
    assert project.run() == first
    assert len(project.linted) >= len([name for name in FILES if name.endswith(".py")])


def test_false_alarm_a_file_that_is_too_large_is_not_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = project.run()
    monkeypatch.setattr("scanlint.engine.cache.part.MOST", 10)
    assert project.run() == first
    assert project.linted
    assert stores.MOST > 10


def test_false_alarm_a_result_that_is_none_does_not_count(project: Project) -> None:
    first = project.run()
    table = project.table()
    each: list[dict[str, Any]] = [{"findings": 1}, {"findings": [[]]}, {"failure": "forged"}, {"skipped": 1}]
    for wrong in each:
        forged = [[path, [[variant, looks, wrong] for variant, looks, _ in variants]] for path, variants in table["results"]]
        project.forge(json.dumps(table | {"results": forged}).encode())
        assert project.run() == first
        assert len(project.linted) >= len([name for name in FILES if name.endswith(".py")])


def test_false_alarm_a_result_that_cannot_be_kept_is_found_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise ValueError("this number is too large")

    monkeypatch.setattr("scanlint.engine.cache.shapes.packed", full)
    first = project.run()
    assert project.run() == first
    assert "net/bad.py" in project.linted
    assert "net/__init__.py" not in project.linted


def test_a_path_that_is_none_is_no_store() -> None:
    data = json.loads(dumps(filled()))
    assert loads(json.dumps(data).encode()) == ordered(filled())
    wrongs: dict[str, Any] = {"texts": [1], "modules": [[1, []]], "stamps": [[0, [1, 2, 3], 0]], "form": 0}
    for name, wrong in wrongs.items():
        assert loads(json.dumps(data | {name: wrong}).encode()) == Store()


def test_false_alarm_modules_that_two_processes_saw_differently_count_for_nothing() -> None:
    before, other = Settled("/p/c.py", "before", frozenset(), ()), Settled("/p/c.py", "other", frozenset(), ())
    kept = Settled("/p/e.py", "", frozenset(), ())
    for seen, left in (([before, before], {"/p/c.py": before, "/p/e.py": kept}), ([before, other], None)):
        table = {"names": {"/p/e.py": kept}}
        modules = Modules(table)
        modules.take("names", seen)
        modules.settle()
        assert table.get("names") == left
