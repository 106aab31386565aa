"""A linter under trial: how it is asked for something, and programs in which it finds something."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: How a tool is asked that has no such option: as the others are. Its refusal is then what the trial shows.
USUAL: Mapping[str, tuple[str, ...]] = {
    "fix": ("--fix",),
    "safe": ("--fix",),
    "fix-unused": ("--fix", "--unused"),
    "unsafe": ("--fix", "--unsafe-fixes"),
    "diff": ("--diff",),
    "stdin": ("--stdin-filename={name}", "-"),
    "fix-stdin": ("--fix", "--stdin-filename={name}", "-"),
    "github": ("--format=github",),
    "gitlab": ("--format=gitlab",),
    "junit": ("--format=junit",),
    "sarif": ("--format=sarif",),
    "output": ("--output={file}",),
    "statistics": ("--statistics",),
    "show-files": ("--show-files",),
    "show-settings": ("--show-settings",),
    "quiet": ("--quiet",),
    "verbose": ("--verbose",),
    "lenient": ("--fail-on=crash",),
    "require-reason": ("--require-reason",),
    "unused": ("--unused",),
    "suppress": ("--add-suppressions",),
    "suppress-why": ("--add-suppressions", "--reason=meant"),
    "write-baseline": ("--write-baseline={file}",),
    "baseline": ("--baseline={file}",),
    "prune": ("--baseline={file}", "--prune-baseline"),
    "hook": (),
    "plain": (),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A program, what the report says of it, and a line before and after its fix."""

    text: str
    code: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """``words`` are its own for what ``USUAL`` lists; ``base`` stand before them; ``samples`` has "safe" and "clean", and "unsafe" where
    fixes differ.

    ``silenced`` has, for line, call, function, file and others, the forms of a comment that a user would try, as whole programs; ``names`` are the
    name of the rule of ``safe`` and that of another rule, put where NAME stands. ``settings`` is a file of its own configuration that leaves out
    old.py. ``many`` files take a second; they are put into ``folder``.
    """

    name: str
    requirement: str
    base: tuple[str, ...]
    samples: Mapping[str, Sample]
    silenced: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, str] = ("unused-import", "unused-variable")
    suffix: str = ".py"
    folder: str = "folder"
    settings: tuple[str, str] | None = None
    many: int = 400
    python: bool = True

    def asked(self, what: str, **put: object) -> list[str]:
        """The words that ask for ``what``."""
        return [*self.base, *(word.format(**put) for word in self.words.get(what, USUAL.get(what, ())))]

    def program(self, environments: Path) -> list[str]:
        """How the tool is started; it is installed into an environment of its own first, where that is not there yet."""
        if self.name == "scanlint":
            return [sys.executable, "-P", "-m", "scanlint"]
        folder = environments / self.name
        if not (folder / "installed").exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
            subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "--quiet", self.requirement], check=True)
            (folder / "installed").touch()
        return [str(folder / "bin" / self.name)]
