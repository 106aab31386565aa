"""Fixes."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.compare.room import NOT_APPLICABLE, Answer, Room


def written(room: Room) -> Answer:
    """The finding is gone, and the file changed."""
    sample = room.tool.samples["safe"]
    path = room.write(sample.text)
    room.ask("fix")
    return path.read_text(encoding="utf-8") != sample.text and not room.ask().told(sample)


def apart(room: Room) -> Answer:
    """One option leaves an unsafe fix alone, another applies it."""
    sample = room.tool.samples.get("unsafe", room.tool.samples["safe"])
    path = room.write(sample.text)
    room.ask("safe")
    kept = path.read_text(encoding="utf-8") == sample.text
    room.ask("unsafe")
    return kept and path.read_text(encoding="utf-8") != sample.text


def shown_below(room: Room) -> Answer:
    """A plain report shows the line before and after."""
    sample = room.tool.samples["safe"]
    room.write(sample.text)
    marked = [line.lstrip(" 0123456789│|") for line in room.ask().all.splitlines()]
    before = any(line.startswith("-") and sample.old in line for line in marked)
    after = not sample.new or any(line.startswith("+") and sample.new in line for line in marked)
    return before and after


def shown_alone(room: Room) -> Answer:
    """All fixes as one diff; nothing is written."""
    sample = room.tool.samples["safe"]
    path = room.write(sample.text)
    for what in ("diff", ""):
        out = room.ask(what).all
        if "\n+++ " in out and "\n@@ " in out and path.read_text(encoding="utf-8") == sample.text:
            return True
    return False


def diff_status(room: Room) -> Answer:
    """That diff exits with 1 where there is one, with 0 where there is none."""
    room.write(room.tool.samples["safe"].text)
    some = room.ask("diff")
    room.write(room.tool.samples["clean"].text)
    return some.status == 1 and "\n+++ " in some.out and room.ask("diff").status == 0


def nothing_left(room: Room) -> Answer:
    """Fixing exits with 0 where nothing is left, and changed the file."""
    sample = room.tool.samples["safe"]
    path = room.write(sample.text)
    done = room.ask("fix")
    return done.status == 0 and path.read_text(encoding="utf-8") != sample.text


def notebook(room: Room) -> Answer:
    """A cell is fixed and the others stay."""
    if not room.tool.python:
        return NOT_APPLICABLE
    sample = room.tool.samples["safe"]
    path = room.write(notebook_of("x  =  1\n", sample.text), "model.ipynb")
    room.ask("fix", "model.ipynb")
    try:
        cells = ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    except ValueError:
        return False
    return cells[0] == "x  =  1\n" and cells[1] != sample.text


def standard_input(room: Room) -> Answer:
    """The fixed program, alone, on standard output."""
    sample = room.tool.samples["safe"]
    out = room.ask("fix-stdin", given=sample.text, name=room.name()).out
    return sample.old not in out and sample.new in out and _fixed(sample.text, out)


def _fixed(before: str, after: str) -> bool:
    """Whether there is a program, and every line but three is one of the old program's."""
    lines = before.splitlines()
    return after.strip() != "" and sum(line not in lines for line in after.splitlines()) <= 3


def python2(room: Room) -> Answer:
    """A file that only Python 2 parses is fixed."""
    if not room.tool.python:
        return NOT_APPLICABLE
    sample = room.tool.samples["python2"]
    path = room.write(sample.text)
    room.ask("fix")
    after = path.read_text(encoding="utf-8")
    return after != sample.text and "print '" in after.replace('"', "'")


def notebook_of(*cells: str) -> str:
    """A notebook of format 4 with these code cells."""
    common: dict[str, Any] = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    made = [common | {"id": str(number), "source": cell} for number, cell in enumerate(cells)]
    whole = {"cells": made, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1) + "\n"


ROWS = {
    "writes fixes": written,
    "safe and unsafe fixes apart": apart,
    "a fix shown as a diff under its finding": shown_below,
    "all fixes as one diff, nothing written": shown_alone,
    "which exits 1 where there is one, 0 where not": diff_status,
    "fixing exits 0 where nothing is left": nothing_left,
    "fixes notebooks": notebook,
    "fixes standard input to standard output": standard_input,
    "fixes Python 2": python2,
}
