"""outputs_info: what each output starts from, and how the entries are put together."""

from __future__ import annotations

from tests.oracle.choices import Choices
from tests.oracle.imports import Words
from tests.oracle.loop import Loop

#: Entries that hold a mistake, by its name.
_WRONG = {
    "a number as entry": ("0.0", "0", "T.constant(0)", "T.alloc(0.0, 3, 2)"),
    "an axis of length 1": ("T.zeros((3, 1))", "T.alloc(0.0 * x[0, 0, 0], 3, 1)"),
    "initial misspelt": ("dict(inital=h0)", "{'init': h0}"),
    "taps=-1": ("dict(initial=h0, taps=-1)",),
    "taps=[0]": ("dict(initial=h0, taps=[0])", "dict(initial=h0, taps=[1])"),
    "taps=(-1,)": ("dict(initial=h0, taps=(-1,))",),
    "the same tap twice": ("dict(initial=h0, taps=[-1, -1])",),
}


def choose(choices: Choices, loop: Loop, words: Words) -> tuple[list[str], str | None]:
    """The lines before the call, and the expression that is given; None where nothing is."""
    entries = [_entry(choices, loop, taps) for taps in loop.taps]
    if 1 in loop.taps and loop.mistake in _WRONG:
        entries[loop.taps.index(1)] = choices.of(*_WRONG[loop.mistake]).replace("T.", f"{words.tensor}.")
    lines = [_first_states(choices, loop, words, taps) for taps in sorted(set(loop.taps)) if taps]
    if loop.mistake == "one entry more":
        entries.append("None")
    if loop.mistake == "nested entries":
        return lines, f"[[{', '.join(entries)}]]"
    if not any(loop.taps) and not loop.mistake:
        before, form = _without_states(choices, loop.count)
        return [*lines, *before], form
    before, form = _together(choices, entries)
    return [*lines, *before], form


def _first_states(choices: Choices, loop: Loop, words: Words, taps: int) -> str:
    tensor = words.tensor
    if taps == 2:
        return f"both = {'x[:2]' if loop.start == 'x' else f'{tensor}.zeros_like(x[:2])'}"
    zeros = choices.of(f"{tensor}.zeros_like(x[0])", f"{tensor}.zeros((x.shape[1], x.shape[2]))", "0.0 * x[0]")
    return f"h0 = {'x[0]' if loop.start == 'x' else zeros}"


def _entry(choices: Choices, loop: Loop, taps: int) -> str:
    if taps == 0:
        return "None"
    if taps == 1:
        return choices.of("h0", "h0", "dict(initial=h0)", "dict(initial=h0, taps=[-1])", '{"initial": h0, "taps": [-1]}')
    return choices.of("dict(initial=both, taps=[-2, -1])", '{"initial": both, "taps": [-2, -1]}')


def _without_states(choices: Choices, count: int) -> tuple[list[str], str | None]:
    nones = ", ".join(["None"] * count)
    return choices.of(
        ([], None),
        ([], "None"),
        ([], f"[{nones}]"),
        ([], f"[None] * {count}"),
        ([], "[]"),
        (["nothing = None"], f"[{', '.join(['nothing'] * count)}]"),
        ([], f"[None for _ in range({count})]"),
    )


def _together(choices: Choices, entries: list[str]) -> tuple[list[str], str]:
    joined = ", ".join(entries)
    forms: list[tuple[list[str], str]] = [
        ([], f"[{joined}]"),
        ([], f"({joined},)"),
        ([f"init = [{joined}]"], "init"),
        ([f"init = [{entries[0]}]" if entries else "init = []", *(f"init.append({entry})" for entry in entries[1:])], "init"),
        ([f"init = [{entries[0]}]", f"init += [{', '.join(entries[1:])}]"], "init"),
        ([], f"[{entries[0]}] + [{', '.join(entries[1:])}]"),
        ([], f"list(({joined},))"),
        ([f"init = [{joined}]"], "[entry for entry in init]"),
        ([f"init = [{joined}]"], "init[:]"),
        ([f"init = ({joined},)"], "list(init)"),
        (["def start():", f"    return [{joined}]"], "start()"),
        ([f"init = {{'a': [{joined}]}}"], "init['a']"),
    ]
    if len(set(entries)) == 1:
        forms += [([], f"[{entries[0]}] * {len(entries)}"), ([], f"[{entries[0]} for _ in range({len(entries)})]")]
    if len(entries) == 1 and entries[0] != "None":
        forms[1:1] = [([], entries[0]), ([f"init = {entries[0]}"], "init")]
    return choices.of(*forms)
