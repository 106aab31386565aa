"""What an editor offers for a finding: to mend it, or to silence it on its line."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from pygls.workspace import PositionCodec

from scanlint.finding import Finding
from scanlint.server.convert import to_range
from scanlint.server.diagnostics import SOURCE
from scanlint.server.document import Document


def actions(document: Document, uri: str, asked: types.CodeActionParams, codec: PositionCodec) -> list[types.CodeAction]:
    """The actions for the findings that touch the range asked for. Each finding is matched with the client's own diagnostic of it."""
    found: list[types.CodeAction] = []
    for finding in document.findings:
        where = to_range(finding.location, document.lines, codec)
        if _touch(where, asked.range):
            shown = [one for one in asked.context.diagnostics if one.source == SOURCE and one.code == finding.code and one.range == where]
            found.extend(_of(finding, document, uri, shown, codec))
    return found


def _of(finding: Finding, document: Document, uri: str, shown: list[types.Diagnostic], codec: PositionCodec) -> Iterator[types.CodeAction]:
    if finding.fix is not None and all(edit.location.path == finding.location.path for edit in finding.fix.edits):
        edits = [types.TextEdit(to_range(edit.location, document.lines, codec), edit.text) for edit in finding.fix.edits]
        safe = finding.fix.applicability == "safe"
        title = f"{finding.code}: {finding.fix.message}" + ("" if safe else " (changes results)")
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, shown, is_preferred=safe, edit=types.WorkspaceEdit({uri: edits}))
    comment = _silencing(finding, document, codec)
    if comment is not None:
        title = f"{finding.code}: silence it on this line"
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, shown, edit=types.WorkspaceEdit({uri: [comment]}))


def _silencing(finding: Finding, document: Document, codec: PositionCodec) -> types.TextEdit | None:
    """A comment at the end of the line on which the finding ends; None where the line cannot take one, as in a file that does not parse."""
    number = finding.location.end_line
    if finding.code in ("SCN901", "SCN902") or number > len(document.lines):
        return None
    line = document.lines[number - 1]
    if line.endswith("\\") or "#" in line:
        return None
    end = types.Position(number - 1, codec.client_num_units(line))
    return types.TextEdit(types.Range(end, end), f"  # scanlint: ignore[{finding.code}]")


def _touch(one: types.Range, other: types.Range) -> bool:
    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)
