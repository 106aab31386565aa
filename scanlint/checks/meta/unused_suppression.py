"""SCN902: a suppression comment that suppresses nothing."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.finding import Confidence, Edit, Finding, Fix, Impact, Location

RULE = Rule(
    "SCN902",
    "unused-suppression",
    Impact.INFO,
    Confidence.CERTAIN,
    True,
    "a suppression comment that suppresses nothing",
    fixable="safe",
)


def finding(location: Location, codes: tuple[str, ...], removal: Location | None = None) -> Finding:
    """The finding for a comment of which ``codes`` suppress nothing. ``removal`` is what a fix takes out, None for no fix."""
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
        fix=None if removal is None else Fix("safe", f"remove {named}", (Edit(removal, ""),)),
    )
