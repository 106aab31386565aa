"""A progress bar on standard error, for runs that take more than a second and are watched."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds after which a bar appears; before, it would only flicker, and rich need not be loaded.
PATIENCE = 1.0
#: Seconds between two drawings: a terminal takes longer to draw a bar than most files take to be linted.
PAUSE = 0.1


class Bar:
    """Is told how many files are done. Leaves the terminal as it was when the work ends, by an error too."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the stream to draw on (None: standard error) and the clock."""
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._due = clock() + PATIENCE
        self._drawn: tuple[Progress, TaskID] | None = None
        self._watched = self._stream is not None and self._stream.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *error: object) -> None:
        if self._drawn is not None:
            self._drawn[0].stop()

    def tick(self, done: int, total: int) -> None:
        """Draw the bar, if it is time."""
        if not self._watched or self._clock() < self._due:
            return
        self._due = self._clock() + PAUSE
        if self._drawn is None:
            self._drawn = self._begin(total)
        progress, task = self._drawn
        progress.update(task, completed=done)
        progress.refresh()

    def _begin(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("linting"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
        # No thread draws it: processes may still be forked.
        progress = Progress(*columns, console=Console(file=self._stream), auto_refresh=False, transient=True)
        progress.start()
        return progress, progress.add_task("", total=total)
