"""SCN904: a suppression comment that gives no reason."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.finding import Confidence, Finding, Impact, Location

RULE = Rule(
    "SCN904",
    "unexplained-suppression",
    Impact.INFO,
    Confidence.CERTAIN,
    False,
    "a suppression comment that gives no reason",
)


def finding(location: Location, directive: str) -> Finding:
    """The finding for the comment ``directive``, behind which no reason stands."""
    return Finding(
        location,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{directive}` gives no reason",
        "why?",
        "Nobody can tell whether it is still right.",
        f"Write why behind it: `{directive} -- the first step is meant`.",
    )
