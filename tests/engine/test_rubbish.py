"""Garbage waits while files are linted, and no longer."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from scanlint.engine import rubbish


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_it_was_afterwards(enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    with rubbish.put_off():
        assert not gc.isenabled()
    assert gc.isenabled() == enabled


def test_it_is_collected_where_there_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    gc.enable()
    monkeypatch.setattr(rubbish, "MOST_OBJECTS", -1)
    rubbish.sweep()
    assert collected == []
    with rubbish.put_off():
        rubbish.sweep()
        monkeypatch.setattr(rubbish, "MOST_OBJECTS", 1 << 40)
        rubbish.sweep()
    assert collected == [1]
