"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.workspace import PositionCodec

from scanlint.finding import Evidence, Finding
from scanlint.impact import Impact
from scanlint.server.convert import to_range
from scanlint.server.document import Document

SOURCE = "scanlint"
_SEVERITIES = {
    Impact.SILENT: types.DiagnosticSeverity.Error,
    Impact.CRASH: types.DiagnosticSeverity.Error,
    Impact.FUTURE: types.DiagnosticSeverity.Warning,
    Impact.SLOW: types.DiagnosticSeverity.Information,
    Impact.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(document: Document, uri: str, codec: PositionCodec, related: bool = True) -> list[types.Diagnostic]:
    """The findings of a document, and the trouble that it met; ``related`` tells that the client shows places beside the finding's own."""
    found = [_diagnostic(finding, document, uri, codec, related) for finding in document.findings]
    if document.trouble is not None:
        start = types.Position(0, 0)
        found.append(types.Diagnostic(types.Range(start, start), document.trouble, types.DiagnosticSeverity.Warning, source=SOURCE))
    return found


def _diagnostic(finding: Finding, document: Document, uri: str, codec: PositionCodec, related: bool) -> types.Diagnostic:
    place = _places(document, uri, codec)
    evidence = [found for item in finding.evidence if (found := place(item)) is not None] if related else None
    parts = (finding.message, finding.consequence, finding.help)
    return types.Diagnostic(
        range=to_range(finding.location, document.lines, codec),
        message="\n".join(part for part in parts if part),
        severity=_SEVERITIES[finding.impact],
        code=finding.code,
        source=SOURCE,
        related_information=evidence,
    )


def _places(document: Document, uri: str, codec: PositionCodec) -> Callable[[Evidence], types.DiagnosticRelatedInformation | None]:
    own = next((finding.location.path for finding in document.findings), "")

    def place(evidence: Evidence) -> types.DiagnosticRelatedInformation | None:
        at = evidence.location
        lines: Sequence[str] | None = document.lines if at.path == own else _lines_of(at.path)
        if lines is None:
            return None
        target = uri if at.path == own else Path(at.path).resolve().as_uri()
        return types.DiagnosticRelatedInformation(types.Location(target, to_range(at, lines, codec)), evidence.message)

    return place


def _lines_of(path: str) -> Sequence[str] | None:
    """The lines of another file, to which evidence may lead; None where it cannot be read any more."""
    from scanlint.source.loading import read
    from scanlint.source.text import Unreadable

    try:
        return read(path, path).lines
    except Unreadable:
        return None
