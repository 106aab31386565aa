"""What every section is given: the tools that are there, how often to run, and where to work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.speed.clock import Taken, take
from benchmarks.speed.command import Command, Tool


@dataclass(frozen=True)
class Plan:
    """``environments`` are those that could be made, ``absent`` says why the others could not; ``work`` is an empty folder outside the checkout."""

    tools: tuple[Tool, ...]
    environments: Mapping[str, Path]
    absent: Mapping[str, str]
    work: Path
    runs: int = 5
    budget: float = 300.0
    packages: tuple[str, ...] = ()

    @property
    def bin(self) -> Path:
        """The programs of the environment that scanlint is in."""
        return self.environments["scanlint"] / "bin"

    @cached_property
    def options(self) -> str:
        """The help of scanlint, which names its options."""
        return subprocess.run([str(self.bin / "scanlint"), "--help"], capture_output=True, text=True, check=True).stdout

    @property
    def cold(self) -> tuple[str, ...]:
        """The options of a run that uses nothing of an earlier one."""
        return ("--isolated", "--no-confirm", "--format=concise", *(["--no-cache"] if "--no-cache" in self.options else []))

    def scanlint(self, *words: str, folder: Path | None = None) -> Command:
        """A run of scanlint that uses nothing of an earlier one, on one processor."""
        return Command((str(self.bin / "scanlint"), *self.cold, "--jobs=1", *words), folder or self.work, (0, 1))

    def warm(self, cache: str, *words: str) -> Command:
        """A run of scanlint after one that filled the cache, on one processor."""
        place = self.work / "caches" / cache
        place.mkdir(parents=True, exist_ok=True)
        options = ("--isolated", "--no-confirm", f"--cache-dir={place}", "--jobs=1")
        return Command((str(self.bin / "scanlint"), *options, *words), self.work, (0, 1), primed=True)

    def python(self, *words: str) -> Command:
        """A run of the interpreter that scanlint is in."""
        return Command((str(self.bin / "python"), *words), self.work)

    def on(self, folder: Path) -> tuple[dict[str, Command], list[str]]:
        """The command of each tool for ``folder``, and a line for each that is absent."""
        commands: dict[str, Command] = {}
        lines: list[str] = []
        for tool in self.tools:
            lacking = () if "--no-cache" in self.options else ("--no-cache",)
            if tool.environment in self.absent:
                lines.append(f"{tool.name}: absent: {self.absent[tool.environment]}")
            elif tool.environment not in self.environments:
                continue  # the sections that were asked for do without
            elif tool.option and tool.option not in self.options:
                lines.append(f"{tool.name}: absent: there is no {tool.option} yet")
            else:
                cache = self.work / "caches" / f"{folder.name}-{len(commands)}"
                cache.mkdir(parents=True, exist_ok=True)
                commands[tool.name] = tool.on(folder, self.environments[tool.environment], cache, lacking if tool.environment == "scanlint" else ())
        return commands, lines

    def take(self, commands: Mapping[str, Command], often: int = 1) -> dict[str, Taken]:
        """Time the commands, ``often`` times as often as others, and say on standard error how far it is."""
        return take(commands, self.runs * often, self.budget, tell=lambda line: print(line, file=sys.stderr, flush=True))
