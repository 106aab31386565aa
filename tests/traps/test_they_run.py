"""The traps are right code: each runs on the real library and its ``result`` has the shapes that its last comment states."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import re
import textwrap
from pathlib import Path

import pytest

from tests.real_library import run

HERE = Path(__file__).parent
TOPICS = sorted(path.stem for path in HERE.glob("test_*.py") if path.stem != Path(__file__).stem)


def snippets(library: str) -> dict[str, str]:
    """Every trap that states the shapes of its result and is written for ``library``, by topic and id."""
    found = {}
    for topic in TOPICS:
        for name, source in getattr(importlib.import_module(f"tests.traps.{topic}"), "TRAPS", {}).items():
            if stated(source) is not None and ("pytensor" in source) == (library == "pytensor"):
                found[f"{topic}:{name}"] = textwrap.dedent(source)
    return found


def stated(source: str) -> list[list[int]] | None:
    """The shapes in the comment behind ``result = ..``; None if there is none."""
    match = re.search(r"^ *result = .*# ([\[(].*)$", source, re.MULTILINE)
    if match is None:
        return None
    shapes = ast.literal_eval(match[1])
    return [list(shape) for shape in (shapes if isinstance(shapes, list) else [shapes])]


@pytest.mark.runtime
@pytest.mark.parametrize("library", ["theano", "pytensor"])
def test_every_trap_is_right_code(library: str, tmp_path: Path) -> None:
    """One child process for all of them."""
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    sources = snippets(library)
    listing = tmp_path / "snippets.json"
    listing.write_text(json.dumps(sources), encoding="utf-8")
    seen = run(HERE.parent / "traps_child.py", str(listing), library)
    assert seen == {name: stated(source) for name, source in sources.items()}
