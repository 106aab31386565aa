"""``scanlint server``"""

from __future__ import annotations

from argparse import Namespace

from scanlint.commands.output import Exit
from scanlint.settings import SettingsError


def server(arguments: Namespace) -> int:
    """Speak the language server protocol over standard input and output until the editor ends it. Raises SettingsError without the extra ``lsp``."""
    try:
        from scanlint.server.app import server as make
    except ModuleNotFoundError as error:
        raise SettingsError(f"server: {error.name} is not installed; pip install 'scanlint[lsp]' installs what the server needs") from None
    make().start_io()
    return Exit.CLEAN
