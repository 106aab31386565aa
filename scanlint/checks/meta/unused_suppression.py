"""SCN902: a suppression comment that suppresses nothing."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.finding import Confidence, Finding, Impact, Location

RULE = Rule(
    "SCN902",
    "unused-suppression",
    Impact.INFO,
    Confidence.CERTAIN,
    True,
    "a suppression comment that suppresses nothing",
)


def finding(location: Location, codes: tuple[str, ...]) -> Finding:
    """The finding for a comment of which ``codes`` suppress nothing."""
    named = ", ".join(codes)
    return Finding(
        location,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"this comment suppresses {named}, which is not reported here",
        "suppresses nothing",
        "A suppression that outlives its finding hides the next one.",
        f"Remove {named} from the comment.",
    )
