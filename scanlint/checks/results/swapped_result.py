"""SCN107: `updates, outputs = scan(..)`: scan returns the outputs first."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame, mending
from scanlint.checks.catalogue import results
from scanlint.checks.results.result_not_unpacked import judge_tensor_use
from scanlint.finding import Evidence, Finding
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation
from scanlint.scan.facts import ARGUMENT, UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Outs, Pair, Value, members

RULE = results.SWAPPED_RESULT

_RAISES = "compiling the function raises TypeError."


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind == UNPACK and len(use.targets) == 2 and use.star is None:
            call = blame.culprit(facts, use, is_pair)
            if call is not None and is_swapped(facts, use, call):
                yield _finding(facts, call, use)


def is_pair(value: Value, call: ScanCall) -> bool:
    """Whether the value is the (outputs, updates) that scan returned."""
    return isinstance(value, Pair)


def is_swapped(facts: Facts, use: Use, call: ScanCall) -> bool:
    """Whether the outputs are passed on as updates, or the two targets are named the wrong way round and no use speaks for the names being wrong."""
    if _as_updates(facts, call) is not None:
        return True
    first, second = use.targets
    if first is None or second is None or "updat" not in first.lower() or "up" in second.lower() or second.startswith("_"):
        return False
    outputs = [other for other in facts.by_call.get(call.id, ()) if any(isinstance(member, Outs) for member in members(other.value))]
    return not any(judge_tensor_use(other) is not None for other in outputs)


def _as_updates(facts: Facts, call: ScanCall) -> Use | None:
    """The place where the outputs are handed over as updates=."""
    for use in facts.by_call.get(call.id, ()):
        handed_over = use.kind == ARGUMENT and use.targets == ("updates",) and (use.name or "").endswith(".function")
        if handed_over and any(isinstance(member, Outs) and member.call == call.id for member in members(use.value)):
            return use
    return None


def _finding(facts: Facts, call: ScanCall, use: Use) -> Finding:
    first, second = (name or "_" for name in use.targets)
    passed = _as_updates(facts, call)
    more = (Evidence(passed.at, f"`{first}` is passed as updates= here"),) if passed is not None else ()
    # Theano 1.0.5, Theano-PyMC 1.1.2 and Aesara 2.9.4 compile a dict of outputs; PyTensor 3.3.8 does not. All refuse a variable as updates.
    silent = passed is None and call.dialects != ("pytensor",)
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        Impact.SILENT if silent else Impact.CRASH,
        Confidence.CERTAIN if passed is not None else RULE.confidence,
        f"`{first}, {second}` is the wrong way round: {blame.called(call)} returns (outputs, updates)",
        f"`{first}` receives the outputs",
        f"`{second}` is the updates dict: " + (f"function([], {second}) computes nothing and says nothing, other uses raise." if silent else _RAISES),
        f"Write `{second}, {first} = scan(..)`.",
        (Evidence(call.at, f"{blame.called(call)} returns (outputs, updates)"), *more),
        mending.swapped_targets(use),
        question=blame.question(call, "swapped", None, Operation("unpack", (2, None)), whole=True),
    )
