"""What comments silence in a file that was checked, and which of them silence nothing or give no reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scanlint.checks.meta import unused_suppression
from scanlint.engine import meta
from scanlint.engine.offers import offered
from scanlint.finding import Finding, Location, Suppressed
from scanlint.settings import Settings
from scanlint.source.positions import Positions
from scanlint.source.statements import Statements
from scanlint.source.text import SourceText
from scanlint.suppressions.directives import directives
from scanlint.suppressions.quick import may_rot
from scanlint.suppressions.silence import Silence, Silenced, apply


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was analysed. ``calls`` holds the place of each scan call: path, line, column.

    All places are of ``program``, the text as it was parsed; ``positions`` lead from it, and from other files, to what the user has. ``elsewhere``
    are findings in other files; ``handed`` has place and code of those here that other files brought to light. ``instead`` and ``held`` are as in
    FileResult.
    """

    program: SourceText
    findings: tuple[Finding, ...]
    tree: ast.Module
    calls: frozenset[tuple[str, int, int]] = frozenset()
    elsewhere: tuple[Finding, ...] = ()
    positions: Mapping[str, Positions] = field(default_factory=dict)
    handed: frozenset[tuple[Location, str]] = frozenset()
    instead: tuple[tuple[Location, Finding], ...] = ()
    held: tuple[tuple[Location, str], ...] = ()

    @property
    def own(self) -> Mapping[str, Positions]:
        """The positions of ``program`` alone."""
        return {path: positions for path, positions in self.positions.items() if path == self.program.path}


def silenced(checked: Checked, settings: Settings) -> tuple[list[Finding], list[Suppressed]]:
    """The findings that no comment silences, with those about comments, and the silenced ones; each knows its function and statement."""
    selected = settings.selected
    statements = Statements(checked.program, checked.tree)
    silences: Sequence[Silence] = ()
    if checked.findings or may_rot(checked.program.text.encode("utf-8", "replace")):
        silences = directives(checked.program, meta.codes, statements.functions)
    first = apply(checked.findings, silences, lambda finding: _lines(finding, checked, statements))
    kept = [offered(finding, silences, checked.program) for finding in first.kept]
    gone = list(first.silenced)
    if unused_suppression.RULE.code in selected:
        about, hushed = _about_unused(first, silences, selected)
        kept += about
        gone += hushed
        # Not to be silenced: a comment cannot excuse itself.
        used = [silence for silence in silences if settings.require_reason and (silence.codes is not None or _silences(silence, first))]
        kept += meta.unexplained(silence for silence in used if silence not in first.unused)
    return [_placed(finding, statements) for finding in kept], [replace(one, finding=_placed(one.finding, statements)) for one in gone]


def _about_unused(first: Silenced, silences: Sequence[Silence], selected: frozenset[str]) -> tuple[list[Finding], list[Suppressed]]:
    """The findings about words without effect, and those among them that comments silence in turn."""
    rotten = unused_suppression.RULE.code
    # What stands beside a word speaks of it, whatever line it speaks of otherwise.
    own = {_beside(silence): silence for silence in silences if silence.codes is None or rotten in silence.codes}
    others = [silence for silence in first.unused if rotten not in (silence.codes or ())]
    second = apply(meta.unused(others, selected), tuple(own), lambda finding: [finding.location.line])
    leftover = [own[silence] for silence in second.unused if own[silence] in first.unused]
    return [*second.kept, *meta.unused(leftover, selected)], list(second.silenced)


def _beside(silence: Silence) -> Silence:
    return silence if silence.line is None or silence.until is not None else replace(silence, line=silence.at.line)


def _silences(silence: Silence, first: Silenced) -> bool:
    """Whether a blanket noqa silenced a finding on its own line."""
    return any(one.finding.location.line == silence.line for one in first.silenced)


def _placed(finding: Finding, statements: Statements) -> Finding:
    statement = statements.at(finding.location)
    return replace(finding, function=statement.function, statement=statement.text)


def _lines(finding: Finding, checked: Checked, statements: Statements) -> Iterator[int]:
    """The lines on which a comment speaks of ``finding``: the first and last of the finding, of its statement, and of its scan call."""
    at = finding.location
    yield from (at.line, at.end_line)
    for evidence in finding.evidence:
        call = evidence.location
        if (call.path, call.line, call.column) in checked.calls:
            yield from (call.line, call.end_line)
    statement = statements.at(at)
    yield from (statement.first, statement.last)
