"""The server: what it answers to the editor. pygls speaks the protocol, over standard input and output."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from scanlint import __version__
from scanlint.engine.knowledge import Known
from scanlint.server.actions import actions
from scanlint.server.convert import to_point, to_range
from scanlint.server.diagnostics import diagnostics
from scanlint.server.document import Document, check


class Server(LanguageServer):
    """``documents`` are those that the editor has open, by URI, as they were last checked."""

    def __init__(self) -> None:
        """The whole text is sent at every change: a change by ranges would count lines as pygls does, which also ends them at form feeds."""
        super().__init__("scanlint", __version__, types.TextDocumentSyncKind.Full)
        self.documents: dict[str, Document] = {}

    def refresh(self, uri: str, anew: bool = True) -> None:
        """Check a document and publish what is found; ``anew`` where other files may have changed."""
        document = check(self.workspace.get_text_document(uri).source, path_of(uri), anew)
        self.documents[uri] = document
        related = bool(self._shows_related())
        found = diagnostics(document, uri, self.workspace.position_codec, related)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, self.workspace.get_text_document(uri).version))

    def _shows_related(self) -> bool | None:
        abilities = self.client_capabilities.text_document
        return abilities is not None and abilities.publish_diagnostics is not None and abilities.publish_diagnostics.related_information


def path_of(uri: str) -> str:
    """The path of a document; one that is not saved yet is a file of the working directory that is not there."""
    path = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
    return path or "untitled.py"


def server() -> Server:
    """A server that waits to be started."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    app = Server()
    app.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    app.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    app.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    app.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    app.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))(_actions)
    app.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    return app


def _opened(app: Server, asked: types.DidOpenTextDocumentParams) -> None:
    app.refresh(asked.text_document.uri)


def _changed(app: Server, asked: types.DidChangeTextDocumentParams) -> None:
    app.refresh(asked.text_document.uri, anew=False)


def _saved(app: Server, asked: types.DidSaveTextDocumentParams) -> None:
    # The configuration may have been what was saved; and what other files hold may bear on this one.
    for uri in app.documents:
        app.refresh(uri)


def _closed(app: Server, asked: types.DidCloseTextDocumentParams) -> None:
    app.documents.pop(asked.text_document.uri, None)
    app.text_document_publish_diagnostics(types.PublishDiagnosticsParams(asked.text_document.uri, []))


def _actions(app: Server, asked: types.CodeActionParams) -> list[types.CodeAction]:
    document = app.documents.get(asked.text_document.uri)
    return actions(document, asked.text_document.uri, asked, app.workspace.position_codec) if document is not None else []


def _hover(app: Server, asked: types.HoverParams) -> types.Hover | None:
    document = app.documents.get(asked.text_document.uri)
    if document is None:
        return None
    codec = app.workspace.position_codec
    known = document.known_at(*to_point(asked.position, document.lines, codec))
    if known is None:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, _text(known)), to_range(known.at, document.lines, codec))


def _text(known: Known) -> str:
    """Plain text: code of the user's is not to be taken for Markdown."""
    first = [known.held] if known.held else []
    return "\n".join([*first, *known.lines, *(f"line {line}: {why}" for line, why in known.because)])
