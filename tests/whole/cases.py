"""The whole-program cases of tests/fixtures/whole: small projects, good and bad, one after another in a file per subject.

`# %% bad: title` opens a case, `# -- net/model.py` a module of it. A line where a finding must be bears `# SCN101 <- call, scan`: the code, and the
labels of the places that its evidence must show, in this order, as far as they are given; a second finding on the line follows a semicolon. A label
stands on its line as `# <scan>`. A good case has no findings at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "whole"
_OPENING = re.compile(r"^# %% (?P<kind>good|bad): (?P<title>.+)$", re.MULTILINE)
_MODULE = re.compile(r"^# -- (?P<path>\S+)$", re.MULTILINE)
_MARK = re.compile(r"(?P<code>SCN\d{3})(?: <- (?P<labels>[\w, ]+))?")
_LABEL = re.compile(r"# <(\w+)>")

#: A module's path and a line of it, from 1.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One project: ``expected`` has place, code, and the places that the evidence must show, per marked finding."""

    name: str
    bad: bool
    modules: dict[str, str]
    expected: tuple[tuple[Place, str, tuple[Place, ...]], ...]

    def __str__(self) -> str:
        return self.name


def read(path: Path) -> list[Case]:
    """Return the cases of one file, in its order."""
    text = path.read_text(encoding="utf-8")
    return [_case(path.stem, opening, text[opening.end() : end]) for opening, end in _parts(text, _OPENING)]


def everything() -> list[Case]:
    """Return all cases."""
    return [case for path in sorted(FOLDER.glob("*.py")) for case in read(path)]


def _parts(text: str, pattern: re.Pattern[str]) -> list[tuple[re.Match[str], int]]:
    found = list(pattern.finditer(text))
    return list(zip(found, [match.start() for match in found[1:]] + [len(text)], strict=True))


def _case(stem: str, opening: re.Match[str], text: str) -> Case:
    name = f"{stem}: {opening['title']}"
    modules = {match["path"]: text[match.end() + 1 : end] for match, end in _parts(text, _MODULE)}
    lines = [((path, number), line) for path, module in modules.items() for number, line in enumerate(module.splitlines(), 1)]
    labels = {label: place for place, line in lines for label in _LABEL.findall(line)}
    expected = []
    for place, line in lines:
        for mark in _MARK.finditer(line):
            path = tuple(labels[label] for label in re.findall(r"\w+", mark["labels"] or ""))
            expected.append((place, mark["code"], path))
    assert bool(expected) is (opening["kind"] == "bad"), f"{name}: bad cases bear marks, good ones none"
    return Case(name, bool(expected), modules, tuple(expected))
