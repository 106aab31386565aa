"""SCN902: a suppression comment that suppresses nothing, or, where reasons are required, gives none."""

from __future__ import annotations

from scanlint.checks.catalogue import meta
from scanlint.finding import Edit, Finding, Fix, Location

RULE = meta.UNUSED_SUPPRESSION


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


def unexplained(location: Location, directive: str) -> Finding:
    """The finding for the comment ``directive``, which suppresses something and behind which no reason stands."""
    return Finding(
        location,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{directive}` gives no reason, and one is required here",
        "why?",
        "Nobody can tell whether it is still right.",
        f"Write why behind it: `{directive} -- the first step is meant`.",
    )
