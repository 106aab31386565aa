"""When garbage is collected while files are linted: between files, and only when there is much of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects that may lie about before they are collected: about 50 MB.
MOST_OBJECTS = 300_000


@contextmanager
def put_off() -> Iterator[None]:
    """Without the collector, which would walk growing trees over and over; what was loaded before is never walked again."""
    enabled = gc.isenabled()
    begin()
    try:
        yield
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()


def begin() -> None:
    """The same for a process that does nothing else."""
    gc.disable()
    gc.freeze()


def sweep() -> None:
    """Between two files: collect, if so much was made that it is worth it. Trees hold circles, and are not let go otherwise."""
    if not gc.isenabled() and gc.get_count()[0] > MOST_OBJECTS:
        gc.collect()
