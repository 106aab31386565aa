from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from scanlint.commands.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _drawn(stream: io.StringIO, seconds: list[float]) -> str:
    ticks: Iterator[float] = iter([0.0, *seconds])
    now = [0.0]

    def clock() -> float:
        return now[0]

    with Bar(stream, clock) as bar:
        for done, now[0] in enumerate(ticks):
            bar.tick(done, len(seconds))
    return stream.getvalue()


def test_what_is_done_within_a_second_draws_nothing() -> None:
    assert _drawn(Terminal(), [0.2, 0.5, 0.9]) == ""


def test_a_pipe_and_a_dumb_terminal_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _drawn(io.StringIO(), [2.0, 3.0]) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert _drawn(Terminal(), [2.0, 3.0]) == ""


def test_a_long_run_shows_how_far_it_is_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    drawn = _drawn(Terminal(), [0.5, 1.5, 1.51, 1.52, 3.0])

    assert "2/5 files" in drawn
    assert "3/5 files" not in drawn  # drawn at most ten times a second
    assert "5/5 files" in drawn
    assert drawn.endswith("\x1b[2K")


def test_an_error_takes_the_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    now = [0.0]

    def interrupted() -> None:
        with Bar(stream, lambda: now[0]) as bar:
            now[0] = 2.0
            bar.tick(1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert stream.getvalue().endswith("\x1b[2K")
