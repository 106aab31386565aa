"""``scanlint demo``"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scanlint.commands.output import CannotWrite, Exit, say, to
from scanlint.demo.training import EPOCHS, CannotTrain, train


def demo(arguments: Namespace) -> int:
    """Train the buggy and the fixed classifier, plot both, and save the plot where that is asked for. Raises CannotWrite.

    Exit status 2, with one line, where no scan library can be imported. A file of --save that has no folder is told before the training.
    """
    if arguments.save is not None:
        _check(arguments.save)
    try:
        with _progress() as told:
            training = train(arguments.seed, arguments.python, told=told)
    except CannotTrain as error:
        say(f"scanlint: demo: {error}")
        return Exit.USAGE
    from scanlint.demo.svg import svg
    from scanlint.demo.terminal import render

    to(sys.stdout, lambda stream: render(training, file=stream))
    if arguments.save is not None:
        _save(arguments.save, svg(training))
        say(f"saved {arguments.save}")
    return Exit.CLEAN


def _check(path: Path) -> None:
    if not path.parent.is_dir():
        raise CannotWrite(f"--save: {path} cannot be written: no such folder")
    if path.is_dir():
        raise CannotWrite(f"--save: {path} cannot be written: it is a folder")


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"--save: {path} cannot be written: {error.strerror or error}") from None


@contextmanager
def _progress() -> Iterator[Callable[[dict[str, Any]], None]]:
    """Yield what is called with every line of the trainer; on a terminal it moves a bar, which is gone at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda line: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total} epochs"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing the library", total=2 * (EPOCHS + 1))

        def told(line: dict[str, Any]) -> None:
            if "library" in line:
                bar.update(task, description=f"{line['library']} compiles rval[0]")
            elif "right" in line:
                bar.update(task, description=f"training {'rval[0]' if line['curve'] == 'buggy' else 'rval'}", advance=1)
            elif line.get("curve") == "buggy":
                bar.update(task, description="compiling rval")

        yield told
