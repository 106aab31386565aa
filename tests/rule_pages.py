"""The form of a rule's page: its table, its sections, its programs. ``python -m tests.rule_pages`` makes the tables anew from the rules' metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from tests.dialects import translated
from tests.example_notes import Said, said

FOLDER = Path(__file__).parents[1] / "rules"
SECTIONS = (
    "What it reports",
    "Why it matters",
    "Bad",
    "Good",
    "What to do",
    "When it stays silent",
    "How to suppress",
    "How it was proven",
)

_FENCE = re.compile(r"^```python(?P<library> pytensor)?\n(?P<source>.*?)^```$", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"^## (.*)\n", re.MULTILINE)
_TABLE = re.compile(r"^(\|.*\n)+", re.MULTILINE)
_MARK = re.compile(r"# (SCN\d{3}(?:, SCN\d{3})*)$")
_TARGET = re.compile(r"^# target-version: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """A program of a page. ``section`` is "Bad" or "Good", ``library`` "theano" or "pytensor": what it is written for.

    Its comments say what it does, as tests/example_notes.py reads them, and ``# SCN101`` ends a line with that finding. ``# target-version:
    theano>=0.8`` is what it is linted with.
    """

    section: str
    library: str
    source: str

    @property
    def findings(self) -> list[tuple[int, str]]:
        """The findings that its comments announce: (line, code)."""
        lines = enumerate(self.source.splitlines(), start=1)
        return [(number, code) for number, line in lines if (match := _MARK.search(line)) for code in match[1].split(", ")]

    @property
    def target(self) -> str | None:
        """The target version that it is linted with."""
        match = _TARGET.search(self.source)
        return match[1] if match else None

    def on(self, library: str) -> str | None:
        """Its text for a library; None for a program of PyTensor, which has no other."""
        if self.library == "pytensor":
            return self.source if library == "pytensor" else None
        return translated(self.source, library)

    def says(self, library: str, *more: str) -> Said:
        """What its comments say that it does on a library; ``more`` are a Python such as "python2.7" and a release such as "pytensor3.0"."""
        told = said(self.source, (library, *more))
        if self.library == library:
            return told
        return replace(told, prints=[translated(line, library) for line in told.prints], raises=told.raises and translated(told.raises, library))


def text(rule: Rule) -> str:
    """The page of ``rule``."""
    return (FOLDER / rule.page).read_text(encoding="utf-8")


def sections(page: str) -> dict[str, str]:
    """The sections of a page by title, in their order; what stands before the first is left out."""
    parts = _SECTION.split(page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def programs(page: str) -> list[Program]:
    """The programs of the sections Bad and Good, in their order."""
    found = sections(page)
    return [
        Program(title, (match["library"] or "theano").strip(), match["source"])
        for title in ("Bad", "Good")
        for match in _FENCE.finditer(found.get(title, ""))
    ]


def table(rule: Rule) -> str:
    """The table of ``rule`` in Markdown, each line ended."""
    rows = (
        ("Code", rule.code),
        ("Name", rule.name),
        ("Impact", rule.impact.value),
        ("Confidence", rule.confidence.value),
        ("Default", "on" if rule.default else "off"),
        ("Libraries", rule.libraries),
        ("Fixable", rule.fixable),
    )
    (first, *others) = [f"| {head} | {value} |\n" for head, value in rows]
    return "".join([first, "|---|---|\n", *others])


def main() -> None:
    for rule in RULES:
        (FOLDER / rule.page).write_text(_TABLE.sub(table(rule), text(rule), count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
