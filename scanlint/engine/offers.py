"""Which fixes are offered: none that touches what a comment protects, and none that would lose a comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scanlint.finding import Edit, Finding
from scanlint.source.pieces import piece
from scanlint.source.text import SourceText
from scanlint.suppressions.silence import Silence


def offered(finding: Finding, silences: Sequence[Silence], program: SourceText) -> Finding:
    """``finding``, without its fix where an edit touches a line on which its rule is silenced, or takes out a comment."""
    if finding.fix is None:
        return finding
    for edit in finding.fix.edits:
        lines = touched(edit)
        if any(silence.covers(finding.code, lines) for silence in silences) or _loses_comment(edit, program):
            return replace(finding, fix=None)
    return finding


def touched(edit: Edit) -> frozenset[int]:
    """The lines that an edit changes. One that ends where a line begins leaves that line alone."""
    at = edit.location
    return frozenset(range(at.line, max(at.line, at.end_line - (at.end_column == 1)) + 1))


def _loses_comment(edit: Edit, program: SourceText) -> bool:
    # A number sign in a string counts too: no fix is better than a comment lost.
    return piece(program.lines, edit.location).count("#") > edit.text.count("#")
