"""The step function: resolved to its body, read with symbolic parameters, counted by what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import counting, reasons
from scanlint.scan.arguments import Arguments
from scanlint.scan.body import facts_of, unread
from scanlint.scan.count import ANY, Count
from scanlint.scan.draws import Journal
from scanlint.scan.facts import Claim
from scanlint.scan.functions import run_body, unfollowed
from scanlint.scan.given import Result
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.outcomes import Chance, chance
from scanlint.scan.results import results
from scanlint.scan.scopes import FUNCTIONS, FunctionNode
from scanlint.scan.state import State, join_states
from scanlint.scan.step_facts import StepFacts
from scanlint.scan.values import Func, Kind, Tensor
from scanlint.scan.watch import Watch


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a step gave: its name, whether its body was found, the claim on the number of outputs, and what hid it."""

    name: str | None = None
    resolved: bool = False
    claims: tuple[Claim, ...] = ()
    why: tuple[str, ...] = ()
    chance: Chance = Chance()
    bodies: tuple[StepFacts, ...] = ()
    results: tuple[Result, ...] | None = None


def read_step(m: Machine, node: nodes.Call, place: nodes.NodeNG, step: Func, state: State, kinds: tuple[Kind, ...] = ()) -> Reading:
    """Read a step as scan does: once, every parameter that is not bound yet being a symbolic tensor, of these kinds as far as they go."""
    body = m.definitions[step.site]
    name = body.name if isinstance(body, nodes.FunctionDef) else "lambda"
    if isinstance(body, nodes.FunctionDef) and not isinstance(body, nodes.AsyncFunctionDef) and body.is_generator():
        return Reading(name, True, (), (f"{name} is a generator",), bodies=(unread(m, step, body),))
    hidden = unfollowed(m, step, is_step=True)
    if not isinstance(body, FUNCTIONS) or hidden is not None:
        return Reading(name, isinstance(body, FUNCTIONS), (), (f"{name} is not read: {hidden or 'it is a class'}",))
    if _is_abstract(body):
        return Reading(name, False, (), (f"{name} is meant to be overridden",))
    m.journals.append(Journal())
    outer, m.recorder.watch = m.recorder.watch, Watch(step.site, m.recorder.muted + 1)
    outcome = run_body(m, step, Arguments(kinds=kinds), site_of(place), state, Tensor("step parameter"))
    facts = (facts_of(m, step, body, outcome, m.recorder.watch),)
    m.recorder.watch = outer
    found = chance(m, m.journals.pop(), outcome.returns)
    counts: list[tuple[Count, Location]] = []
    end = outcome.falls
    for leave, value, after in outcome.returns:
        counts.append((counting.returned(m, value, after), m.at(leave)))
        end = join_states(end, after)
    if end is not None:
        state.heap, state.changed = end.heap, end.changed
    if not counts or outcome.falls is not None:
        return Reading(name, True, (), (f"{name} does not return on every way",), found, facts)
    return replace(_count(name, counts, lambda: reasons.why(m, outcome.returns)), chance=found, bodies=facts, results=results(m, outcome.returns))


def _is_abstract(body: FunctionNode) -> bool:
    """A method whose body only raises or does nothing."""
    if not isinstance(body, nodes.FunctionDef):
        return False
    return all(
        isinstance(part, (nodes.Raise, nodes.Pass)) or (isinstance(part, nodes.Expr) and isinstance(part.value, nodes.Const)) for part in body.body
    )


def _count(name: str, counts: list[tuple[Count, Location]], why: Callable[[], str]) -> Reading:
    total, at = counts[0]
    for count, _ in counts[1:]:
        total = total.join(count)
    if total == ANY:
        return Reading(name, True, (), (f"what {name} returns is not known{why()}",))
    values = "one value" if total.exact == 1 else "no output" if total.exact == 0 else f"{total} values"
    return Reading(name, True, (Claim(total, "step", f"the step returns {values}", at),))
