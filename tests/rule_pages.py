"""The form of a rule's page: its table, its sections, its programs. ``python -m tests.rule_pages`` makes the tables anew from the rules' metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from scanlint.checks.registry import RULES
from scanlint.checks.rule import Rule

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
_PRINTS = re.compile(r"  # prints: (.*)$", re.MULTILINE)
_RAISES = re.compile(r"^# raises: (.*)$", re.MULTILINE)
_TARGET = re.compile(r"^# target-version: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """A program of a page. ``section`` is "Bad" or "Good", ``library`` "theano" or "pytensor".

    Its comments say what it does: ``# SCN101`` ends a line with that finding, ``# prints: text`` ends a line that prints the text, and a line
    ``# raises: Type: text`` names the exception that ends it and the start of its first line. ``# target-version: theano>=0.8`` is what it is linted
    with.
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
    def prints(self) -> list[str]:
        """The lines that its comments say it prints."""
        return _PRINTS.findall(self.source)

    @property
    def target(self) -> str | None:
        """The target version that it is linted with."""
        match = _TARGET.search(self.source)
        return match[1] if match else None

    @property
    def raises(self) -> str | None:
        """How the exception that its comments announce begins."""
        match = _RAISES.search(self.source)
        return match[1] if match else None


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
