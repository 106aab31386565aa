"""Import modules of the probe, which know each other by bare name."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from scanlint.companion.child import PROBE

Module = Callable[[str], ModuleType]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Iterator[Module]:
    """A function that imports a module of the probe; after the test they are forgotten again."""
    pytest.importorskip("numpy")
    monkeypatch.syspath_prepend(str(PROBE))
    yield importlib.import_module
    for path in PROBE.glob("*.py"):
        sys.modules.pop(path.stem, None) if path.stem != "__main__" else None
