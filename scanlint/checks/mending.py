"""The fixes that rules on results share. Edits are made of places that the model hands over, never of text that is read again."""

from __future__ import annotations

from dataclasses import replace

from scanlint.finding import Edit, Fix, Location
from scanlint.scan.facts import Use


def without_index(use: Use, number: int) -> Fix | None:
    """Drop the brackets of an index; None where they are not known. Unsafe: it gives another result."""
    return None if use.brackets is None else Fix("unsafe", f"drop the index `[{number}]`", (Edit(use.brackets, ""),))


def bare_target(use: Use) -> Fix | None:
    """`[h]` and `h,` become `h`: what stands around the only target goes. Safe only where the unpacking raises."""
    if len(use.parts) != 1 or use.star is not None or use.targets[0] is None:
        return None
    whole, (part,) = use.at, use.parts
    edits = tuple(Edit(around, "") for around in (_before(whole, part.at), _after(part.at, whole)) if around is not None)
    return Fix("safe", f"take the variable itself as `{part.text}`", edits)


def outputs_in_parentheses(use: Use) -> Fix | None:
    """`h, c, updates` becomes `(h, c), updates`. Safe only where the unpacking raises."""
    if len(use.parts) < 3:
        return None
    first, last = use.parts[0].at, use.parts[-2].at
    edits = (Edit(_point(first.path, first.line, first.column), "("), Edit(_point(last.path, last.end_line, last.end_column), ")"))
    return Fix("safe", "put the outputs in parentheses of their own", edits)


def swapped_targets(use: Use) -> Fix | None:
    """`updates, outputs` becomes `outputs, updates`. Unsafe: it gives another result."""
    if len(use.parts) != 2:
        return None
    first, second = use.parts
    return Fix("unsafe", "swap the two targets", (Edit(first.at, second.text), Edit(second.at, first.text)))


def _point(path: str, line: int, column: int) -> Location:
    return Location(path, line, column, line, column)


def _before(whole: Location, part: Location) -> Location | None:
    """From the start of ``whole`` to the start of ``part``; None where that is nothing."""
    found = replace(whole, end_line=part.line, end_column=part.column)
    return found if (found.line, found.column) != (found.end_line, found.end_column) else None


def _after(part: Location, whole: Location) -> Location | None:
    """From the end of ``part`` to the end of ``whole``; None where that is nothing."""
    found = replace(whole, line=part.end_line, column=part.end_column)
    return found if (found.line, found.column) != (found.end_line, found.end_column) else None
