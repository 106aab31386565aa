"""A call of scan or of a view: its arguments bound, its step read, its outputs counted."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import captures, carrying, containers, counting, entries, hoisting, instances, places, slots, symmetry
from scanlint.scan.arguments import Arguments, BoundArguments, bind_signature
from scanlint.scan.backends import SIGNATURES, outputs_of
from scanlint.scan.count import ANY, exactly
from scanlint.scan.expected import is_expected
from scanlint.scan.facts import ARGUMENT, Claim, ScanCall
from scanlint.scan.indexing import context_of
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.outcomes import Chance, either, with_generators
from scanlint.scan.passing import declared, passing
from scanlint.scan.state import ONE_WAY, ListCell, State
from scanlint.scan.steps import Reading, read_step
from scanlint.scan.targets import outputs_value
from scanlint.scan.values import NONE, Const, External, Func, Kind, Pair, Ref, ScanId, Unknown, Value, members, tracked


def call_scan(m: Machine, node: nodes.Call, api: str, dialects: tuple[str, ...], arguments: Arguments, state: State) -> Value:
    """Record the call and give what it returns: (outputs, updates), or only the outputs under PyTensor's return_updates=False (2.36.0)."""
    bound = bind_signature(arguments, SIGNATURES[api])
    if "fn" in bound.values:
        bound.values["fn"] = instances.as_function(m, bound.values["fn"])
    _record_uses(m, node, arguments, bound)
    states = bound.values.get("outputs_info", Unknown("not given") if bound.open else NONE)
    written, handed = entries.read(m, node, bound, state), passing(m, bound, state)
    reading = _read(m, node, bound, state, slots.kinds(m, bound, handed, written.sequences, written.states, state))
    claims = [claim for claim in (_states_claim(m, bound, states, state), *reading.claims) if claim is not None]
    place = bound.places.get("outputs_info")
    call = ScanCall(
        id=ScanId(site_of(node), m.here.run),
        at=m.at(node),
        api=api,
        dialects=dialects,
        outputs=counting.settle(claims),
        listed=_flag(bound, "return_list", False) if api == "scan" else False,
        pair=_flag(bound, "return_updates", True),
        n_steps=_constant(bound.values.get("n_steps")),
        go_backwards=_flag(bound, "go_backwards", False) is not False or api == "foldr",
        recurrent=_recurrent(m, states, state),
        states=place.as_string() if isinstance(place, (nodes.Name, nodes.Attribute)) else None,
        step=reading.name,
        step_known=reading.resolved,
        foreign=bound.unknown,
        given=tuple((name, m.at(part)) for name, part in bound.places.items() if bound.values[name] != ONE_WAY),
        tried=(expected := is_expected(node)),
        prepared=expected,
        products=hoisting.products(m, bound, reading.bodies, handed),
        captured=captures.captured(m, bound.values.get("fn"), state),
        why_unknown=reading.why,
        draws=reading.chance.draws,
        makes_updates=reading.chance.updates,
        opaque=reading.chance.opaque,
        unfollowed=reading.chance.unfollowed,
        carried=carrying.carried(m, node, api, bound, reading, state) if dialects == ("pytensor",) else None,
        nested=bool(m.journals),
        added=places.added(node, m.source, "return_updates=False") if dialects == ("pytensor",) else None,
        bodies=reading.bodies,
        passing=handed,
        step_at=m.at(bound.places["fn"]) if "fn" in bound.places else None,
        strict=_flag(bound, "strict", False) if api == "scan" else False,
        declared=declared(m, bound, state),
        written=written,
        results=reading.results,
        symmetric=symmetry.is_symmetric(m, bound.values.get("fn")) if api in ("reduce", "foldl", "foldr") else None,
    )
    if api == "scan" and isinstance(states, Ref) and call.outputs.known is not None:
        _learn_length(states, call.outputs.known, state)
    call = m.recorder.call(call)
    m.courses.run(m, call.id, api, bound)
    if bound.unknown:
        return Unknown(f"a scan with the argument {bound.unknown[0]}, which the library does not have")
    if call.pair is None:
        return Unknown("return_updates is not known")
    return Pair(call.id) if call.pair else outputs_value(m, call.id)


