"""SCN108: reduce, foldl and foldr return the last step already; an index takes a sample."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame, mending
from scanlint.checks.catalogue import results
from scanlint.finding import Finding
from scanlint.question import Operation
from scanlint.scan.facts import INDEX, Facts, ScanCall, Use
from scanlint.scan.values import Output, Value

RULE = results.REDUCED_RESULT_INDEXED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind == INDEX and use.index is not None and use.index.number in (0, -1):
            call = blame.culprit(facts, use, _wrong)
            if call is not None:
                yield _finding(call, use, use.index.number)


def _wrong(value: Value, call: ScanCall) -> bool:
    return call.reduces and (blame.is_single(value, call) or isinstance(value, Output))


def _finding(call: ScanCall, use: Use, number: int) -> Finding:
    what = f"{use.text}[{number}]" if use.text else f"[{number}]"
    asked = blame.question(call, "sample", number, Operation("index", number)) if call.single else None
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{what}` takes one sample: {blame.called(call)} returns the last step, there is no time axis to index",
        f"takes the {'first' if number == 0 else 'last'} sample",
        "No error: (sample, ..) becomes (..), and broadcasting hides the lost axis.",
        f"Write `{use.text}` instead of `{what}`." if use.text else f"Leave out the `[{number}]`.",
        blame.evidence(call),
        mending.without_index(use, number) if use.context.then is None else None,
        question=asked,
    )
