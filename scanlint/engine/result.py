"""What is known of one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanlint.baseline.store import Entry
    from scanlint.finding import Finding, Location, Suppressed
    from scanlint.scan.settled import Settled
    from scanlint.source.looks import Look


@dataclass(frozen=True, slots=True)
class Trace:
    """What a result depends on, where that is written down: what was looked up for it, and the modules that became known meanwhile."""

    looks: frozenset[Look]
    modules: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is known of one file. ``findings`` are ordered by position and code; ``failure`` is a line about an error of scanlint itself.

    Where fixes were applied, ``findings`` are those that are left, ``fixed`` is how many are gone, ``diff`` what changed, if it was asked for instead
    of writing the file, and ``notes`` are lines about what was left alone. ``failing`` tells that one of the findings counts for the exit status.
    ``elsewhere`` are findings in other files of the project, which what this file hands to them brought to light.
    ``instead`` has, for places of those, the findings at this file's calls that count if ``held`` of the files that use a place differs.
    ``stale`` are entries of the baseline for the file that no finding answers to, ``added`` counts the findings that new comments suppress,
    ``skipped`` says why the rules were not asked at all. ``timed`` tells that the clock had a say in it: such a result is never kept.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    with_scan: bool = False
    unreadable: bool = False
    python2: bool = False
    failure: str | None = None
    fixed: int = 0
    diff: str = ""
    failing: bool = False
    notes: tuple[str, ...] = ()
    elsewhere: tuple[Finding, ...] = ()
    instead: tuple[tuple[Location, Finding], ...] = ()
    held: tuple[tuple[Location, str], ...] = ()
    stale: tuple[Entry, ...] = ()
    added: int = 0
    skipped: str = ""
    timed: bool = False
    trace: Trace | None = field(default=None, compare=False, repr=False)
