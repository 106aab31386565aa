"""SCN306: set_subtensor and inc_subtensor return the changed tensor; as a statement they change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.finding import Edit, Finding, Fix
from scanlint.scan.backends import DIALECTS
from scanlint.scan.facts import Facts
from scanlint.scan.step_facts import Discard

RULE = steps.DISCARDED_SUBTENSOR


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for discard in facts.discards:
        yield _finding(facts, discard)


def _finding(facts: Facts, discard: Discard) -> Finding:
    name = discard.name.removeprefix("method ")
    called = f"`{name}(..)`" if name != discard.name else f"{name}(..)"
    target = discard.target or "x"
    return Finding(
        discard.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"the result of {called} is thrown away: it returns a changed copy, and `{target}` stays as it was",
        "changes nothing",
        "No error: the graph never holds the change.",
        f"Write `{target} = ` before it, and use `{target}` from there on.",
        fix=_fix(discard) if target.isidentifier() and discard.target else None,
        question=asking.about(asking.doing(("discard", discard.name)), _dialects(facts), "without", "ignored", part="discard"),
    )


def _dialects(facts: Facts) -> tuple[str, ...]:
    """The libraries that the file imports."""
    return tuple(dialect for root, dialects in DIALECTS.items() if root in facts.imports for dialect in dialects)


def _fix(discard: Discard) -> Fix:
    start = replace(discard.at, end_line=discard.at.line, end_column=discard.at.column)
    return Fix("unsafe", f"bind the result to `{discard.target}`", (Edit(start, f"{discard.target} = "),))
