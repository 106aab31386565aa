"""SCN106: what scan returned is unpacked into the wrong number of targets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scanlint.checks import blame, mending
from scanlint.checks.catalogue import results
from scanlint.checks.results.result_not_unpacked import judge_tensor_use
from scanlint.checks.results.swapped_result import is_pair, is_swapped
from scanlint.finding import Evidence, Finding, Fix
from scanlint.question import Operation
from scanlint.scan.facts import UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Outs, Pair, Updates, Value, members

RULE = results.UNPACK_COUNT


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind != UNPACK or use.prepared:
            continue
        call = blame.culprit(facts, use, partial(_wrong_number, use=use))
        if call is not None:
            yield _miscounted(call, use)
        else:
            yield from _taken_for_outputs(facts, use)
    # That another file takes updates for an output shows where this one uses them.
    for use in facts.unpacked:
        if not use.prepared:
            yield from _taken_for_outputs(facts, use)


def _taken_for_outputs(facts: Facts, use: Use) -> Iterator[Finding]:
    call = blame.culprit(facts, use, is_pair)
    later = _updates_as_output(facts, call) if call is not None and len(use.targets) == 2 and use.star is None else None
    if call is not None and later is not None and not is_swapped(facts, use, call):
        yield _halves(call, use, *later)


def _wrong_number(value: Value, call: ScanCall, use: Use) -> bool:
    if isinstance(value, Pair):
        have: int | None = 2
    elif isinstance(value, Outs) and value.form == "list":
        have = call.outputs.known
    else:
        return False
    if have is None:
        return False
    return len(use.targets) - 1 > have if use.star is not None else len(use.targets) != have


def _updates_as_output(facts: Facts, call: ScanCall | None) -> tuple[Use, Operation] | None:
    """A later use of the unpacked updates that only a tensor allows."""
    for use in facts.by_call.get(call.id, ()) if call is not None else ():
        if isinstance(use.value, Updates) and use.value.how == "unpack":
            judged = judge_tensor_use(use)
            if judged is not None:
                return use, judged[1]
    return None


def _miscounted(call: ScanCall, use: Use) -> Finding:
    pair = any(isinstance(member, Pair) for member in members(use.value))
    wanted, have = len(use.targets), 2 if pair else call.outputs.known or 0
    names = ", ".join(f"{'*' if at == use.star else ''}{name or '_'}" for at, name in enumerate(use.targets))
    least = wanted - (use.star is not None)
    targets = f"{'at least ' if use.star is not None else ''}{_plural(least, 'target')}"
    more = "too many" if wanted < have else "not enough"
    if pair:
        message = f"{targets} ({names}) for the 2 values that {blame.called(call)} returns: (outputs, updates)"
        help_text = f"Write `({', '.join(name or '_' for name in use.targets[:-1])}), {use.targets[-1] or 'updates'} = scan(..)`."
        evidence: tuple[Evidence, ...] = (Evidence(call.at, f"{blame.called(call)} returns (outputs, updates)"),)
    else:
        message = f"{targets} ({names}) for the {_plural(have, 'output')} of {blame.called(call)}"
        help_text = f"Unpack {_plural(have, 'output')}, or correct what the step returns."
        evidence = blame.evidence(call)
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        message,
        f"{_plural(have, 'value')}, {targets}",
        f"The line raises ValueError: {more} values to unpack.",
        help_text,
        evidence,
        _fix(call, use) if pair else None,
        question=blame.question(call, "raises", None, Operation("unpack", (wanted, None)), whole=pair),
    )


def _fix(call: ScanCall, use: Use) -> Fix | None:
    """`(h, c), updates` for `h, c, updates`, where the number of outputs is certain and no name says that the updates stand elsewhere."""
    fits = use.star is None and call.outputs.known == len(use.targets) - 1
    elsewhere = any(name is not None and "updat" in name.lower() for name in use.targets[:-1])
    return mending.outputs_in_parentheses(use) if fits and not elsewhere else None


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _halves(call: ScanCall, use: Use, later: Use, operation: Operation) -> Finding:
    first, second = (name or "_" for name in use.targets)
    newer = ", or pass return_updates=False (PyTensor 2.36.1 or newer)" if "pytensor" in call.dialects else ""
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{first}, {second}` receives (outputs, updates) of {blame.called(call)}, not its outputs: `{second}` is the updates dict",
        f"`{second}` is the updates dict",
        f"The use of `{second}` as a tensor raises; `{first}` is all outputs together.",
        f"Write `({first}, {second}), updates = scan(..)`{newer}.",
        (Evidence(call.at, f"{blame.called(call)} returns (outputs, updates)"), Evidence(later.at, f"`{second}` is used as a tensor here")),
        question=blame.question(call, "updates_as_output", None, Operation("unpack", (2, 1)), whole=True),
    )
