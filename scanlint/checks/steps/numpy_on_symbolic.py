"""SCN304: a NumPy function takes a symbolic variable for one object."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Edit, Finding, Fix
from scanlint.impact import Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.numpy_effects import effect_of
from scanlint.scan.step_facts import NUMPY, BodyUse

RULE = steps.NUMPY_ON_SYMBOLIC


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call, body, use in reading.uses(facts, NUMPY):
        effect = effect_of(use.name, call.dialects, both=use.both, axis=use.axis, compared=use.compared)
        if effect is None:
            continue
        short = use.name.removeprefix("numpy.")
        instead = effect.instead or short.rpartition(".")[2]
        yield Finding(
            use.at,
            RULE.code,
            RULE.name,
            Impact.SILENT if effect.silent else Impact.CRASH,
            RULE.confidence,
            f"np.{short} is given the symbolic `{use.text}`, and NumPy sees no array in it",
            "wrong at every step" if effect.silent else "no array",
            f"{'No error: it' if effect.silent else 'It'} {effect.text}.",
            f"Write `{instead}` of the tensor module." if "(" not in instead else f"Write `{instead}`.",
            reading.symbolic(body, call),
            _fix(facts, call, use, instead, effect.silent),
            question=_question(call, use, short, effect.silent),
        )


def _fix(facts: Facts, call: ScanCall, use: BodyUse, instead: str, silent: bool) -> Fix | None:
    """The function of the same name of the tensor module, where the file has that at hand."""
    module = facts.naming.tensors(call.dialects)
    if module is None or use.function is None or "(" in instead:
        return None
    return Fix("unsafe" if silent else "safe", f"use {module}.{instead}", (Edit(use.function, f"{module}.{instead}"),))


def _question(call: ScanCall, use: BodyUse, function: str, silent: bool) -> Question:
    scan = asking.doing(("numpy", function, use.both, use.axis, use.compared), sequences=2)
    return asking.about(scan, call.dialects, "numpy", "not_numpy") if silent else asking.raising(scan, call.dialects)
