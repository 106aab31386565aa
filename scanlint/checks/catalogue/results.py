"""SCN1xx: what is done with a scan's result."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

SINGLE_OUTPUT_INDEXED = Rule(
    "SCN101",
    "single-output-indexed",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "an integer index on a single-output result takes one time step",
    fixable="unsafe",
)
SINGLE_OUTPUT_UNPACKED = Rule(
    "SCN102",
    "single-output-unpacked",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "a single-output result is unpacked, iterated, starred or asked for its length",
    fixable="safe",
)
OUTPUT_LIST_AS_TENSOR = Rule(
    "SCN103",
    "output-list-as-tensor",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "the list of a scan's outputs used as one tensor",
)
LAST_OUTPUT_FOR_LAST_STEP = Rule(
    "SCN104",
    "last-output-for-last-step",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "`[-1]` on a list of outputs taken where one step's state is meant",
)
RESULT_NOT_UNPACKED = Rule(
    "SCN105",
    "result-not-unpacked",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "the (outputs, updates) pair used as the outputs",
    fixable="safe",
)
UNPACK_COUNT = Rule(
    "SCN106",
    "unpack-count",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "a scan's result or its list of outputs unpacked into the wrong number of targets",
    fixable="safe",
)
SWAPPED_RESULT = Rule(
    "SCN107",
    "swapped-result",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "`updates, outputs = scan(..)`: the two halves of the result are swapped",
    fixable="unsafe",
)
REDUCED_RESULT_INDEXED = Rule(
    "SCN108",
    "reduced-result-indexed",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "`[-1]` or `[0]` on the result of reduce, foldl or foldr, which is the last step already",
    fixable="unsafe",
)
RESULT_TRUTH_TESTED = Rule(
    "SCN109",
    "result-truth-tested",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "a symbolic result asked for its truth: `if rval:`, `not rval`, `rval or x`",
    fixable="safe",
)

#: In the order of their codes.
RULES = (
    SINGLE_OUTPUT_INDEXED,
    SINGLE_OUTPUT_UNPACKED,
    OUTPUT_LIST_AS_TENSOR,
    LAST_OUTPUT_FOR_LAST_STEP,
    RESULT_NOT_UNPACKED,
    UNPACK_COUNT,
    SWAPPED_RESULT,
    REDUCED_RESULT_INDEXED,
    RESULT_TRUTH_TESTED,
)
