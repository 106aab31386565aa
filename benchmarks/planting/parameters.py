"""A parameter of the step too few: TypeError when scan calls it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting.calls import Site
from benchmarks.planting.edit import without
from benchmarks.planting.entries import keys, parts, taps
from benchmarks.planting.evident import display, is_none, is_tensor
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.tree import span

_DISPLAY = ast.List | ast.Tuple


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """One parameter of each step that takes just what scan evidently passes; its name stays in the body, and nothing gives it a value."""
    seen: set[ast.AST] = set()
    for site in calls:
        step, place = site.step, site.argument("fn")
        if step is None or place is None or site.open or step in seen:
            continue
        names = site.parameters
        # A name that Python 2 takes apart in the head of a function is none of the text.
        written = names is not None and all(site.tree.source(name).startswith(name.arg) for name in names)
        if names and written and passed(site) == len(names):
            seen.add(step)
            number = site.call.lineno % len(names)
            heads = [*step.args.posonlyargs, *step.args.args]
            yield Misuse("parameter", site.call, (without(heads, heads.index(names[number])),), frozenset({"SCN301"}), span(place))


def passed(site: Site) -> int | None:
    """How many arguments scan passes to the step, where each entry says it by itself."""
    counts = [_of_argument(site, name) for name in ("sequences", "outputs_info", "non_sequences")]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _of_argument(site: Site, name: str) -> int | None:
    argument = display(site.tree, site.argument(name))
    if argument is None or is_none(argument):
        return 0
    listed = isinstance(argument, _DISPLAY)
    total = 0
    for entry in parts(argument):
        count = _of_entry(site, name, entry, listed)
        if count is None:
            return None
        total += count
    return total


def _of_entry(site: Site, name: str, entry: ast.expr, listed: bool) -> int | None:
    """What one entry passes. In a list of sequences or non_sequences it is one tensor whatever it is called; a state may be None."""
    if isinstance(entry, ast.Starred | ast.ListComp | ast.GeneratorExp | ast.IfExp | _DISPLAY):
        return None
    written = keys(site.tree, entry) if name != "non_sequences" else None
    if written is not None:
        main = [key for key in written if key.name == ("initial" if name == "outputs_info" else "input") and not is_none(key.value)]
        numbers = [taps(key.value) for key in written if key.name == "taps"]
        if len(main) != 1 or None in numbers:
            return None
        return len(numbers[0]) if numbers and numbers[0] is not None else 1
    if name == "outputs_info" and is_none(entry):
        return 0
    if listed and name != "outputs_info":
        return None if is_none(entry) else 1
    number = name == "outputs_info" and isinstance(entry, ast.Constant) and isinstance(entry.value, int | float)
    return 1 if number or is_tensor(site.tree, entry) else None
