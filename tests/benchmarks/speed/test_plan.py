"""Which tools are timed on a tree, and which are named as absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed.command import Tool
from benchmarks.speed.plan import Plan

TOOLS = (
    Tool("ours, cold", "scanlint", ("{bin}/scanlint", "--no-cache", "{folder}")),
    Tool("ours, warm", "scanlint", ("{bin}/scanlint", "--cache-dir={cache}", "{folder}"), option="--cache-dir", primed=True),
    Tool("broken", "broken", ("{bin}/broken", "{folder}")),
    Tool("not asked for", "other", ("{bin}/other", "{folder}")),
)


def plan(folder: Path, options: str) -> Plan:
    made = Plan(TOOLS, {"scanlint": folder / "scanlint"}, {"broken": "no matching distribution"}, folder)
    made.__dict__["options"] = options  # what the help of the installed scanlint would name
    return made


@pytest.mark.parametrize("options", ["--no-cache --cache-dir", "--jobs"])
def test_tools_that_cannot_be_run_are_named(tmp_path: Path, options: str) -> None:
    commands, lines = plan(tmp_path, options).on(tmp_path / "tree")
    there = "--cache-dir" in options

    assert list(commands) == (["ours, cold", "ours, warm"] if there else ["ours, cold"])
    assert ("--no-cache" in commands["ours, cold"].words) == there
    assert "broken: absent: no matching distribution" in lines
    assert ("ours, warm: absent: there is no --cache-dir yet" in lines) == (not there)


def test_each_command_has_a_cache_of_its_own(tmp_path: Path) -> None:
    commands, _ = plan(tmp_path, "--no-cache --cache-dir").on(tmp_path / "tree")
    again, _ = plan(tmp_path, "--no-cache --cache-dir").on(tmp_path / "other")

    folders = [command.folder for command in (*commands.values(), *again.values())]
    assert len(set(folders)) == 4
    assert commands["ours, warm"].primed
    assert str(folders[1]) in commands["ours, warm"].words[1]
