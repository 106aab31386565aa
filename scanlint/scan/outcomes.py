"""What a step leaves besides its outputs: the updates it returns, and whether the generators it drew from are handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scanlint.scan import containers
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.counting import is_pairs
from scanlint.scan.drawing import NEXT_STATE
from scanlint.scan.draws import STALE, STREAM, Draw, Journal
from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FUNCTIONS, FunctionNode
from scanlint.scan.sources import SHARED
from scanlint.scan.state import State
from scanlint.scan.values import NONE, UNTIL, Const, Func, Output, Outs, Pair, Ref, Rng, Step, Tensor, Updates, Value, members


@dataclass(frozen=True, slots=True)
class Chance:
    """What a step draws that matters, whether it makes updates by itself (None: not known), and whether it calls what could not be followed."""

    draws: tuple[Draw, ...] = ()
    updates: bool | None = None
    opaque: bool = True
    unfollowed: str = ""


def chance(m: Machine, journal: Journal, returned: Iterable[tuple[object, Value, State]]) -> Chance:
    """Sum up a step that was read. A draw from a generator whose next state may be handed on, as an update or as an output, does not matter."""
    found = {updates_of(m, value, state) for _, value, state in returned}
    updates = found.pop() if len(found) == 1 else None
    stale = updates is False and not any(_may_hand_on(m, value, state) for _, value, state in returned)
    return Chance(tuple(sorted(draw for draw in journal.draws if draw.how != STALE or stale)), updates, journal.opaque, journal.unfollowed)


def either(chances: Iterable[Chance]) -> Chance:
    """What is known of a step that is one of several."""
    chances = tuple(chances)
    updates = {one.updates for one in chances}
    return Chance(
        tuple(sorted({draw for one in chances for draw in one.draws})),
        updates.pop() if len(updates) == 1 else None,
        any(one.opaque for one in chances),
        next((one.unfollowed for one in chances if one.unfollowed), ""),
    )


def _may_hand_on(m: Machine, value: Value, state: State) -> bool:
    """Whether a returned value may be, or hold, the next state of a generator."""
    for member in members(value):
        if isinstance(member, Tensor):
            if member.origin in (NEXT_STATE, "one of several") or member.origin.startswith("step parameter"):
                return True
        elif isinstance(member, Pair):
            return True
        elif not isinstance(member, (Output, Step, Outs)) and member not in (NONE, UNTIL):
            items = containers.items_of(m, member, state)
            if items is None or any(_may_hand_on(m, item, state) for item in items):
                return True
    return False


def updates_of(m: Machine, value: Value, state: State) -> bool | None:
    """Whether a step that returns this value makes updates; None where that is not known."""
    found = {_updates_of_one(m, member, state) for member in members(value)}
    return found.pop() if len(found) == 1 else None


def _updates_of_one(m: Machine, value: Value, state: State) -> bool | None:
    if isinstance(value, (Tensor, Output, Step)) or value in (NONE, UNTIL) or (isinstance(value, Outs) and value.form != "either"):
        return False
    if isinstance(value, (Updates, Pair)):
        return made_by(m, value)
    if isinstance(value, Ref) and value.kind == "dict":
        cell = state.dict_of(value)
        return None if cell is None else True if cell.filled or cell.entries else False if cell.complete else None
    items = containers.items_of(m, value, state)
    if items is None:
        return None
    if any(containers.items_of(m, item, state) and is_pairs(m, item, state) for item in items[1:]):
        return True
    found = [_updates_of_one(m, item, state) if _may_be_updates(m, item, state) else False for item in items]
    return True if True in found else None if None in found else False


def made_by(m: Machine, value: Updates | Pair) -> bool | None:
    """Whether the updates of another scan hold anything."""
    call = m.recorder.calls[value.call]
    return True if any(draw.how == STREAM for draw in call.draws) else call.makes_updates


def _may_be_updates(m: Machine, item: Value, state: State) -> bool:
    """What stands among the outputs may be one more list of them, updates, or something that is not known."""
    return not all(isinstance(member, (Tensor, Output, Step, Const)) for member in members(item))


def with_generators(m: Machine, step: Func, bound: BoundArguments, state: State) -> Func:
    """The step with the generators bound that it gets as non_sequences, its last parameters; as it was where the places are not certain."""
    given = bound.values.get("non_sequences")
    node = m.definitions[step.site]
    if given is None or not isinstance(node, FUNCTIONS):
        return step
    items = (given,) if isinstance(given, Rng) else containers.items_of(m, given, state)
    names = _plain_parameters(node)
    if not items or names is None or len(items) > len(names) - len(step.args):
        return step
    slots = zip(names[len(names) - len(items) :], items, strict=True)
    generators = tuple((name, item) for name, item in slots if isinstance(item, Rng) and item.kind == SHARED)
    return Func(step.site, step.frame, step.args, (*step.keywords, *generators)) if generators else step


def _plain_parameters(node: FunctionNode) -> list[str] | None:
    """The names of the parameters where there are no others than positional ones without a default."""
    spec = node.args
    if spec.vararg or spec.kwarg or spec.defaults or spec.kwonlyargs:
        return None
    return [argument.name for argument in (*spec.posonlyargs, *(spec.args or []))]
