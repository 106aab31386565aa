"""The step's side of a generator that becomes a state: which parameter it is, and what the step has to return instead of updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import containers
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.body import head
from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FUNCTIONS, is_known_once, names_of
from scanlint.scan.sources import SHARED
from scanlint.scan.state import State
from scanlint.scan.step_facts import INNER, OUTPUT
from scanlint.scan.steps import Reading
from scanlint.scan.values import NONE, Func, Rng, Tensor, Value
from scanlint.source.pieces import piece

_NO_GENERATOR = "`{}`, which the step updates, is not known to be a generator in a shared variable"
Edits = Iterator[tuple[Location, str]]


class Stays(Exception):
    """Why a generator stays where it is."""


@dataclass(frozen=True, slots=True)
class Generator:
    """``name`` is what the step calls it, ``outer`` what the code around the call does; ``next`` the text of its next state in the step; ``entry``
    its place among the non_sequences, None where the step reads it from outside."""

    name: str
    outer: str
    next: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class Hand:
    """A step with the generators that it updates. ``before`` is the number of its parameters that scan fills before the non_sequences."""

    body: nodes.FunctionDef
    leave: nodes.Return
    generators: tuple[Generator, ...]
    before: int


def hand(m: Machine, node: nodes.Call, step: Func, bound: BoundArguments, state: State) -> Hand:
    """The generators of a step that ends with `return outputs, {generator: next state}`. Raises Stays for any other."""
    body = m.definitions[step.site]
    if not isinstance(body, nodes.FunctionDef):
        raise Stays("the step is a lambda")
    if body.root() is not node.root() or not is_known_once(body):
        raise Stays(f"`{body.name}` is not known in this place only")
    names = _plain(body)
    others = _non_sequences(m, bound, state)
    # The step is called today, so that each parameter gets its argument: the last ones are the non_sequences.
    before = len(names) - len(others)
    if before < 0:
        raise Stays("the parameters of the step do not fit the non_sequences")
    returns = list(_returns(body))
    value = returns[0].value if len(returns) == 1 else None
    if not isinstance(value, nodes.Tuple) or len(value.elts) not in (2, 3) or not isinstance(value.elts[1], nodes.Dict):
        raise Stays("the step does not end with one `return outputs, {generator: next state}`")
    generators = []
    for key, item in value.elts[1].items:
        if not isinstance(key, nodes.Name):
            raise Stays(f"`{key.as_string()}`, which the step updates, is not held by a name")
        after = piece(m.source.lines, m.at(item))
        if key.name in names:
            number = names.index(key.name) - before
            if number < 0:
                raise Stays(f"`{key.name}`, which the step updates, is no non_sequence")
            generators.append(_passed(key.name, after, number, *others[number]))
        else:
            generators.append(_read(m, key.name, after, step, state))
    if not generators:
        raise Stays("the step returns no updates")
    return Hand(body, returns[0], tuple(generators), before)


def _plain(body: nodes.FunctionDef) -> list[str]:
    spec = body.args
    if spec.vararg or spec.kwarg or spec.defaults or spec.kwonlyargs or spec.posonlyargs:
        raise Stays("the step has other parameters than plain ones")
    if any(spec.annotations or ()):
        raise Stays("the parameters of the step have annotations")
    return [argument.name for argument in spec.args or []]


def _returns(body: nodes.FunctionDef) -> Iterator[nodes.Return]:
    pending: list[nodes.NodeNG] = list(body.body)
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Return):
            yield node
        if not isinstance(node, (*FUNCTIONS, nodes.ClassDef)):
            pending.extend(node.get_children())


def _non_sequences(m: Machine, bound: BoundArguments, state: State) -> list[tuple[nodes.NodeNG, Value]]:
    """The non_sequences as they are written, with what they hold."""
    place, value = bound.places.get("non_sequences"), bound.values.get("non_sequences", NONE)
    if place is None or value == NONE:
        return []
    if not isinstance(place, (nodes.List, nodes.Tuple)):
        if not isinstance(value, (Tensor, Rng)):
            raise Stays("the non_sequences are not written one by one")
        return [(place, value)]
    items = containers.items_of(m, value, state)
    if items is None or len(items) != len(place.elts) or any(isinstance(part, nodes.Starred) for part in place.elts):
        raise Stays("the non_sequences are not written one by one")
    return list(zip(place.elts, items, strict=True))


def _passed(name: str, after: str, number: int, entry: nodes.NodeNG, value: Value) -> Generator:
    if not _is_shared(value):
        raise Stays(_NO_GENERATOR.format(name))
    if not isinstance(entry, (nodes.Name, nodes.Attribute)):
        raise Stays(f"`{name}`, which the step updates, has no name outside of it")
    return Generator(name, entry.as_string(), after, number)


def _read(m: Machine, name: str, after: str, step: Func, state: State) -> Generator:
    bound = names_of(m.definitions[step.site]).bound
    if name in bound or not _means_the_same(m, name, step) or not _is_shared(m.look_up(name, state)):
        raise Stays(_NO_GENERATOR.format(name))
    return Generator(name, name, after, None)


def _is_shared(value: Value) -> bool:
    return isinstance(value, Rng) and value.kind == SHARED and not value.assumed


def _means_the_same(m: Machine, name: str, step: Func) -> bool:
    """Whether a name that the step reads from outside is the same where scan is called: no function between the two binds it."""
    frame = m.here
    while frame.id != step.frame:
        if name in frame.names.bound or frame.parent is None:
            return False
        frame = frame.parent
    return True


def edits(m: Machine, hand: Hand, reading: Reading) -> Edits:
    """The parameters in their new order, and the next states among the outputs."""
    yield from _parameters(m, hand)
    outputs, updates = hand.leave.value.elts[:2]
    nexts = ", ".join(generator.next for generator in hand.generators)
    # There is a return, by `hand`, and the number of what it returns is known.
    form = reading.bodies[0].returns[0].form
    first = form[0] if isinstance(form, tuple) and form else ""
    at, behind = m.at(outputs), m.at(updates)
    if isinstance(outputs, (nodes.Tuple, nodes.List)) and outputs.elts and not any(isinstance(part, nodes.Starred) for part in outputs.elts):
        last = m.at(outputs.elts[-1])
        yield replace(last, line=last.end_line, column=last.end_column), f", {nexts}"
        yield replace(behind, line=at.end_line, column=at.end_column), ""
        return
    if not isinstance(first, tuple) and first not in (OUTPUT, INNER):
        raise Stays("what the step returns as outputs is not known")
    # The outputs are one list, whatever stands behind them.
    closed = len(hand.leave.value.elts) == 3
    opening = ("(" if closed else "") + ("*" if isinstance(first, tuple) else "")
    if opening:
        yield replace(at, end_line=at.line, end_column=at.column), opening
    yield behind, f"{nexts})" if closed else nexts


def _parameters(m: Machine, hand: Hand) -> Edits:
    """Each place of the parameter list gets the name that belongs there now; a new one stands before the next."""
    places = hand.body.args.args or []
    old = [argument.name for argument in places]
    moved = [generator.name for generator in hand.generators]
    new = [name for name in old[: hand.before] if name not in moved] + moved + [name for name in old[hand.before :] if name not in moved]
    more = len(new) - len(old)
    if not old:
        at = head(m, hand.body)
        line = m.source.lines[at.line - 1]
        if line[at.end_column - 1 : at.end_column + 1] != "()":
            raise Stays("the step has no parameters where they could be added")
        yield replace(at, column=at.end_column + 1, end_column=at.end_column + 1), ", ".join(new)
        return
    slot = min(hand.before, len(old) - 1)
    texts = [*new[:slot], ", ".join(new[slot : slot + more + 1]), *new[slot + more + 1 :]]
    for argument, text in zip(places, texts, strict=True):
        if text != argument.name:
            yield m.at(argument), text
