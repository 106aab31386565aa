"""Which findings make a run fail: all but those about a future release, which do so only where the user asked about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scanlint.impact import Impact
from scanlint.settings import Settings
from scanlint.settings.selection import ALWAYS

if TYPE_CHECKING:
    from scanlint.finding import Finding


def reaches(findings: Iterable[Finding], least: Impact) -> bool:
    """Whether one of the findings is of the impact ``least`` or a more costly one. A file that could not be read always is."""
    counting = list(Impact)[: list(Impact).index(least) + 1]
    return any(finding.impact in counting or finding.code in ALWAYS for finding in findings)


def fails(findings: Iterable[Finding], settings: Settings) -> bool:
    """Whether one of the findings of a file counts.

    One about a future release counts where its rule was selected by its own code or name, or where a target version is set: the rule then reports
    only what that version concerns.
    """
    return any(finding.impact is not Impact.FUTURE or finding.code in settings.named or settings.target_version is not None for finding in findings)
