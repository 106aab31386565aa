"""SCN701: a product in the step that depends on no state; computed at every time step, it could be computed once."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.catalogue import performance
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.time_facts import Product

RULE = performance.LOOP_INVARIANT_IN_STEP


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one per product however many scans share the step."""
    seen = set()
    for call in facts.own_calls():
        for product in call.products:
            # One time step has nothing to gain.
            once = call.n_steps is not None and call.n_steps.value == 1
            if product.at not in seen and not once and not call.foreign:
                seen.add(product.at)
                yield _finding(call, product)


def _finding(call: ScanCall, product: Product) -> Finding:
    on = "a sequence only" if product.per_step else "nothing that changes from step to step"
    return Finding(
        product.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{product.text}` depends on {on}, and is computed at every time step",
        "no state in it",
        "One large product is faster than one small product per step." if product.per_step else "The same product is computed again at every step.",
        _help(product),
        (Evidence(call.at, f"the step of this {call.api}"),),
    )


def _help(product: Product) -> str:
    if product.rewritten is not None:
        return f"Hand over `{product.rewritten}` as a sequence, and use its slice in the step instead of the product."
    if product.per_step:
        return "Compute it from the whole sequence before the scan, and hand the result over as a sequence."
    return f"Compute `{product.text}` before the scan, and hand the result over in non_sequences."
