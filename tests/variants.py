"""The variants of tests/fixtures/variants: small whole modules, good and bad, one after another in a file per rule.

A line `# %% bad: title -> outcome` opens a variant. The outcome is what its name `result` holds when the module is run on the real library:
a shape such as (3, 2) for x of 5 steps, 3 samples and 2 dimensions, the type of another object, or the exception it dies of. A bad variant marks
each line where a finding is expected with `# SCNxxx`; where the outcome is an exception, the first of them raises, unless a line says `# raises`.

A variant for Theano is linted and run on the other libraries as well, in their words. What differs follows the outcome:
`; pytensor -> TypeError` gives another one (`IndexError when run` is raised by no line of it, but when `result` is computed), and
`; not for aesara, pytensor: reason` says that it cannot be had there, or does nothing wrong. A line that raises on some only says so,
`# raises (python2.7)`, and so does one that is reported for some only, `# SCN303 (theano, theano-pymc)`. The names are those of
tests/example_notes.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scanlint.finding import Location
from tests.dialects import translated
from tests.example_notes import NAMES

FOLDER = Path(__file__).parent / "fixtures" / "variants"
OPENING = re.compile(r"^# %% (?P<kind>good|bad): (?P<title>.+?) -> (?P<outcome>[^;\n]+)(?P<others>(?:; .+)?)$", re.MULTILINE)
OTHER = re.compile(r"; (?:(?P<names>[\w.\-, ]+) -> (?P<outcome>[^;]+)|not for (?P<without>[\w.\-, ]+): (?P<reason>[^;]+))")
MARKER = re.compile(r"# (SCN\d{3})\b(?: \((?P<names>[^)]*)\))?")
RAISES = re.compile(r"# raises(?: \((?P<names>[^)]*)\))?$")
Told = TypeVar("Told")
IMPORT = re.compile(r"^\s*(?:import|from) (theano|aesara|pytensor)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Variant:
    """One module.

    ``expected`` holds (line, code) per marker, lines from 1, and ``unexpected`` those that only the named libraries have. ``library`` is the first
    scan library that it imports. ``outcomes``, ``raising`` and ``absent`` hold what comes of it, the lines that raise and the reasons not to run it,
    by names of libraries and Pythons, in the order in which they are asked; what has no names is for all.
    """

    name: str
    bad: bool
    source: str
    expected: tuple[tuple[int, str], ...]
    unexpected: tuple[tuple[frozenset[str], tuple[int, str]], ...]
    library: str
    outcomes: tuple[tuple[frozenset[str], str], ...]
    raising: tuple[tuple[frozenset[str], int], ...]
    absent: tuple[tuple[frozenset[str], str], ...]

    def __str__(self) -> str:
        return self.name

    def on(self, library: str) -> str | None:
        """Its text for a library; None for a variant of another library than Theano, which is written for that alone."""
        if self.library != "theano":
            return self.source if library == self.library else None
        return translated(self.source, library)

    def marks(self, library: str) -> list[tuple[int, str]]:
        """The findings that are expected in its text for a library."""
        other = [mark for known, mark in self.unexpected if library not in known]
        return [mark for mark in self.expected if mark not in other]

    def outcome(self, *names: str) -> str:
        """What comes of it on the library, and on the Python, that ``names`` name."""
        return _for(self.outcomes, names) or ""

    def raises(self, *names: str) -> int | None:
        """The line that raises there, if any does."""
        return _for(self.raising, names)

    def not_for(self, *names: str) -> str | None:
        """Why it cannot be had there."""
        return _for(self.absent, names)


def _for(told: tuple[tuple[frozenset[str], Told], ...], names: tuple[str, ...]) -> Told | None:
    return next((what for known, what in told if not known or known & set(names)), None)


def _names(text: str | None) -> frozenset[str]:
    names = frozenset(text.split(", ")) if text else frozenset[str]()
    assert names <= NAMES, f"{', '.join(sorted(names - NAMES))} is no library and no Python"
    return names


def read(path: Path) -> list[Variant]:
    """Return the variants of one file, in its order."""
    text = path.read_text(encoding="utf-8")
    openings = list(OPENING.finditer(text))
    assert len(openings) == text.count("# %%"), f"{path.name}: a variant opens with `# %% good|bad: title -> outcome`"
    ends = [opening.start() for opening in openings[1:]] + [len(text)]
    return [variant(path.stem, opening, text[opening.end() + 1 : end]) for opening, end in zip(openings, ends, strict=True)]


def variant(stem: str, opening: re.Match[str], source: str) -> Variant:
    bad = opening["kind"] == "bad"
    lines = list(enumerate(source.splitlines(), 1))
    marks = [(_names(match["names"]), (number, match[1])) for number, line in lines for match in MARKER.finditer(line)]
    expected = tuple(mark for _, mark in marks)
    assert bool(expected) is bad, f"{stem}: {opening['title']}: only bad variants bear markers, and each bears one"
    others = list(OTHER.finditer(opening["others"]))
    assert "".join(other[0] for other in others) == opening["others"], f"{stem}: {opening['title']}: {opening['others']}"
    raising = [(_names(match["names"]), number) for number, line in lines if (match := RAISES.search(line))]
    library = IMPORT.search(source)
    return Variant(
        name=f"{stem}: {opening['title']}",
        bad=bad,
        source=source.rstrip() + "\n",
        expected=expected,
        unexpected=tuple((known, mark) for known, mark in marks if known),
        library=library[1] if library else "theano",
        outcomes=(*((_names(other["names"]), other["outcome"]) for other in others if other["names"]), (frozenset(), opening["outcome"])),
        raising=(*sorted(raising, key=lambda told: not told[0]), *((frozenset[str](), number) for number, _ in expected[:1])),
        absent=tuple((_names(other["without"]), other["reason"]) for other in others if other["without"]),
    )


def of_rule(stem: str, *, bad: bool) -> list[Variant]:
    """Return the good or the bad variants of the files that bear a rule's module name, such as single_output_indexed_imports.py."""
    found = [one for path in sorted(FOLDER.glob(f"{stem}*.py")) for one in read(path) if one.bad is bad]
    assert found, f"no variants of {stem}"
    return found


def everything() -> list[Variant]:
    """Return all variants of all rules."""
    return [one for path in sorted(FOLDER.glob("*.py")) for one in read(path)]


def underlined(source: str, place: Location) -> str:
    """Return the text of ``source`` that a place on one line covers."""
    assert place.line == place.end_line
    return source.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]
