"""The tools are pinned, and their commands are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.ecosystem.packages import packages
from benchmarks.speed.command import Tool, requirements, tools
from benchmarks.speed.sections.packages import BASE, NAMES

every_tool = pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.name)


def test_every_environment_is_pinned_but_that_of_the_checkout() -> None:
    for name, words in requirements().items():
        assert words == ("{checkout}",) if name == "scanlint" else all(re.fullmatch(r"[\w-]+==[\d.]+", word) for word in words), name


@every_tool
def test_a_command_has_its_environment_and_its_folder(tool: Tool, tmp_path: Path) -> None:
    command = tool.on(tmp_path / "tree", tmp_path / "environment", tmp_path / "cache")

    assert tool.environment in requirements()
    assert str(tmp_path / "tree") in command.words
    assert command.words[0].startswith(str(tmp_path / "environment" / "bin"))
    assert not any("{" in word for word in command.words)


def test_an_option_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    tool = Tool("scanlint", "scanlint", ("{bin}/scanlint", "--no-cache", "{folder}"))

    assert tool.on(tmp_path, tmp_path, tmp_path, ("--no-cache",)).words[1:] == (str(tmp_path),)


def test_the_base_is_a_tool_and_the_packages_are_pinned() -> None:
    assert BASE in [tool.name for tool in tools()]
    assert [package.name for package in packages(NAMES)]
