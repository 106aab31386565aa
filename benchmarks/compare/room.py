"""Where one trial of one tool happens: a folder of its own, and a record of what was run in it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.compare.tool import Sample, Tool

#: Yes, no, or in a word what there is of it.
Answer = bool | str

#: To a trial that makes no sense for a tool.
NOT_APPLICABLE = "–"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Both streams."""
        return self.out + self.err

    def told(self, sample: Sample) -> bool:
        """Whether the finding of ``sample`` was reported."""
        return sample.code in self.out


@dataclass(slots=True)
class Room:
    """``log`` gets a line for each command: the words, the status and the first line of what it said."""

    tool: Tool
    start: list[str]
    folder: Path
    log: list[str] = field(default_factory=list)

    def name(self, stem: str = "model") -> str:
        """A file name as the tool wants it."""
        return stem + self.tool.suffix

    def write(self, text: str, name: str | None = None) -> Path:
        """Let a file of the folder hold ``text``."""
        path = self.folder / (name or self.name())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def ask(self, what: str = "", *paths: str, given: str | None = None, **put: object) -> Done:
        """Run the tool, asked for ``what``, on ``paths`` (none: the file of ``name()``; with ``given``, standard input alone)."""
        named = list(paths) or ([] if given is not None else [self.name()])
        return self.run([*self.start, *self.tool.asked(what, **put), *named], given)

    def run(self, command: list[str], given: str | None = None) -> Done:
        """Run a command in the folder."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("RUFF", "GITHUB", "CI"))}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            input=given or "",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        own = command[: len(self.start)] == self.start
        words = " ".join(command[len(self.start) :] if own else command)
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        self.log.append(f"{self.tool.name} {words}  -> {done.returncode}: {lines[0].strip()[:100] if lines else '(silent)'}")
        return Done(done.returncode, done.stdout, done.stderr)
