"""SCN7xx: what costs time or memory."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

LOOP_INVARIANT_IN_STEP = Rule(
    "SCN701",
    "loop-invariant-in-step",
    Impact.SLOW,
    Confidence.LIKELY,
    False,
    "a product in the step that depends on no state: compute it for all steps at once, before the scan",
)
UNDECLARED_NON_SEQUENCE = Rule(
    "SCN702",
    "undeclared-non-sequence",
    Impact.SLOW,
    Confidence.LIKELY,
    False,
    "something computed from shared variables, captured by the step and not listed in non_sequences: it is computed again at every step",
)
INDIRECT_LAST_STEP = Rule(
    "SCN703",
    "indirect-last-step",
    Impact.SLOW,
    Confidence.LIKELY,
    False,
    "an operation between the outputs of a scan and `[-1]` keeps every step in memory",
)

#: In the order of their codes.
RULES = (LOOP_INVARIANT_IN_STEP, UNDECLARED_NON_SEQUENCE, INDIRECT_LAST_STEP)