def _read(m: Machine, node: nodes.Call, bound: BoundArguments, state: State, kinds: tuple[Kind, ...]) -> Reading:
    step = bound.values.get("fn")
    if step is None:
        return Reading(why=("the step is not given by name",))
    place = bound.places.get("fn", node)
    if isinstance(step, Func):
        return read_step(m, node, place, with_generators(m, step, bound, state), state, kinds)
    if isinstance(step, External):
        count = outputs_of(step.name)
        if count:
            claim = Claim(exactly(count), "step", f"{step.name} returns {'one tensor' if count == 1 else f'{count} tensors'}", m.at(place))
            return Reading(step.name, True, (claim,), chance=Chance((), False, False))
        return Reading(step.name, why=(f"what {step.name} returns is not known",))
    readings = [read_step(m, node, place, with_generators(m, member, bound, state), state) for member in members(step) if isinstance(member, Func)]
    if readings and len(readings) == len(members(step)):
        return _either(readings)
    why = step.why if isinstance(step, Unknown) else "it is one of several"
    return Reading(why=(f"the step is not resolved: {why}",))


def _either(readings: list[Reading]) -> Reading:
    """A step that is one of several functions has the outputs of one of them."""
    chance = either(reading.chance for reading in readings)
    bodies = tuple(body for reading in readings for body in reading.bodies)
    claims = [reading.claims[0] for reading in readings if reading.claims]
    if len(claims) < len(readings):
        return Reading(readings[0].name, True, (), ("one of several steps is not known",), chance, bodies)
    count = claims[0].count
    for claim in claims[1:]:
        count = count.join(claim.count)
    why = claims[0].why if count == claims[0].count else f"one of {len(claims)} steps, which return {count} values"
    return Reading(readings[0].name, True, (Claim(count, "step", why, claims[0].at),), chance=chance, bodies=bodies)


def _states_claim(m: Machine, bound: BoundArguments, states: Value, state: State) -> Claim | None:
    place = bound.places.get("outputs_info")
    count = counting.entries(m, states, state) if place is not None else None
    if count is None or place is None or count == ANY:
        return None
    if count.exact == 1:
        listed = all(containers.cell_of(m, member, state) is not None for member in members(states))
        why = "outputs_info has one entry" if listed else "outputs_info is one state"
    else:
        why = f"outputs_info has {count} entries"
    return Claim(count, "outputs_info", why, m.at(place))


def _learn_length(states: Ref, known: int, state: State) -> None:
    """A list of states is as long as the step has outputs, or the scan would have failed (ValueError, all four libraries)."""
    cell = state.list_of(states)
    if cell is not None and cell.items is None and cell.length.lo > 0:
        state.heap[states] = ListCell(None, exactly(known), cell.element)


def _recurrent(m: Machine, states: Value, state: State) -> tuple[bool, ...] | None:
    if states == NONE:
        return ()
    items = containers.items_of(m, states, state)
    if items is None:
        return None if containers.cell_of(m, states, state) is not None or isinstance(states, Unknown) else (True,)
    flags = []
    for item in items:
        cell = state.dict_of(item)
        empty = cell is not None and cell.complete and cell.get(Const("str", "initial")) in (None, NONE)
        flags.append(item != NONE and not empty)
    return tuple(flags)


def _flag(bound: BoundArguments, name: str, default: bool) -> bool | None:
    value = bound.values.get(name)
    if value is None:
        return None if bound.open else default
    # Theano and Theano-PyMC test `return_list is True`, so 1 is ignored there while Aesara and PyTensor take it: not known.
    return value.value if isinstance(value, Const) and isinstance(value.value, bool) else None


def _constant(value: Value | None) -> Const | None:
    return value if isinstance(value, Const) and value != NONE else None


def _record_uses(m: Machine, node: nodes.Call, arguments: Arguments, bound: BoundArguments) -> None:
    """What another scan returned, handed over as sequences, states or non_sequences."""
    for name, place in bound.places.items():
        value = bound.values[name]
        if tracked(value):
            m.recorder.use(ARGUMENT, node, place, value, name="scan", targets=(name,), context=context_of(place))
        if name == "outputs_info" and isinstance(place, (nodes.List, nodes.Tuple)):
            for part in place.elts:
                m.recorder.muted += 1
                entry = m.evaluate(part, m.here.state) if m.here.state is not None and not isinstance(part, nodes.Starred) else NONE
                m.recorder.muted -= 1
                if tracked(entry):
                    m.recorder.use(ARGUMENT, node, part, entry, name="scan", targets=("state",), context=context_of(part))
