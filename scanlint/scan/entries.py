"""Reads the arguments of a scan call into facts: what each holds, and the entries of outputs_info and of sequences one by one."""

from __future__ import annotations

from dataclasses import replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import containers
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.given import (
    ARRAY,
    BOOL,
    DICT,
    ITERATOR,
    LIST,
    NOTHING,
    NUMBER,
    OTHER,
    RANGE,
    TENSOR,
    TEXT,
    TUPLE,
    Argument,
    Entry,
    Given,
    Key,
    Taps,
    Written,
)
from scanlint.scan.lengths import length_of
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.tensors import kind_of
from scanlint.scan.values import NONE, RUNNING, Const, Output, Outs, Ref, Seq, Step, Tensor, Tup, Value, members
from scanlint.source.pieces import piece

_WRITTEN = (nodes.List, nodes.Tuple)
#: Longer code is cut in messages.
_LONGEST = 60


def read(m: Machine, node: nodes.Call, bound: BoundArguments, state: State) -> Written:
    """What a call of scan or of a view was given."""
    sequences, states = _entries(m, bound, "sequences", state), _entries(m, bound, "outputs_info", state)
    return Written(_arguments(m, node, bound), sequences, states, not bound.open)


def _arguments(m: Machine, node: nodes.Call, bound: BoundArguments) -> tuple[Argument, ...]:
    """Each argument that is written in the call, in the order of their binding."""
    words = {keyword.arg: keyword for keyword in node.keywords if keyword.arg is not None}
    found = []
    for name, place in bound.places.items():
        word = words.get(name)
        at = m.at(word) if word is not None and word.value is place else None
        keyword = replace(at, end_line=at.line, end_column=at.column + len(name)) if at is not None else None
        found.append(Argument(name, _given(m, bound.values[name], place), keyword))
    return tuple(found)


def _entries(m: Machine, bound: BoundArguments, name: str, state: State) -> tuple[Entry, ...] | None:
    """The entries of ``outputs_info`` or ``sequences``; a bare one counts as one entry, None and nothing as none. None where they are not known."""
    place = bound.places.get(name)
    if place is None:
        return None if bound.open else ()
    value = bound.values[name]
    whole = _whole(m, value, place, state)
    if whole.form == NOTHING:
        return ()
    if whole.form not in (LIST, TUPLE):
        return (_entry(m, value, place, whole.at, name, state),) if whole.form != OTHER else None
    items = containers.items_of(m, value, state)
    if items is None:
        return None
    parts = _parts(m, value, place, len(items))
    return tuple(_entry(m, item, part, whole.at, name, state) for item, part in zip(items, parts, strict=True))


def _whole(m: Machine, value: Value, place: nodes.NodeNG | None, state: State, at: Location | None = None) -> Given:
    """What one expression holds; a range is one in Python 2 too, where it is a list that could be changed."""
    given = _given(m, value, place, at)
    cell = containers.cell_of(m, value, state) if given.form == LIST else None
    return replace(given, form=RANGE) if cell is not None and cell.element == RUNNING else given


def _given(m: Machine, value: Value, place: nodes.NodeNG | None, at: Location | None = None) -> Given:
    """What one expression holds; ``at`` where it stands if it has no node of its own."""
    where = m.at(place) if place is not None else at
    assert where is not None
    forms = {_form(member) for member in members(value)}
    form = forms.pop() if len(forms) == 1 else OTHER
    const = value if isinstance(value, Const) and value != NONE else None
    origin = value.origin if isinstance(value, Tensor) else ""
    return Given(form, where, _text(m, place, where), const, kind_of(value), origin)


def _text(m: Machine, place: nodes.NodeNG | None, at: Location) -> str:
    """How an expression is written, if that fits into a message."""
    if place is None:
        return ""
    written = piece(m.source.lines, at) if at.line == at.end_line else str(place.as_string())
    return written if len(written) <= _LONGEST and "\n" not in written else written.split("\n")[0][: _LONGEST - 2] + ".."


def _form(value: Value) -> str:
    if isinstance(value, Const):
        return {"NoneType": NOTHING, "int": NUMBER, "float": NUMBER, "bool": BOOL, "str": TEXT}.get(value.kind, OTHER)
    if isinstance(value, Tensor):
        return ARRAY if value.origin.startswith("numpy.") else TENSOR
    if isinstance(value, (Output, Step)):
        return TENSOR
    if isinstance(value, Outs):
        return {"single": TENSOR, "list": LIST}.get(value.form, OTHER)
    if isinstance(value, Tup):
        return TUPLE
    if isinstance(value, Ref):
        return {"list": LIST, "dict": DICT}.get(value.kind, OTHER)
    if isinstance(value, Seq):
        if value.element == RUNNING:
            return RANGE
        return {"list": LIST, "tuple": TUPLE, "range": RANGE, "iterator": ITERATOR}.get(value.kind, OTHER)
    return OTHER


