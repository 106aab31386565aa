"""SCN3xx: the step function."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

STEP_ARITY = Rule(
    "SCN301",
    "step-arity",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "parameters of the step against what scan passes (sequence taps, state taps, non_sequences)",
)
STEP_RETURN_FORM = Rule(
    "SCN302",
    "step-return-form",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "a return that scan cannot read: `return a, b, until(c)`, updates before outputs, nested tuples, numbers, arrays, no return",
    fixable="safe",
)
SYMBOLIC_TRUTH_VALUE = Rule(
    "SCN303",
    "symbolic-truth-value",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "python `if`/`and`/`or`/`not`/`==`/`in`/conditional expression on a symbolic value inside the step",
)
NUMPY_ON_SYMBOLIC = Rule(
    "SCN304",
    "numpy-on-symbolic",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "np.where/argmax/argsort/sum/dot/... on a symbolic value inside the step",
    fixable="safe",
)
STEP_VARIABLE_LEAKED = Rule(
    "SCN305",
    "step-variable-leaked",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "an inner variable stored by append, attribute or nonlocal in the step and used outside",
)
DISCARDED_SUBTENSOR = Rule(
    "SCN306",
    "discarded-subtensor",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "`T.set_subtensor(..)`/`T.inc_subtensor(..)` as a statement",
    fixable="unsafe",
)
STRICT_MISSING_NON_SEQUENCE = Rule(
    "SCN307",
    "strict-missing-non-sequence",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "strict=True and a shared variable of the closure not passed in",
)
STATE_INDEXED_AS_HISTORY = Rule(
    "SCN308",
    "state-indexed-as-history",
    Impact.SILENT,
    Confidence.LIKELY,
    False,
    "inside the step, `h_tm1[-1]` treats one previous state as the history",
)

#: In the order of their codes.
RULES = (
    STEP_ARITY,
    STEP_RETURN_FORM,
    SYMBOLIC_TRUTH_VALUE,
    NUMPY_ON_SYMBOLIC,
    STEP_VARIABLE_LEAKED,
    DISCARDED_SUBTENSOR,
    STRICT_MISSING_NON_SEQUENCE,
    STATE_INDEXED_AS_HISTORY,
)
