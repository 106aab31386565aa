"""SCN2xx: outputs_info, the states and their taps."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

OUTPUTS_INFO_COUNT = Rule(
    "SCN201",
    "outputs-info-count",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "entries of outputs_info against outputs that the step returns (None for outputs that do not feed back)",
    fixable="safe",
)
UNKNOWN_STATE_KEY = Rule(
    "SCN202",
    "unknown-state-key",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "a key in an outputs_info or sequences dict that scan ignores: `inital`, `tap`",
    fixable="safe",
)
INVALID_TAPS = Rule(
    "SCN203",
    "invalid-taps",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "`taps=-1`, `taps=(-1,)`, taps of 0 or more, duplicates, taps without initial, or fewer initial rows than the deepest tap",
    fixable="safe",
)
NESTED_OUTPUTS_INFO = Rule(
    "SCN204",
    "nested-outputs-info",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "a list inside outputs_info: `outputs_info=[[h0]]`",
    fixable="unsafe",
)
INITIAL_STATE_DTYPE = Rule(
    "SCN205",
    "initial-state-dtype",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "a state started from a bare number: int literals are int8 (wraps at 127), float literals float32 whatever floatX",
    fixable="safe",
)
INITIAL_STATE_BROADCASTABLE = Rule(
    "SCN206",
    "initial-state-broadcastable",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "an initial state with a literal length-1 axis whose step result is not length 1",
)
UNUSED_RECURRENT_STATE = Rule(
    "SCN207",
    "unused-recurrent-state",
    Impact.SILENT,
    Confidence.LIKELY,
    True,
    "a recurrent state that the step never reads",
    fixable="unsafe",
)

#: In the order of their codes.
RULES = (
    OUTPUTS_INFO_COUNT,
    UNKNOWN_STATE_KEY,
    INVALID_TAPS,
    NESTED_OUTPUTS_INFO,
    INITIAL_STATE_DTYPE,
    INITIAL_STATE_BROADCASTABLE,
    UNUSED_RECURRENT_STATE,
)