def _node_of(m: Machine, value: Value, place: nodes.NodeNG | None) -> nodes.NodeNG | None:
    """The node that wrote a list or dict, else the place where the value is handed over."""
    return m.displays.get(value.site, place) if isinstance(value, Ref) else place


def _parts(m: Machine, value: Value, place: nodes.NodeNG | None, count: int) -> list[nodes.NodeNG | None]:
    """The nodes of a list's elements where they are written one by one."""
    node = _node_of(m, value, place)
    if isinstance(node, _WRITTEN) and len(node.elts) == count and not any(isinstance(part, nodes.Starred) for part in node.elts):
        return list(node.elts)
    return [None] * count


def _entry(m: Machine, value: Value, place: nodes.NodeNG | None, at: Location, name: str, state: State) -> Entry:
    place = place if place is not None else _node_of(m, value, None)
    whole = _whole(m, value, place, state, at)
    if whole.form == DICT:
        return _dict(m, value, place, whole, name, state)
    if whole.form in (LIST, TUPLE):
        items = containers.items_of(m, value, state)
        node = _node_of(m, value, place)
        parts = _parts(m, value, place, len(items)) if items is not None else []
        inner = tuple(_given(m, item, part, whole.at) for item, part in zip(items, parts, strict=True)) if items is not None else None
        return Entry(whole, whole, items=inner, display=m.at(node) if isinstance(node, _WRITTEN) else None)
    return Entry(whole, None if whole.form == NOTHING else whole, length=length_of(place, whole.kind, None))


def _dict(m: Machine, value: Value, place: nodes.NodeNG | None, whole: Given, name: str, state: State) -> Entry:
    cell = state.dict_of(value)
    if cell is None:
        return Entry(whole, whole, closed=False)
    written = _written(_node_of(m, value, place))
    main, taps, keys = None, None, []
    for key, held in cell.entries:
        if not isinstance(key.value, str):
            continue
        word, node = written.get(key.value, (None, None))
        keys.append(Key(key.value, _word(m, word, key.value)))
        if key.value == ("initial" if name == "outputs_info" else "input"):
            main = _given(m, held, node, whole.at)
        elif key.value == "taps":
            taps = _taps(m, held, node, whole.at, state)
    length = length_of(written.get("input", (None, None))[1], main.kind, taps) if main is not None else None
    return Entry(whole, main, tuple(keys), cell.complete, taps, length=length)


def _written(node: nodes.NodeNG | None) -> dict[str, tuple[nodes.NodeNG, nodes.NodeNG]]:
    """By key, the node that names it and the node of its value, of `{..}` or `dict(..)`."""
    if isinstance(node, nodes.Dict):
        return {key.value: (key, item) for key, item in node.items if isinstance(key, nodes.Const) and isinstance(key.value, str)}
    if isinstance(node, nodes.Call):
        return {keyword.arg: (keyword, keyword.value) for keyword in node.keywords if keyword.arg is not None}
    return {}


def _word(m: Machine, node: nodes.NodeNG | None, name: str) -> Location | None:
    """The place of the bare word of a key."""
    if node is None:
        return None
    at = m.at(node)
    if isinstance(node, nodes.Keyword):
        return replace(at, end_line=at.line, end_column=at.column + len(name))
    plain = at.line == at.end_line and at.end_column - at.column == len(name) + 2
    return replace(at, column=at.column + 1, end_column=at.end_column - 1) if plain else None


def _taps(m: Machine, value: Value, node: nodes.NodeNG | None, at: Location, state: State) -> Taps:
    held = _given(m, value, node, at)
    if held.const is not None and isinstance(held.const.value, int) and held.form == NUMBER:
        return Taps(NUMBER, (held.const.value,), held.at, held.text)
    items = containers.items_of(m, value, state) if held.form in (LIST, TUPLE) else None
    numbers = [item.value for item in items if isinstance(item, Const) and item.kind == "int"] if items is not None else []
    known = items is not None and len(numbers) == len(items)
    form = held.form if held.form in (LIST, TUPLE, RANGE, NOTHING) else OTHER
    return Taps(form, tuple(number for number in numbers if isinstance(number, int)) if known else None, held.at, held.text)
