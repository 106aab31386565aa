"""The call's side of a generator that becomes a state: out of the non_sequences, into outputs_info."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import containers
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.carrying_step import Hand, Stays
from scanlint.scan.machine import Machine
from scanlint.scan.places import added, cut, written
from scanlint.scan.state import State
from scanlint.scan.values import NONE, Const, Output, Outs, Ref, Step, Tensor
from scanlint.source.pieces import piece

_DISPLAYS = (nodes.List, nodes.Tuple)


def edits(m: Machine, node: nodes.Call, bound: BoundArguments, hand: Hand, count: int, state: State) -> Iterator[tuple[Location, str]]:
    """What changes between the parentheses of the call. Raises Stays."""
    states = ", ".join(generator.outer for generator in hand.generators)
    entries = {generator.entry for generator in hand.generators} - {None}
    more: list[str] = []
    place, value = bound.places.get("outputs_info"), bound.values.get("outputs_info", NONE)
    if place is None:
        more.append(f"outputs_info=[{'None, ' * count}{states}]")
    elif value == NONE or (isinstance(place, _DISPLAYS) and not place.elts):
        yield m.at(place), f"[{'None, ' * count}{states}]"
    else:
        yield from _states(m, place, bound, states, count, state)
    gone = _gone(node, bound.places.get("non_sequences"), entries)
    if gone is not None and more:
        yield m.at(gone), more.pop()
    elif gone is not None:
        yield cut(gone, written(node), m.source), ""
    else:
        yield from _without(m, bound.places.get("non_sequences"), entries)
    end = added(node, m.source, *more, "return_updates=False")
    if end is None:
        raise Stays("no argument can be added to the call as it is written")
    yield end


def _gone(node: nodes.Call, place: nodes.NodeNG | None, entries: set[int | None]) -> nodes.NodeNG | None:
    """The argument of the non_sequences by keyword, where nothing is left of them."""
    if place is None or len(entries) < (len(place.elts) if isinstance(place, _DISPLAYS) else 1):
        return None
    return next((word for word in node.keywords if word.value is place), None)


def _without(m: Machine, place: nodes.NodeNG | None, entries: set[int | None]) -> Iterator[tuple[Location, str]]:
    """The non_sequences that stay."""
    if place is None or not entries:
        return
    parts = place.elts if isinstance(place, _DISPLAYS) else [place]
    kept = [number for number in range(len(parts)) if number not in entries]
    if not kept:
        yield m.at(place), "[]"
        return
    for number in sorted(number for number in entries if number is not None):
        at = m.at(parts[number])
        if number > kept[0]:
            before = m.at(parts[number - 1])
            yield replace(at, line=before.end_line, column=before.end_column), ""
        else:
            behind = m.at(parts[number + 1])
            yield replace(at, end_line=behind.line, end_column=behind.column), ""
    if isinstance(place, nodes.Tuple) and len(kept) == 1:
        raise Stays("one non_sequence would be left of a tuple")


def _states(m: Machine, place: nodes.NodeNG, bound: BoundArguments, states: str, count: int, state: State) -> Iterator[tuple[Location, str]]:
    """The generators behind the states that there are."""
    value, at = bound.values["outputs_info"], m.at(place)
    if isinstance(place, _DISPLAYS):
        if len(place.elts) != count or any(isinstance(part, nodes.Starred) for part in place.elts):
            raise Stays("outputs_info is not written with one entry for each output")
        last = m.at(place.elts[-1])
        yield replace(last, line=last.end_line, column=last.end_column), f", {states}"
    elif isinstance(value, (Tensor, Output, Step, Const)) or (isinstance(value, Outs) and value.form == "single") or _is_dict(value):
        yield replace(at, end_line=at.line, end_column=at.column), "["
        yield replace(at, line=at.end_line, column=at.end_column), f", {states}]"
    elif isinstance(place, nodes.Name) and containers.items_of(m, value, state) is not None:
        yield at, f"[*{piece(m.source.lines, at)}, {states}]"
    else:
        raise Stays("the entries of outputs_info are not known")


def _is_dict(value: object) -> bool:
    return isinstance(value, Ref) and value.kind == "dict"
