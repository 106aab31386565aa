"""Writing to the two streams, and the exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import TextIO

from scanlint.reports.visible import visible


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 3


class CannotWrite(Exception):
    """Output that was not written, and why. Exit status 2."""


def say(text: str) -> None:
    """Write ``text`` as one line to standard error, with escapes for what a terminal would obey: a path may hold anything.

    Where that cannot be written there is nobody to tell; the exit status still says how it went.
    """
    with suppress(CannotWrite):
        to(sys.stderr, lambda stream: stream.write(visible(text) + "\n"))


def put(text: str) -> None:
    """Write ``text``, which ends its own lines, to standard output."""
    to(sys.stdout, lambda stream: stream.write(text))


def put_bytes(data: bytes) -> None:
    """Write ``data`` to standard output as it is."""
    to(sys.stdout, lambda stream: stream.buffer.write(data))


def to(stream: TextIO | None, write: Callable[[TextIO], object]) -> None:
    """Let ``write`` write to ``stream``. Raises CannotWrite, as on a full disk.

    A reader that went away (`scanlint . | head -1`) or a stream that was closed before is no error.
    """
    if stream is None:
        return
    try:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a file name need not be text
        write(stream)
        stream.flush()
    except OSError as error:
        # The interpreter flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise CannotWrite(f"the output cannot be written: {error.strerror or error}") from None
