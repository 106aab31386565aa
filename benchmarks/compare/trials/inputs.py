"""What is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.compare.room import NOT_APPLICABLE, Answer, Room
from benchmarks.compare.trials.fixing import notebook_of

_CONFIGURATION = """\
repos:
  - repo: local
    hooks:
      - id: tool
        name: tool
        language: system
        entry: {entry}
        files: '\\{suffix}$'
        exclude: ^\\.
        require_serial: true
"""


def notebook(room: Room) -> Answer:
    """A finding in a cell is reported."""
    if not room.tool.python:
        return NOT_APPLICABLE
    sample = room.tool.samples["safe"]
    room.write(notebook_of("x = 1\n", sample.text), "model.ipynb")
    return room.ask("", "model.ipynb").told(sample)


def standard_input(room: Room) -> Answer:
    """Under the name of a file."""
    sample = room.tool.samples["safe"]
    done = room.ask("stdin", given=sample.text, name=room.name())
    if not done.told(sample):
        return False
    return room.name() in done.out or "nameless"


def python2(room: Room) -> Answer:
    """A finding in a file that only Python 2 parses."""
    if not room.tool.python:
        return NOT_APPLICABLE
    sample = room.tool.samples["python2"]
    room.write(sample.text)
    return room.ask().told(sample)


def pre_commit(room: Room) -> Answer:
    """As a local hook of the real pre-commit: a clean change passes, a bad one does not, a file that the tool's own settings leave out passes."""
    home = {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(room.folder / ".store")}
    os.environ.update(home)
    room.run(["git", "init", "--quiet"])
    room.write(_CONFIGURATION.format(entry=" ".join([*room.start, *room.tool.asked("hook")]), suffix=room.tool.suffix), ".pre-commit-config.yaml")
    if room.tool.settings is not None:
        room.write(room.tool.settings[1], room.tool.settings[0])

    def passes(name: str, text: str) -> bool:
        room.write(text, room.name(name))
        room.run(["git", "add", "--all"])
        done = room.run([str(Path(sys.executable).parent / "pre-commit"), "run", "--files", room.name(name)])
        return done.status == 0 and "Passed" in done.out

    clean = passes("clean", room.tool.samples["clean"].text)
    bad = passes("bad", room.tool.samples["safe"].text)
    excluded = passes("old", room.tool.samples["safe"].text)
    if not clean or bad:
        return False
    return excluded or "without its excludes"


ROWS = {
    "reads notebooks": notebook,
    "reads standard input as a named file": standard_input,
    "reads Python 2": python2,
    "in pre-commit, with its own excludes": pre_commit,
}
