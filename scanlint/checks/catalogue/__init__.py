"""What each rule is called, and what it is about: the source of its page's table. No check is loaded for it."""

from __future__ import annotations

from scanlint.checks.catalogue import meta, performance, results, sequences, states, steps, updates, versions
from scanlint.checks.rule import Rule

#: All rules, in the order of their codes.
RULES: tuple[Rule, ...] = (
    *results.RULES,
    *states.RULES,
    *steps.RULES,
    *updates.RULES,
    *sequences.RULES,
    *versions.RULES,
    *performance.RULES,
    *meta.RULES,
)

#: Rules that judge a scan by nothing but what it is given, and so also as each of its callers gives it.
ON_ARGUMENTS = frozenset("SCN201 SCN202 SCN203 SCN204 SCN205 SCN206 SCN307 SCN501 SCN502 SCN504 SCN505 SCN509".split())

#: What is said instead at the same place by who knows more: that a scan runs inside of a step, its own file alone may not show.
KNOWN_BETTER = {"SCN401": "SCN402"}
