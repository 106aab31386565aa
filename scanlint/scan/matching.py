"""match statements: list patterns and class patterns are guards like any other."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import guards
from scanlint.scan.again import perhaps
from scanlint.scan.conditions import truth
from scanlint.scan.kinds import keep
from scanlint.scan.machine import Machine
from scanlint.scan.state import State, join_states
from scanlint.scan.targets import elements
from scanlint.scan.values import Unknown, Value


def execute_match(m: Machine, node: nodes.Match, state: State) -> State | None:
    """Run each case on what the cases before it leave over."""
    subject = m.evaluate(node.subject, state)
    end: State | None = None
    rest: State | None = state
    for case in node.cases:
        if rest is None:
            break
        kind = guards.pattern_kind(case.pattern)
        start = guards.refine(m, node.subject, subject, rest.copy(), kind, True) if kind is not None else rest.copy()
        if start is not None:
            m.here.state = start
            _bind(m, case.pattern, keep(subject, kind, True) or subject, start)
            if case.guard is not None:
                truth(m, case.guard, start)
                perhaps(rest, case.guard, start)
                start = guards.assume(m, case.guard, start, True)
        end = join_states(end, m.execute(case.body, start))
        if case.guard is None:
            rest = guards.after_case(m, node.subject, subject, rest, case.pattern)
    return join_states(end, rest)


def _bind(m: Machine, pattern: nodes.Pattern, value: Value, state: State) -> None:
    """Give a pattern's names their values; only whole subjects and flat sequences are followed."""
    if isinstance(pattern, nodes.MatchAs):
        if pattern.name is not None:
            m.bind(pattern.name.name, value, state)
        if pattern.pattern is not None:
            _bind(m, pattern.pattern, value, state)
    elif isinstance(pattern, nodes.MatchSequence):
        star = next((at for at, part in enumerate(pattern.patterns) if isinstance(part, nodes.MatchStar)), None)
        for part, item in zip(pattern.patterns, elements(m, value, len(pattern.patterns), star, state), strict=True):
            _bind(m, part, item, state)
    else:
        for name in pattern.nodes_of_class(nodes.AssignName):
            m.bind(name.name, Unknown("part of a pattern"), state)
