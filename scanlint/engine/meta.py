"""The findings of the engine itself: sources that cannot be read, comments that silence nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scanlint.checks.catalogue import RULES
from scanlint.checks.meta import unreadable_source, unused_suppression
from scanlint.finding import Finding, Location
from scanlint.settings.selection import match, nearest
from scanlint.source.text import Unreadable
from scanlint.suppressions.silence import Silence


def unreadable(problem: Unreadable) -> Finding:
    """SCN901 for a file that could not be read."""
    return unreadable_source.finding(problem.location, problem.message, problem.help)


def too_deep(location: Location) -> Finding:
    """SCN901 for a file whose expressions or functions nest deeper than the analysis can follow."""
    message = "this file nests too deeply to be analysed"
    return unreadable(Unreadable(location, message, "Split the longest expression of the file, or exclude the file."))


def unused(silences: Iterable[Silence], selected: frozenset[str]) -> list[Finding]:
    """SCN902 for the words among ``silences``, all of them without effect, that speak of selected rules or of no rule at all."""
    return [_unused(silence, selected) for silence in silences if silence.flaw or (silence.codes or frozenset()) & selected]


def unexplained(silences: Iterable[Silence]) -> list[Finding]:
    """SCN902 for each directive among ``silences``, which have an effect, behind which no reason stands."""
    bare = {silence.directive or silence.at: silence for silence in silences if not silence.reason}
    return [unused_suppression.unexplained(at, silence.text or silence.word) for at, silence in bare.items()]


def codes(word: str) -> frozenset[str]:
    """The codes that a word of a directive stands for."""
    return match(word, RULES)


def _unused(silence: Silence, selected: frozenset[str]) -> Finding:
    if not silence.flaw:
        # A word such as SCN1 may still silence rules that this run leaves out.
        rotten = silence.codes is not None and silence.codes <= selected
        return unused_suppression.finding(silence.at, (silence.word,), silence.removal if rotten else None)
    hint = "" if "write" in silence.flaw else nearest(silence.word, [word for rule in RULES for word in (rule.code, rule.name)])
    return replace(
        unused_suppression.finding(silence.at, (silence.word,)),
        message=f"this comment suppresses nothing: {silence.flaw}{hint}",
        consequence="",
        help="Correct the comment, or remove it.",
    )
