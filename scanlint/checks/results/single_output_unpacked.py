"""SCN102: a scan with one output returns a variable, which cannot be unpacked, iterated or measured."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame, mending
from scanlint.checks.catalogue import results
from scanlint.checks.updates.no_updates_returned import is_pair_wanted
from scanlint.finding import Finding, Fix
from scanlint.question import Operation
from scanlint.scan.facts import ITERATE, LEN, LIST, STAR, UNPACK, ZIP, Facts, ScanCall, Use

RULE = results.SINGLE_OUTPUT_UNPACKED

_WORDS = {
    UNPACK: "is unpacked",
    ITERATE: "is iterated",
    LEN: "is asked for its length",
    LIST: "is turned into a list",
    STAR: "is passed with `*`",
    ZIP: "is iterated",
}


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind in _WORDS and not use.prepared:
            call = blame.culprit(facts, use, blame.is_single)
            if call is not None and not is_pair_wanted(facts, use):
                yield _finding(call, use)


def _operation(use: Use) -> Operation:
    if use.kind == UNPACK:
        wanted = len(use.targets)
        return Operation("unpack_one") if wanted == 1 and use.star is None else Operation("unpack", (wanted, None))
    return Operation({ITERATE: "iterate", LEN: "len", LIST: "list", STAR: "star", ZIP: "iterate"}[use.kind])


def _finding(call: ScanCall, use: Use) -> Finding:
    if use.kind == LEN:
        error = "TypeError: object of type 'TensorVariable' has no len()"
    else:
        error = "TypeError: TensorType does not support iteration (ValueError for a vector)"
    if use.kind == UNPACK and len(use.targets) == 1 and use.targets[0] is not None:
        help_text = f"Write `{use.targets[0]}` without brackets{blame.for_any_number(call, ', or')}."
    else:
        help_text = f"Use the variable itself{blame.for_any_number(call, ', or')}."
    return Finding(
        blame.place(use),
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{blame.text_of(use)} {_WORDS[use.kind]}, but {blame.called(call)} has one output and returns the bare variable, not a list",
        "one variable, not a list",
        f"Building the graph raises {error}.",
        help_text,
        blame.evidence(call),
        _fix(call, use),
        question=blame.question(call, "raises", None, _operation(use)),
    )


def _fix(call: ScanCall, use: Use) -> Fix | None:
    """Not with n_steps=1: one step of a number makes a vector of a known length, which PyTensor does unpack (3.3.8)."""
    once = call.n_steps is not None and call.n_steps.value in (1, -1)
    return mending.bare_target(use) if use.kind == UNPACK and not once else None
