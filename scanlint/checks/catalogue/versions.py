"""SCN6xx: what another version of the library has or lacks."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

REMOVED_API = Rule(
    "SCN601",
    "removed-api",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "names that the target library lacks: pytensor.reduce, unbroadcast, theano.scan.until, scan_module, `[..] + updates`",
    fixable="safe",
)
NOT_IN_TARGET_VERSION = Rule(
    "SCN602",
    "not-in-target-version",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "parameters that came later than the target version: return_list (Theano 0.9), strict (0.7), return_updates (PyTensor 2.36)",
)

#: In the order of their codes.
RULES = (REMOVED_API, NOT_IN_TARGET_VERSION)
