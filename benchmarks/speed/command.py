"""Commands, and the tools of tools.toml that they are made from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE / "tools.toml"


class SpeedError(Exception):
    """Something the person at the keyboard can mend; the message says what and how."""


@dataclass(frozen=True, slots=True)
class Command:
    """One process: its words, the folder it is run in, and the exit statuses of a run that did its work. ``prime`` is run once before."""

    words: tuple[str, ...]
    folder: Path
    statuses: tuple[int, ...] = (0,)
    primed: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool of tools.toml, as it stands there."""

    name: str
    environment: str
    command: tuple[str, ...]
    statuses: tuple[int, ...] = (0,)
    option: str = ""
    primed: bool = False

    def on(self, folder: Path, environment: Path, cache: Path, lacking: tuple[str, ...] = ()) -> Command:
        """The command that reads ``folder``, with the programs of ``environment``; options in ``lacking`` are left out."""
        put = {
            "python": str(environment / "bin" / "python"),
            "bin": str(environment / "bin"),
            "here": str(HERE),
            "folder": str(folder),
            "cache": str(cache),
        }
        words = tuple(word.format(**put) for word in self.command if word not in lacking)
        return Command(words, cache, self.statuses, self.primed)


def tools(path: Path = TOOLS) -> tuple[Tool, ...]:
    """The tools, in the order of the file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Tool(
            one["name"],
            one["environment"],
            tuple(one["command"]),
            tuple(one.get("statuses", (0,))),
            one.get("option", ""),
            one.get("primed", False),
        )
        for one in table["tool"]
    )


def requirements(path: Path = TOOLS) -> dict[str, tuple[str, ...]]:
    """What each environment has installed."""
    return {name: tuple(words) for name, words in tomllib.loads(path.read_text(encoding="utf-8"))["environments"].items()}
