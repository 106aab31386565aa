"""What holds for every test."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import settings

# How long an example takes says how busy the machine is, and nothing about scanlint.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another left, nor leaves a folder beside the code that it lints."""
    # Nor does one ask the library of an environment that happens to be active.
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCANLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "caches" / uuid4().hex))
