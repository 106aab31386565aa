"""What is known at a place, as editors ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine.in_memory import settings_of
from scanlint.engine.knowledge import scans
from tests.helpers import CLEAN, MISUSE


@pytest.mark.parametrize("text", ["", "x = 1\n", "import theano\nscan = theano.scan\n", MISUSE + "x = (\n", "import theano\n'theano.scan'\n"])
def test_nothing_is_known_where_there_is_no_scan(text: str, tmp_path: Path) -> None:
    found = scans(text, str(tmp_path / "model.py"), settings_of())
    assert [found.at(line, column) for line in range(1, 12) for column in range(1, 20)] == [None] * 209


def test_a_scan_is_known_where_it_is_called_and_where_its_outputs_are_used(tmp_path: Path) -> None:
    found = scans(MISUSE, str(tmp_path / "model.py"), settings_of())
    call, use = found.at(8, 25), found.at(9, 13)
    assert call is not None
    assert use is not None
    assert (call.held, call.at.line, use.held, use.at.line) == ("the pair (outputs, updates)", 8, "the only output, every step of it", 9)


def test_a_scan_of_another_file_is_known_where_it_is_used_alone(tmp_path: Path) -> None:
    """Its own place has the same numbers as places of this file."""
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "layers.py").write_text(CLEAN, encoding="utf-8")
    text = "from layers import layer\n" + "\n" * 6 + "a = 1  # where the other file has its call\nb = layer(x, h0)[0].sum()\n"
    found = scans(text, str(tmp_path / "model.py"), settings_of())
    assert found.at(8, 25) is None
    use = found.at(9, 8)
    assert use is not None
    assert use.held.startswith("the only output")
