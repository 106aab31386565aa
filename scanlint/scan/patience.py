"""The last resort: a file that takes longer by the clock than anything does is given up, whatever the counted bounds still allow.

All other bounds are counted, so that every machine says the same (scanlint.scan.machine.WORK). Where steps take long that should not, a hook or an
editor would wait for minutes; this one says so instead, and what it says is never kept. It needs no signal, so that it works in workers, threads and
hosts.
"""

from __future__ import annotations

import time

from scanlint.finding import Location
from scanlint.source.text import OutOfTime

#: Seconds for one file.
PATIENCE = 60.0
#: Steps between two looks at the clock: a tenth of a second, where a step takes as long as the slowest that fuzzing found.
LOOK = 500

clock = time.monotonic


class Patience:
    """How long the reading of one file may still take, from now on."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._end = clock() + PATIENCE
        self.due = LOOK

    def look(self, work: int) -> None:
        """Look at the clock, after ``work`` steps, and next when they are ``due``. Raises OutOfTime when the time is over."""
        self.due = work + LOOK
        if clock() > self._end:
            message = f"this file was given up after {PATIENCE:.0f} seconds by the clock, so another run may read it to its end"
            raise OutOfTime(
                Location(self._path, 1, 1, 1, 1), message, "Run again when less else is going on; if it happens again, split the file or exclude it."
            )
