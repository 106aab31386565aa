"""SCN5xx: sequences, n_steps and the other arguments."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

NO_STEP_COUNT = Rule("SCN501", "no-step-count", Impact.CRASH, Confidence.CERTAIN, True, "neither n_steps nor sequences")
DEGENERATE_N_STEPS = Rule(
    "SCN502",
    "degenerate-n-steps",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "n_steps literal 1 (checks off, until and go_backwards ignored), 0, negative, float, bool",
    fixable="safe",
)
BACKWARD_NOT_REVERSED = Rule(
    "SCN503",
    "backward-not-reversed",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "outputs of go_backwards=True joined with forward data without `[::-1]`",
    fixable="unsafe",
)
UNKNOWN_ARGUMENT = Rule(
    "SCN504",
    "unknown-argument",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "a keyword that scan does not have (`output_info`, `nsteps`, `sequence`, `backwards`), with the one meant",
    fixable="safe",
)
INVALID_SEQUENCE = Rule(
    "SCN505",
    "invalid-sequence",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "a python number list, range or scalar as a sequence",
    fixable="safe",
)
MAP_EXTRA_ARGUMENT = Rule(
    "SCN506",
    "map-extra-argument",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "`map(fn, a, b)`: b is a non_sequence, not a second sequence",
    fixable="unsafe",
)
REDUCE_ARGUMENT_ORDER = Rule(
    "SCN507",
    "reduce-argument-order",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "`reduce(lambda acc, x: ..)`: scan passes (element, accumulator)",
    fixable="unsafe",
)
UNEQUAL_SEQUENCES = Rule(
    "SCN508",
    "unequal-sequences",
    Impact.SILENT,
    Confidence.LIKELY,
    False,
    "sequences of visibly different length in one call: cut to the shortest",
)
INVALID_TRUNCATE_GRADIENT = Rule(
    "SCN509",
    "invalid-truncate-gradient",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "truncate_gradient 0, bool, float, None or below -1",
    fixable="safe",
)

#: In the order of their codes.
RULES = (
    NO_STEP_COUNT,
    DEGENERATE_N_STEPS,
    BACKWARD_NOT_REVERSED,
    UNKNOWN_ARGUMENT,
    INVALID_SEQUENCE,
    MAP_EXTRA_ARGUMENT,
    REDUCE_ARGUMENT_ORDER,
    UNEQUAL_SEQUENCES,
    INVALID_TRUNCATE_GRADIENT,
)
