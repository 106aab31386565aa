"""Uses in functions that are called: what a helper does to an argument, or a wrapper to the result of the step that it is given.

Such a use is right for one caller and wrong for another. Where all callers hand over the same, it is one use where it stands. Where they disagree,
each caller has a use of its own, at its call.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan.facts import ARGUMENT, ITERATE, RETURN, STORE, ScanCall, Use, Way
from scanlint.scan.values import TRACKED, Outs, ScanId, Site, Unknown, Value, join, members, tracked
from scanlint.source.fileset import is_main

if TYPE_CHECKING:
    from scanlint.scan.machine import Machine

#: A use is known by its kind, its nodes and its name.
Key = tuple[str, int, int, str | None]
#: Uses that only pass a value on; what is done with it comes later.
_PASSING = (RETURN, STORE)


@dataclass(slots=True)
class _Place:
    """One use in a body: what each call, by the place of the call, made it of; ``plain`` are the calls in whose runs it held no scan's result."""

    node: nodes.NodeNG
    on: nodes.NodeNG
    uses: dict[Site, Use] = field(default_factory=dict)
    plain: set[Site] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Through:
    """What came of it. ``trails`` lead on from the places of uses. ``deferred`` are uses at calls that count instead of one in another file, by the
    places in ``instead``, if other files hand over something else there: ``held`` says for each place what this file hands over."""

    uses: tuple[Use, ...] = ()
    trails: tuple[tuple[Location, tuple[Way, ...]], ...] = ()
    deferred: tuple[Use, ...] = ()
    instead: tuple[tuple[Location, Location], ...] = ()
    held: tuple[tuple[Location, str], ...] = ()


class Passages:
    """Collects while the code is read. ``stack`` are the calls of the project's functions that are being followed, innermost last."""

    def __init__(self) -> None:
        self.stack: list[Site] = []
        self._places: dict[Key, _Place] = {}
        self._missed: dict[Site, set[Site]] = {}

    def missed(self, function: Site, site: Site) -> None:
        """A call of a function, at ``site``, that is not followed: what it makes of the uses in there is not known."""
        caller = next((at for at in (site, *reversed(self.stack)) if is_main(at[0])), None)
        if caller is not None:
            self._missed.setdefault(function, set()).add(caller)

    def _unseen(self, node: nodes.NodeNG) -> set[Site]:
        """The calls of the functions around a use that were not followed."""
        found: set[Site] = set()
        while node is not None:
            found |= self._missed.get((node.lineno or 0, node.col_offset or 0, node.end_lineno or 0, node.end_col_offset or 0), set())
            node = node.parent
        return found

    def use(self, node: nodes.NodeNG, on: nodes.NodeNG, use: Use) -> None:
        """A use in the body of the function that was called last."""
        caller = next((site for site in reversed(self.stack) if is_main(site[0])), None)
        if caller is None or use.kind in _PASSING:
            return
        use = _named(node, use)
        key = (use.kind, id(node), id(on), use.name)
        if not tracked(use.value) and key not in self._places and isinstance(use.value, Unknown):
            # Most of what helpers do is none of scan's business.
            return
        place = self._places.setdefault(key, _Place(node, on))
        if not tracked(use.value):
            place.plain.add(caller)
        elif caller in place.uses:
            old = place.uses[caller]
            place.uses[caller] = replace(old, value=join(old.value, use.value), index=use.index if use.index == old.index else None)
        else:
            place.uses[caller] = use

    def tell(self, m: Machine, own: dict[Key, Use], calls: dict[ScanId, ScanCall]) -> Through:
        """The uses that only the callers' values make; ``own`` is what the bodies hold when they are read for themselves."""
        uses: list[Use] = []
        trails: list[tuple[Location, tuple[Way, ...]]] = []
        deferred: list[Use] = []
        instead: list[tuple[Location, Location]] = []
        held: list[tuple[Location, str]] = []
        for key, place in self._places.items():
            if not place.uses or _is_judged(own.get(key), place, calls):
                continue
            at = m.at(place.node)
            signatures = {_signature(use, calls) for use in place.uses.values()}
            others = place.plain | self._unseen(place.node) if self._missed else place.plain
            agreed = len(signatures) == 1 and not others - place.uses.keys()
            foreign = not is_main(place.node.lineno)
            told = _told(m.recorder.placed(place.node, place.on, next(iter(place.uses.values()))))
            held.extend((told, signature) for signature in sorted(signatures))
            if agreed:
                first = min(place.uses)
                value = _joined(place.uses)
                uses.append(m.recorder.placed(place.node, place.on, replace(place.uses[first], value=value)))
                trails.append((_told(uses[-1]), tuple(_called(m, site) for site in sorted(place.uses)[:1])))
            for site, use in sorted(place.uses.items()) if foreign or not agreed else ():
                call = m.trails.calls.get(site)
                if call is None:
                    continue
                where = m.at(call)
                (deferred if agreed else uses).append(replace(use, at=where, on=where, text=_text(place.on), brackets=None, parts=()))
                trails.append((where, (Way(at, "this is done with it"),)))
                if agreed:
                    instead.append((where, told))
        return Through(tuple(uses), tuple(trails), tuple(deferred), tuple(instead), tuple(held))


def _named(node: nodes.NodeNG, use: Use) -> Use:
    """What a function returns goes by its name: `def first_step(states): return states[0]`."""
    scope = node.scope()
    if use.context.target is not None or not isinstance(node.parent, nodes.Return) or not isinstance(scope, nodes.FunctionDef):
        return use
    return replace(use, context=replace(use.context, target=scope.name))


def _told(use: Use) -> Location:
    """Where a finding about a use stands."""
    return use.on if use.kind in (ARGUMENT, ITERATE) else use.at


def _called(m: Machine, site: Site) -> Way:
    call = m.trails.calls[site]
    return Way(m.at(call), f"`{call.func.as_string()[:40]}` is called here")


def _text(on: nodes.NodeNG) -> str:
    return on.as_string() if isinstance(on, (nodes.Name, nodes.Attribute)) else ""


def _joined(uses: dict[Site, Use]) -> Value:
    values = iter([use.value for _, use in sorted(uses.items())])
    value = next(values)
    for other in values:
        # More callers than a choice has room for: they agree, so that one says it all.
        both = join(value, other)
        value = value if isinstance(both, Unknown) else both
    return value


def _is_judged(use: Use | None, place: _Place, calls: dict[ScanId, ScanCall]) -> bool:
    """Whether the body by itself tells what the use holds, and what else takes part in it."""
    if use is None or not tracked(use.value):
        return False
    if isinstance(use.other, Unknown) and not any(isinstance(seen.other, Unknown) for seen in place.uses.values()):
        return False
    return all(not isinstance(member, TRACKED) or calls[member.call].outputs.known is not None for member in members(use.value))


def _signature(use: Use, calls: dict[ScanId, ScanCall]) -> str:
    """What matters of a use to a rule: the form in which a result is handed over, and what kind of value takes part."""
    parts = {f"with {type(member).__name__}" for member in members(use.other)} if use.other is not None else set[str]()
    for member in members(use.value):
        if isinstance(member, TRACKED):
            call = calls[member.call]
            form = member.form if isinstance(member, Outs) else ""
            parts.add(f"{type(member).__name__} {form} {call.outputs.known} {call.listed} {call.api}")
        else:
            parts.add("another value")
    return ", ".join(sorted(parts))
