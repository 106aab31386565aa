"""SCN901: a file that cannot be decoded, parsed or analysed."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.finding import Confidence, Finding, Impact, Location

RULE = Rule(
    "SCN901",
    "unreadable-source",
    Impact.INFO,
    Confidence.CERTAIN,
    True,
    "a file that cannot be decoded or parsed, with the place",
)


def finding(location: Location, message: str, help_text: str) -> Finding:
    """The finding for a file that could not be read; ``help_text`` says what to do."""
    consequence = "Nothing in this file was checked."
    if location.cell is not None:
        consequence = "Nothing in this cell was checked, and what it does with its names counts as unknown in the other cells."
    return Finding(location, RULE.code, RULE.name, RULE.impact, RULE.confidence, message, "reading stops here", consequence, help_text)
