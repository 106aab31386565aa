"""Notebooks and settings that are no notebooks and no settings."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from scanlint.settings.table import KEYS
from tests.fuzz.corpus import sources
from tests.fuzz.mutations import mutated

MAGICS = ["%matplotlib inline", "%%time", "%%bash\nls", "!ls", "?x", "x?", "%%cython\ncdef int x", "%%capture out", "%run -i f.py", "get_ipython()"]
VALUES: list[object] = [None, True, 0, -1, 1e308, "", "x", [], {}, [[]], {"source": 1}, "code", ["a\n", 1], "\x00", "\ud800", 4, 10**400]


def _notebook(rng: random.Random) -> object:
    lines = mutated(rng).decode("utf-8", "replace").split("\n")
    cells: list[object] = []
    while lines:
        size = rng.randrange(1, 12)
        taken, lines = lines[:size], lines[size:]
        if rng.random() < 0.2:
            taken.insert(rng.choice([0, 0, len(taken)]), rng.choice(MAGICS))
        text = "\n".join(taken)
        source: object = text if rng.random() < 0.5 else text.splitlines(keepends=True)
        cells.append(
            {"cell_type": rng.choice(["code", "code", "code", "markdown", "raw"]), "source": source, "outputs": [], "metadata": {}, "id": "a"}
        )
    return {"cells": cells, "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 5}


def _spoilt(value: object, rng: random.Random) -> object:
    """The document with something in it replaced, or lost."""
    if isinstance(value, dict) and value and rng.random() < 0.85:
        key = rng.choice(list(value))
        if rng.random() < 0.15:
            return {name: below for name, below in value.items() if name != key}
        return {**value, key: _spoilt(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.85:
        at = rng.randrange(len(value))
        return [*value[:at], _spoilt(value[at], rng), *value[at + 1 :]]
    return rng.choice(VALUES)


def notebook(rng: random.Random) -> bytes:
    """The text of a notebook: its programs are mutated, half of them have a wrong value somewhere, and some are cut or nested."""
    document = _notebook(rng)
    if rng.random() < 0.5:
        document = _spoilt(document, rng)
    text = json.dumps(document, indent=rng.choice([None, 1]))
    if rng.random() < 0.1:
        text = text[: rng.randrange(len(text))]
    if rng.random() < 0.02:
        text = "[" * 20000 + text
    return text.encode("utf-8", "surrogatepass")


_NAMES = [*KEYS, *KEYS, "selct", "", "a.b"]
_PIECES: list[Callable[[random.Random], str]] = [
    lambda rng: repr(
        rng.choice(["SCN101", "SCN", "ALL", "scn1", "", "*", "[", "**/x", "../..", "/", "pytensor>=3", "theano>=0.8,<9", "theano>", "\\x"])
    ),
    lambda rng: str(rng.choice([0, -1, 1.5, "true", "1979-05-27", "nan", "[]", "{}", '""', "[[1]]", "{a = 1}"])),
    lambda rng: f"[{_PIECES[0](rng)}, {rng.choice(_PIECES[:2])(rng)}]",
    lambda rng: f"{{{_PIECES[0](rng)} = {rng.choice(_PIECES[:3])(rng)}}}",
]


def settings(rng: random.Random) -> bytes:
    """A pyproject.toml of which the table of scanlint is mostly wrong."""
    lines = [f"{rng.choice(_NAMES)} = {rng.choice(_PIECES)(rng)}" for _ in range(rng.choice([0, 1, 1, 1, 2, 4]))]
    text = (
        rng.choice(["[tool.scanlint]", "[tool.scanlint]", "[tool]\nscanlint = 1", "[[tool.scanlint]]", "[tool.scanlint"])
        + "\n"
        + "\n".join(lines)
        + "\n"
    )
    data = text.encode()
    return (
        data
        if rng.random() < 0.9
        else rng.choice([data[: rng.randrange(len(data))], b"\xff" + data, b"\xef\xbb\xbf" + data, rng.choice(sources()).encode()])
    )
