"""The variants of tests/fixtures/variants: small whole modules, good and bad, one after another in a file per rule.

A line `# %% bad: title -> outcome` opens a variant. The outcome is what its name `result` holds when the module is run on the real library:
a shape such as (3, 2) for x of 5 steps, 3 samples and 2 dimensions, the type of another object, or the exception it dies of. A bad variant marks
each line where a finding is expected with `# SCNxxx`; where the outcome is an exception, the first of them raises, unless a line says `# raises`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from scanlint.finding import Location

FOLDER = Path(__file__).parent / "fixtures" / "variants"
OPENING = re.compile(r"^# %% (?P<kind>good|bad): (?P<title>.+) -> (?P<outcome>.+)$", re.MULTILINE)
MARKER = re.compile(r"# (SCN\d{3})\b")
IMPORT = re.compile(r"^\s*(?:import|from) (theano|aesara|pytensor)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Variant:
    """One module.

    ``expected`` holds (line, code) per marker, lines from 1; ``raises`` is the line that raises if any does; ``library`` is the first scan library
    that it imports.
    """

    name: str
    bad: bool
    outcome: str
    source: str
    expected: tuple[tuple[int, str], ...]
    raises: int | None
    library: str

    def __str__(self) -> str:
        return self.name


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
    expected = tuple((number, code) for number, line in lines for code in MARKER.findall(line))
    raises = [number for number, line in lines if line.endswith("# raises")] + [number for number, _ in expected]
    assert bool(expected) is bad, f"{stem}: {opening['title']}: only bad variants bear markers, and each bears one"
    library = IMPORT.search(source)
    return Variant(
        name=f"{stem}: {opening['title']}",
        bad=bad,
        outcome=opening["outcome"],
        source=source.rstrip() + "\n",
        expected=expected,
        raises=raises[0] if raises else None,
        library=library[1] if library else "theano",
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
