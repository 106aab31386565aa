"""``scanlint - --stdin-filename src/model.py``"""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from scanlint.settings import SettingsError

#: What stands for standard input among the paths, and for its name where it has none. A file of this name is given as ./-
DASH = "-"


def wanted(arguments: Namespace) -> bool:
    """Whether standard input is to be linted. Raises SettingsError where the paths do not fit together."""
    if arguments.stdin_filename is None and DASH not in arguments.paths:
        if not arguments.paths:
            raise SettingsError("no path is given; `scanlint .` lints the current folder, `scanlint -` standard input")
        return False
    others = [path for path in arguments.paths if path != DASH]
    if others:
        raise SettingsError(f"{others[0]}: standard input is linted alone, without other paths (a file called - is given as ./-)")
    if arguments.stdin_filename is not None and (not arguments.stdin_filename or os.path.isdir(arguments.stdin_filename)):
        raise SettingsError(f"--stdin-filename: must be the name of a file, is '{arguments.stdin_filename}'")
    return True


def read() -> bytes:
    """All of standard input. Raises SettingsError where it is closed or cannot be read."""
    if sys.stdin is None:
        raise SettingsError("standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise SettingsError(f"standard input cannot be read: {error.strerror or error}") from None
