"""A real client: starts `scanlint server` and talks to it over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Client:
    """A conversation. ``uri`` is the one document that is spoken of; ``command`` starts the server in ``folder``, with ``environment`` if given."""

    def __init__(
        self,
        folder: Path,
        name: str = "model.py",
        command: Sequence[str] = (sys.executable, "-m", "scanlint", "server"),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.uri = (folder / name).as_uri()
        self._folder = folder
        self._command = command
        self._environment = environment
        self._client = LanguageClient("test", "1")
        self._published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._version = 0

        @self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(asked: types.PublishDiagnosticsParams) -> None:
            self._published.put_nowait(asked)

    async def start(self, encoding: types.PositionEncodingKind | None = None) -> types.InitializeResult:
        """Start the server and shake hands, asking for one way to count columns."""
        await self._client.start_io(*self._command, cwd=str(self._folder), env=self._environment)
        general = types.GeneralClientCapabilities(position_encodings=[encoding]) if encoding else None
        related = types.TextDocumentClientCapabilities(publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True))
        result = await self._client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(general=general, text_document=related), root_uri=self._folder.as_uri())
        )
        self._client.initialized(types.InitializedParams())
        return result

    async def open(self, text: str) -> list[types.Diagnostic]:
        """Open the document; what is published for it."""
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, "python", 0, text)))
        return await self._next()

    async def change(self, text: str) -> list[types.Diagnostic]:
        """Replace the text, unsaved."""
        self._version += 1
        document = types.VersionedTextDocumentIdentifier(self._version, self.uri)
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, [types.TextDocumentContentChangeWholeDocument(text)]))
        return await self._next()

    async def save(self) -> list[types.Diagnostic]:
        """Say that the document was saved; what is published for it."""
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri)))
        return await self._next()

    async def close(self) -> list[types.Diagnostic]:
        """Close the document; what is published last."""
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri)))
        return await self._next()

    async def hover(self, line: int, character: int) -> str | None:
        """The text shown at a position of the protocol."""
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri), types.Position(line, character))
        answer = await self._client.text_document_hover_async(asked)
        return answer.contents.value if answer is not None and isinstance(answer.contents, types.MarkupContent) else None

    async def actions(self, diagnostic: types.Diagnostic) -> list[types.CodeAction]:
        """What is offered for a diagnostic."""
        context = types.CodeActionContext([diagnostic])
        asked = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), diagnostic.range, context)
        return [one for one in await self._client.text_document_code_action_async(asked) or [] if isinstance(one, types.CodeAction)]

    async def stop(self) -> int | None:
        """End the conversation as the protocol says; the server's exit status."""
        await self._client.shutdown_async(None)
        self._client.exit(None)
        process: Any = self._client._server
        return int(await asyncio.wait_for(process.wait(), 20))

    async def _next(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self._published.get(), 60)).diagnostics)


def talk(folder: Path, conversation: Callable[[Client], Awaitable[None]], name: str = "model.py") -> int | None:
    """Hold a conversation with a server of its own; its exit status."""
    return hold(Client(folder, name), conversation)


def hold(client: Client, conversation: Callable[[Client], Awaitable[None]]) -> int | None:
    """Hold a conversation over a client; the exit status of its server."""

    async def whole() -> int | None:
        try:
            await conversation(client)
        finally:
            status = await client.stop()
        return status

    return asyncio.run(whole())


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """Edits in code points, applied by a client."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start, end = edit.range.start, edit.range.end
        assert start.line == end.line
        lines[start.line] = lines[start.line][: start.character] + edit.new_text + lines[start.line][end.character :]
    return "\n".join(lines)
