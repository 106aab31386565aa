"""SCN503: outputs of go_backwards=True joined with forward data; the last step meets the first."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.scan.facts import Facts
from scanlint.scan.time_facts import Meeting

RULE = sequences.BACKWARD_NOT_REVERSED

#: Longer code is not repeated in a message.
_MOST = 40


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for meeting in facts.meetings:
        if not facts.of(meeting.backward).foreign:
            yield _finding(facts, meeting)


def _finding(facts: Facts, meeting: Meeting) -> Finding:
    call = facts.of(meeting.backward)
    part, other = _short(meeting.text, "the backward outputs"), _short(meeting.other, "the forward data")
    evidence = [Evidence(call.at, "this one runs from the last step to the first, and so do its outputs")]
    if meeting.forward is not None:
        evidence.append(Evidence(facts.of(meeting.forward).at, "this one runs forwards"))
    simple = meeting.text.replace(".", "").replace("_", "").isalnum()
    fix = Fix("unsafe", f"Turn {part} round", (Edit(meeting.on, f"{meeting.text}[::-1]"),)) if simple else None
    pairs = f"{_joined(meeting.how)} pairs its step 0, the last of the sequence, with step 0 of {other}"
    lost = "No error: the shapes agree, and step t of one direction meets step T-1-t of the other."
    if meeting.along:
        pairs = f"{_joined(meeting.how)} puts {other}, the state that the scan starts from at the end of the sequence, behind its first step"
        lost = "No error: the steps T-1, T-2, .., 0 stand before the state that belongs behind step T-1."
    return Finding(
        meeting.on,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{part} is in reversed order of time: {pairs}",
        "last step first",
        lost,
        f"Write `{meeting.text}[::-1]` here." if simple else "Put `[::-1]` on the outputs of the backward scan first.",
        tuple(evidence),
        fix,
        question=asking.about(asking.sketch(call), call.dialects, "align", "misaligned"),
    )


def _short(text: str, otherwise: str) -> str:
    return f"`{text}`" if len(text) <= _MOST and "\n" not in text else otherwise


def _joined(how: str) -> str:
    return "going through both" if how == "sequences" else f"`{how}`"
