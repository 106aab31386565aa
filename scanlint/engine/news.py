"""The findings of a file that are news: those that its baseline does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanlint.settings import Settings

if TYPE_CHECKING:
    from scanlint.baseline.store import Entry
    from scanlint.finding import Finding, Suppressed


@dataclass(frozen=True, slots=True)
class News:
    """``findings`` are new, ``known`` are in the baseline, ``stale`` are its entries for the file that no finding answers to."""

    findings: tuple[Finding, ...]
    known: tuple[Suppressed, ...] = ()
    stale: tuple[Entry, ...] = ()


def news(findings: Sequence[Finding], shown: str, settings: Settings, whole: bool = True) -> News:
    """What is new among ``findings``, which are all of the file ``shown``. Raises SettingsError where the baseline cannot be read.

    An entry is stale only where its rule is in force, and the file was read as a ``whole``.
    """
    if settings.baseline is None:
        return News(tuple(findings))
    from scanlint.baseline.matching import inner, matched
    from scanlint.baseline.store import load
    from scanlint.finding import Suppressed

    found = matched(findings, inner(shown, settings.baseline), load(settings.baseline))
    old = tuple(entry for entry in found.stale if whole and entry.code in settings.selected)
    return News(found.new, tuple(Suppressed(finding, "baseline") for finding in found.known), old)


def stale(shown: str, settings: Settings) -> tuple[Entry, ...]:
    """The entries of the baseline for the file ``shown``, which has no finding."""
    return () if settings.baseline is None else news((), shown, settings).stale
