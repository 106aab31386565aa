"""Which findings a baseline holds, and which of its entries are of no more use."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from scanlint.baseline.key import Key, key
from scanlint.baseline.store import Entry
from scanlint.finding import Finding
from scanlint.source.wording import bare


@dataclass(frozen=True, slots=True)
class Matched:
    """The findings that the baseline does not hold, those that it does, and the entries, with their counts, that no finding answers to."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Entry, ...]


def inner(path: str, baseline: str) -> str:
    """``path`` as the entries of the file ``baseline`` have it; both relative to the working directory or absolute."""
    try:
        return os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(baseline))).replace(os.sep, "/")
    except ValueError:  # pragma: no cover: on another drive, which Windows alone has
        return os.path.abspath(path).replace(os.sep, "/")


def matched(findings: Sequence[Finding], path: str, entries: tuple[Entry, ...]) -> Matched:
    """The ``findings`` of the file ``path``, as the entries have it, against ``entries``; of more findings than a count, the last are new."""
    own = _by_path(entries).get(path, ())
    left = Counter[Key]()
    for entry in own:
        left[_key(entry)] += entry.count
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        one = key(finding, path)
        (known if left[one] > 0 else new).append(finding)
        left[one] -= left[one] > 0
    return Matched(tuple(new), tuple(known), tuple(_stale(own, left)))


def entries_of(findings: Iterable[Finding], baseline: str) -> list[Entry]:
    """The entries for ``findings`` in the file ``baseline``, in order."""
    counts = Counter((inner(finding.location.path, baseline), finding.code, finding.function, finding.statement) for finding in findings)
    return sorted(Entry(*what, count) for what, count in counts.items())


def without(entries: Iterable[Entry], stale: Iterable[Entry]) -> list[Entry]:
    """``entries`` less the counts of ``stale``."""
    gone = Counter[Entry]()
    for entry in stale:
        gone[replace(entry, count=0)] += entry.count
    kept = []
    for entry in entries:
        less = min(entry.count, gone[replace(entry, count=0)])
        gone[replace(entry, count=0)] -= less
        if less < entry.count:
            kept.append(replace(entry, count=entry.count - less))
    return kept


def _stale(own: Iterable[Entry], left: Counter[Key]) -> Iterable[Entry]:
    for entry in own:
        count = min(entry.count, left[_key(entry)])
        left[_key(entry)] -= count
        if count:
            yield replace(entry, count=count)


def _key(entry: Entry) -> Key:
    return (entry.path, entry.code, entry.function, bare(entry.statement))


@lru_cache(maxsize=8)
def _by_path(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.path, []).append(entry)
    return found
