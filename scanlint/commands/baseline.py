"""``scanlint PATH... --write-baseline FILE``, ``--baseline FILE`` and ``--prune-baseline``"""

from __future__ import annotations

import dataclasses
import os
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scanlint.commands.output import put
from scanlint.engine import Outcome
from scanlint.reports.visible import visible
from scanlint.settings import SettingsError

if TYPE_CHECKING:
    from scanlint.baseline.store import Entry


def check(arguments: Namespace, from_input: bool) -> None:
    """Raise SettingsError where the options do not fit together."""
    for option in ("write_baseline", "prune_baseline"):
        if not getattr(arguments, option):
            continue
        name = "--" + option.replace("_", "-")
        if from_input:
            raise SettingsError(f"{name}: not for standard input; give the path of the file")
        if arguments.diff:
            raise SettingsError(f"{name}: --diff writes nothing; give one of the two")
    if arguments.write_baseline and (arguments.baseline or arguments.prune_baseline):
        other = "--baseline" if arguments.baseline else "--prune-baseline"
        raise SettingsError(f"--write-baseline: writes every finding there is; leave out {other}")


def written(outcome: Outcome, path: str, quiet: bool) -> None:
    """Let the file ``path`` hold the findings of ``outcome``, and say so unless ``quiet``. Raises SettingsError."""
    from scanlint.baseline.matching import entries_of
    from scanlint.baseline.store import write

    entries = entries_of(outcome.findings, path)
    write(path, entries)
    files = len({entry.path for entry in entries})
    if not quiet:
        put(f"{visible(path)}: {_counted(len(outcome.findings), 'finding')} of {_counted(files, 'file')} written\n")


def settled(outcome: Outcome, arguments: Namespace) -> Outcome:
    """``outcome`` with a note about the entries that are of no more use, which are taken out if that was asked for. Raises SettingsError."""
    if arguments.prune_baseline and not outcome.stale:
        raise SettingsError("--prune-baseline: there is no baseline; name it with --baseline FILE, or as baseline in the configuration")
    notes = [note for path, stale in outcome.stale if (note := _settled(path, stale, arguments.prune_baseline))]
    return dataclasses.replace(outcome, summary=dataclasses.replace(outcome.summary, notes=(*outcome.summary.notes, *notes)))


def _settled(path: str, stale: Sequence[Entry], prune: bool) -> str:
    from scanlint.baseline.matching import without
    from scanlint.baseline.store import load, write

    entries = load(path)
    folder = os.path.dirname(path)
    lost = [entry for entry in entries if not os.path.exists(os.path.join(folder, entry.path))]
    # A file that is gone cannot have been read, so that nothing is counted twice.
    gone = [*stale, *lost]
    if not gone:
        return ""
    one = gone[0]
    count = sum(entry.count for entry in gone)
    example = f"{one.code} in {one.path}{f', {one.function}' if one.function else ''}"
    shown = os.path.relpath(path) if path.startswith(os.getcwd() + os.sep) else path
    if not prune:
        return f"{shown}: {_counted(count, 'finding')} of the baseline {'is' if count == 1 else 'are'} gone, such as {example} (--prune-baseline)"
    write(path, without(entries, gone))
    return f"{shown}: {_counted(count, 'finding')} taken out of the baseline, such as {example}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
