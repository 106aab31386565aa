"""The arguments of a call, and how they bind to named parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from astroid import nodes

from scanlint.scan import containers
from scanlint.scan.facts import STAR
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import Kind, Partial, Value


@dataclass(slots=True)
class Arguments:
    """``positional`` until the first starred one of unknown length (``open_positional``); ``keywords``; ``open_keywords`` where a ** is not known.

    ``written`` are the expressions with their values, ``names`` the keyword of each or None. ``kinds`` is what is known of tensors that scan hands to
    the parameters after those.
    """

    positional: list[Value] = field(default_factory=list)
    keywords: dict[str, Value] = field(default_factory=dict)
    open_positional: bool = False
    open_keywords: bool = False
    written: list[tuple[nodes.NodeNG, Value]] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    places: dict[str | int, nodes.NodeNG] = field(default_factory=dict)
    kinds: tuple[Kind, ...] = ()


def with_bound(arguments: Arguments, partial: Partial, place: nodes.NodeNG) -> Arguments:
    """The arguments of a call of a functools.partial: what was bound comes first, and keywords of the call replace it. ``place`` stands for it."""
    shift = len(partial.args)
    places: dict[str | int, nodes.NodeNG] = dict.fromkeys([*range(shift), *dict(partial.keywords)], place)
    places |= {key + shift if isinstance(key, int) else key: written for key, written in arguments.places.items()}
    positional, keywords = [*partial.args, *arguments.positional], {**dict(partial.keywords), **arguments.keywords}
    return replace(arguments, positional=positional, keywords=keywords, places=places)


def evaluate_arguments(m: Machine, node: nodes.Call, state: State) -> Arguments:
    """Evaluate the arguments of a call in their order."""
    arguments = Arguments()
    for part in node.args:
        _positional(m, node, part, arguments, state)
    for keyword in node.keywords:
        value = m.evaluate(keyword.value, state)
        if keyword.arg is None:
            _expand(m, value, keyword.value, arguments, state)
            continue
        arguments.keywords[keyword.arg] = value
        arguments.places[keyword.arg] = keyword.value
        arguments.written.append((keyword.value, value))
        arguments.names.append(keyword.arg)
    return arguments


def _positional(m: Machine, node: nodes.Call, part: nodes.NodeNG, arguments: Arguments, state: State) -> None:
    if not isinstance(part, nodes.Starred):
        value = m.evaluate(part, state)
        arguments.written.append((part, value))
        arguments.names.append(None)
        if not arguments.open_positional:
            arguments.places[len(arguments.positional)] = part
            arguments.positional.append(value)
        return
    value = m.evaluate(part.value, state)
    m.recorder.use(STAR, node, part.value, value)
    items = containers.items_of(m, value, state)
    if items is None:
        arguments.open_positional = True
    elif not arguments.open_positional:
        start = len(arguments.positional)
        arguments.places.update(dict.fromkeys(range(start, start + len(items)), part))
        arguments.positional.extend(items)


def _expand(m: Machine, value: Value, place: nodes.NodeNG, arguments: Arguments, state: State) -> None:
    """`**options` of a dict whose entries are known binds them; of any other, anything may be bound."""
    cell = state.dict_of(value)
    if cell is None or not cell.complete:
        arguments.open_keywords = True
    for key, entry in cell.entries if cell is not None else ():
        arguments.keywords[str(key.value)] = entry
        arguments.places[str(key.value)] = place


@dataclass(frozen=True, slots=True)
class BoundArguments:
    """Arguments by parameter. ``missing(name)`` is only certain where nothing is open; ``unknown`` are keywords that the signature lacks."""

    values: dict[str, Value]
    places: dict[str, nodes.NodeNG]
    open: bool
    unknown: tuple[str, ...]


def bind_signature(arguments: Arguments, signature: Sequence[str]) -> BoundArguments:
    """Bind to a library function's parameters, given in positional order."""
    values: dict[str, Value] = {}
    places: dict[str, nodes.NodeNG] = {}
    for number, (name, value) in enumerate(zip(signature, arguments.positional, strict=False)):
        values[name] = value
        places[name] = arguments.places[number]
    for name, value in arguments.keywords.items():
        values[name] = value
        places[name] = arguments.places[name]
    unknown = tuple(name for name in arguments.keywords if name not in signature)
    return BoundArguments(values, places, arguments.open_positional or arguments.open_keywords, unknown)
