"""The result of a run. A run that finds nothing loads no more of what a finding is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanlint.finding import Finding, Suppressed


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one run. ``notes`` are lines for the user, such as an excluded file that was named explicitly.

    ``suppressed`` counts the findings that comments silence, ``baseline`` those that the baseline holds. ``python2`` counts the files, among those
    that were read, that are Python 2 and no Python 3; ``fixed`` the findings that fixes did away with, ``added`` those that
    --add-suppressions wrote a comment for.
    """

    files: int = 0
    with_scan: int = 0
    unreadable: int = 0
    suppressed: int = 0
    notes: tuple[str, ...] = ()
    python2: int = 0
    fixed: int = 0
    baseline: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of a run: findings, and those that comments or a baseline keep out, both ordered by path, position and code."""

    findings: tuple[Finding, ...]
    summary: Summary
    suppressed: tuple[Suppressed, ...] = ()
