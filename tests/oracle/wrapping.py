"""What code does to the outputs before it uses them, so that it need not know how many there are."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices
from tests.oracle.loop import Loop


@dataclass(frozen=True)
class Wrap:
    """``lines`` change `rval`, with the help of the functions that ``helper`` defines; ``makes`` is what it is then where that is always the same."""

    lines: tuple[str, ...] = ()
    helper: tuple[str, ...] = ()
    makes: str = ""


_TO_LIST = ("def to_list(value):", "    if isinstance(value, (list, tuple)):", "        return list(value)", "    return [value]")
_SAME = ("def checked(value):", "    return value")


def choose(choices: Choices, loop: Loop) -> Wrap:
    if loop.hidden == "result":
        return Wrap(("rval = same(rval)",))
    forms = [
        Wrap(),
        Wrap(),
        Wrap(),
        Wrap(("if not isinstance(rval, list):", "    rval = [rval]"), makes="list"),
        Wrap(("rval = rval if isinstance(rval, (list, tuple)) else [rval]",), makes="list"),
        Wrap(("rval = to_list(rval)",), _TO_LIST, makes="list"),
        Wrap(("rval = checked(rval)",), _SAME),
        Wrap(("kept = rval", "rval = kept")),
    ]
    if loop.count == 1:
        forms.append(Wrap(("if isinstance(rval, list) and len(rval) == 1:", "    rval = rval[0]"), makes="tensor"))
    return choices.of(*forms)
