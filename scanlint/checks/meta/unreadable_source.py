"""SCN901: a file that cannot be decoded, parsed or analysed."""

from __future__ import annotations

from scanlint.checks.catalogue import meta
from scanlint.finding import Finding, Location

RULE = meta.UNREADABLE_SOURCE


def finding(location: Location, message: str, help_text: str) -> Finding:
    """The finding for a file that could not be read; ``help_text`` says what to do."""
    consequence = "Nothing in this file was checked."
    if location.cell is not None:
        consequence = "Nothing in this cell was checked, and what it does with its names counts as unknown in the other cells."
    return Finding(location, RULE.code, RULE.name, RULE.impact, RULE.confidence, message, "reading stops here", consequence, help_text)
