"""What the two things that scan returns are bound to."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices
from tests.oracle.loop import Loop


@dataclass(frozen=True)
class Bound:
    """``lines`` bind the outputs to ``rval``; ``updates`` is where the updates are, empty where they are dropped."""

    lines: tuple[str, ...]
    updates: str


def choose(choices: Choices, loop: Loop, call: str) -> Bound:
    if not loop.pair:
        return Bound((f"rval = {call}",), "")
    match loop.mistake:
        case "swapped":
            return choices.of(Bound((f"updates, rval = {call}",), ""), Bound((f"updates, rval = {call}",), "updates"))
        case "pair":
            return Bound((f"rval = {call}",), "")
        case "names":
            return choices.of(Bound((f"rval, extra, updates = {call}",), ""), Bound((f"rval, extra, updates = {call}",), "updates"))
    forms = [
        Bound((f"rval, updates = {call}",), "updates"),
        Bound((f"[rval, updates] = {call}",), "updates"),
        Bound((f"pair = {call}", "rval, updates = pair"), "updates"),
        Bound((f"pair = {call}", "rval = pair[0]"), "pair[1]"),
        Bound((f"pair = {call}", "rval = pair[-2]", "updates = pair[-1]"), "updates"),
        Bound((f"rval, _ = {call}",), ""),
        Bound((f"rval = {call}[0]",), ""),
        Bound((f"rval, updates = {call}",), ""),
        Bound((f"rval, *rest = {call}",), ""),
    ]
    if loop.draws:
        # More of those that keep the updates.
        forms += forms[:4]
    return choices.of(*forms)
