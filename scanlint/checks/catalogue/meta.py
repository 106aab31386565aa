"""SCN9xx: the reading itself."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

UNREADABLE_SOURCE = Rule(
    "SCN901",
    "unreadable-source",
    Impact.INFO,
    Confidence.CERTAIN,
    True,
    "a file that cannot be decoded or parsed, with the place",
)
UNUSED_SUPPRESSION = Rule(
    "SCN902",
    "unused-suppression",
    Impact.INFO,
    Confidence.CERTAIN,
    True,
    "a suppression comment that suppresses nothing",
    fixable="safe",
)
UNRESOLVED_SCAN = Rule(
    "SCN903",
    "unresolved-scan",
    Impact.INFO,
    Confidence.CERTAIN,
    False,
    "a scan call that could not be analysed, and why",
)

#: In the order of their codes.
RULES = (UNREADABLE_SOURCE, UNUSED_SUPPRESSION, UNRESOLVED_SCAN)
