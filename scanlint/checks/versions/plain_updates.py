"""The part of SCN601 on `[..] + updates`: PyTensor's updates are a plain dict since 3.0.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.rule import Rule
from scanlint.checks.versions.wording import library_of, ordered
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.question import Question
from scanlint.scan.facts import ARITHMETIC, Facts, ScanCall, Use
from scanlint.scan.values import Ref, Tup, Updates, Value, members
from scanlint.scan.versions import PLAIN_UPDATES, targets, written


def joined(facts: Facts, rule: Rule) -> Iterator[Finding]:
    """Findings on updates joined with `+`, one per sum."""
    seen: dict[tuple[object, str], Use] = {}
    for use in facts.uses:
        if use.kind == ARITHMETIC and use.name in ("+", "+=") and _all_updates(use.value):
            seen.setdefault((use.at, use.name), use)
    for use in seen.values():
        call = facts.of(next(member.call for member in members(use.value) if isinstance(member, Updates)))
        lacking = targets(call.dialects, facts.target)
        if not call.prepared and all(target.library in PLAIN_UPDATES and target.reaches(PLAIN_UPDATES[target.library]) for target in lacking):
            yield _finding(rule, use, call, _other_is(use))


def _all_updates(value: Value | None) -> bool:
    return value is not None and all(isinstance(member, Updates) for member in members(value))


def _other_is(use: Use) -> str:
    """What the updates are joined with: "dict", "list", or "" where not known."""
    if _all_updates(use.other):
        return "dict"
    if isinstance(use.other, Tup) or (isinstance(use.other, Ref) and use.other.kind == "list"):
        return "list"
    return "dict" if isinstance(use.other, Ref) and use.other.kind == "dict" else ""


def _finding(rule: Rule, use: Use, call: ScanCall, other: str) -> Finding:
    first = ordered(f"{library_of(name)} {written(PLAIN_UPDATES[name])}" for name in call.dialects if name in PLAIN_UPDATES)
    name = f"`{use.text}`" if use.text else "the result"
    pairs = f"list({use.text or 'updates'}.items())"
    into_list = other == "list" and use.name == "+"
    return Finding(
        use.at,
        rule.code,
        rule.name,
        rule.impact,
        rule.confidence,
        f"{name} cannot be joined with `{use.name}`: since {first} the updates of scan are a plain dict",
        f"a dict has no `{use.name}`",
        _raises(use, other),
        f"Write `{pairs}`, which every release can join with a list." if other != "dict" else "Merge them: `{**first, **second}`.",
        (Evidence(call.at, f"this {call.api} returns the updates"),),
        Fix("safe", f"Join `{pairs}`", (Edit(use.on, pairs),)) if into_list and use.text else None,
        question=_question(use, call),
    )


def _question(use: Use, call: ScanCall) -> Question:
    """A list that is added to takes the keys of the updates; any other sum raises."""
    scan = asking.doing(("count",))
    library = next(name for name in call.dialects if name in PLAIN_UPDATES)
    if _is_added_to_a_list(use):
        asked = asking.about(scan, (library,), "join", "keys_only", part="in_place")
    else:
        asked = asking.raising(scan, (library,), "no_sum", trial="join")
    return replace(asked, since=PLAIN_UPDATES[library])


def _is_added_to_a_list(use: Use) -> bool:
    return use.name == "+=" and use.on.line == use.at.line and use.on.column > use.at.column


def _raises(use: Use, other: str) -> str:
    # `+=` of a list takes any iterable, here the keys of the dict.
    if _is_added_to_a_list(use):
        return "TypeError: a dict cannot be added; added to a list it leaves only its keys there, without their values."
    if use.name == "+" and other == "list" and use.on.column > use.at.column:
        return 'TypeError: can only concatenate list (not "dict") to list.'
    return f"TypeError: unsupported operand type(s) for {use.name}: a dict and {f'a {other}' if other else 'something else'}."
