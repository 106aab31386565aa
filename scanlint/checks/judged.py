"""What the rules on the arguments of a call share: which calls are judged, and how a finding is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanlint.checks.rule import Rule
from scanlint.finding import Evidence, Finding, Fix, Location
from scanlint.impact import Confidence, Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import UNTIL, Form


def judged(facts: Facts) -> Iterator[ScanCall]:
    """Each written call once, without those that a test expects to fail and those with arguments that scan does not have."""
    return (call for call in built(facts) if not call.prepared)


def built(facts: Facts) -> Iterator[ScanCall]:
    """The same, with the calls whose result a test expects to fail: for what raises before there is a result."""
    return (call for call in facts.own_calls() if not call.foreign and not call.tried)


def finding(
    rule: Rule,
    at: Location,
    message: str,
    label: str,
    consequence: str,
    help_text: str,
    *,
    evidence: Iterable[Evidence] = (),
    fix: Fix | None = None,
    impact: Impact | None = None,
    confidence: Confidence | None = None,
    question: Question | None = None,
) -> Finding:
    """A finding of a rule, with its own impact or confidence where they differ from the rule's."""
    return Finding(
        at,
        rule.code,
        rule.name,
        impact or rule.impact,
        confidence or rule.confidence,
        message,
        label,
        consequence,
        help_text,
        tuple(evidence),
        fix,
        question,
    )


def once(call: ScanCall) -> bool:
    """Whether the step runs a single time: under a written n_steps=1 no dtype, shape or number of outputs is checked (all four libraries)."""
    return call.n_steps is not None and call.n_steps.kind == "int" and call.n_steps.value in (1, -1)


def ends_early(call: ScanCall) -> bool:
    """Whether the step returns `until`, on one way at least."""
    return any(_has_until(returned.form) for body in call.bodies for returned in body.returns)


def _has_until(form: Form) -> bool:
    return form == UNTIL or (isinstance(form, tuple) and any(map(_has_until, form)))


def nearest(word: str, allowed: Iterable[str], meant: dict[str, str]) -> str | None:
    """The allowed word that was most likely meant; ``meant`` holds other words for the same."""
    if word in meant:
        return meant[word]
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), list(allowed), 1, 0.7)
    return found[0] if found else None


def plural(number: int, word: str) -> str:
    """ "1 entry", "2 entries"."""
    several = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number} {word if number == 1 else several}"
