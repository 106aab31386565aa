"""What each interpreter is said to have."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scanlint.companion.confirm import MEMORY, TIMEOUT
from scanlint.companion.interpreters import Interpreter
from scanlint.companion.survey import survey
from tests.companion.asked import DIALECT, interpreter, needs_library

pytestmark = [needs_library, pytest.mark.runtime, pytest.mark.skipif(sys.platform == "win32", reason="interpreters are made as shell scripts")]


def test_one_that_works_one_that_is_none_and_one_with_a_broken_library(tmp_path: Path) -> None:
    (tmp_path / "aesara").mkdir()
    (tmp_path / "aesara" / "__init__.py").write_text("raise AttributeError('numpy has no bool')", encoding="utf-8")
    broken = interpreter(tmp_path, f"sys.path.insert(1, {str(tmp_path)!r})")
    asked = [Interpreter(path, "named") for path in (sys.executable, str(tmp_path / "gone"), broken)]
    works, gone, half = survey(asked, TIMEOUT, MEMORY)
    assert DIALECT in [library.name.lower() for library in works.libraries]
    assert [library.problem for library in works.libraries] == [None] * len(works.libraries)
    assert (gone.version, gone.libraries) == (None, ())
    assert "cannot be run" in (gone.problem or "")
    (library,) = [library for library in half.libraries if library.name == "Aesara"]
    assert library.version is None
    assert "numpy has no bool" in (library.problem or "")
