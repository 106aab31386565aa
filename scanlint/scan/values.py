"""What an expression may hold, as far as scan is concerned. Frozen, hashable, free of tree nodes."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.scan.count import Count

#: Where a piece of code stands in its file: line, column, end line, end column, as the tree counts them.
Site = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScanId:
    """A scan call: its place, and the run of its function that evaluated it (0 when the function is read for itself)."""

    site: Site
    run: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Could be anything; ``why`` feeds `scanlint inspect`."""

    why: str


@dataclass(frozen=True, slots=True)
class Const:
    """A written constant. ``kind`` keeps 1, 1.0 and True apart."""

    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class External:
    """A module, function or class known by its dotted name: "theano.tensor", "numpy.zeros", "builtins.len"."""

    name: str


@dataclass(frozen=True, slots=True)
class Tensor:
    """A symbolic tensor or an array: never a list. ``origin`` says where it came from: "step parameter h_tm1", "theano.tensor.dot", "arithmetic"."""

    origin: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The (outputs, updates) tuple that scan returns."""

    call: ScanId


@dataclass(frozen=True, slots=True)
class Outs:
    """The outputs of a call: ``form`` is "single" (the bare variable), "list", or "either" when the number of outputs is not known."""

    call: ScanId
    form: str


@dataclass(frozen=True, slots=True)
class Output:
    """One output of several, with its time axis. ``number`` counts from 0, None when not known; ``last`` when it was taken as ``[-1]``."""

    call: ScanId
    number: int | None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One time step of an output."""

    call: ScanId


@dataclass(frozen=True, slots=True)
class Updates:
    """The updates dict of a call; ``how`` it was reached: "unpack" or "index"."""

    call: ScanId
    how: str


@dataclass(frozen=True, slots=True)
class Tup:
    """A tuple whose elements are all known."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Seq:
    """A tuple, iterator or other sequence of which only the length and the join of the elements are known. ``kind``: "tuple", "list", "iterator"."""

    kind: str
    length: Count
    element: Value


@dataclass(frozen=True, slots=True)
class Ref:
    """A list, dict or instance made at ``site``; what it holds now is in the state's heap. ``kind``: "list", "dict", "instance"."""

    kind: str
    site: Site
    run: int = 0


@dataclass(frozen=True, slots=True)
class Func:
    """A function, lambda or bound method of this file, with arguments already bound (self, functools.partial) and the frame it was defined in."""

    site: Site
    frame: int
    args: tuple[Value, ...] = ()
    keywords: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    """A class of this file."""

    site: Site
    frame: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of at most four values."""

    members: tuple[Value, ...]


Value = (
    Unknown | Const | External | Tensor | Pair | Outs | Output | Step | Updates | Tup | Seq | Ref | Func | Class | Choice
)  # fmt: skip

TRACKED = (Pair, Outs, Output, Step, Updates)
MOST_MEMBERS = 4
NONE = Const("NoneType", None)
#: What marks the condition that ends a scan early.
UNTIL = External("scan until")


def constant(value: object) -> Const:
    """A Const of a Python constant."""
    return Const(type(value).__name__, value)


def members(value: Value) -> tuple[Value, ...]:
    """The alternatives of a value; a plain value is its only one."""
    return value.members if isinstance(value, Choice) else (value,)


def join(one: Value, two: Value) -> Value:
    """What an expression holds when it may hold either; unknown swallows everything, more than four alternatives are unknown."""
    if one is two or one == two:
        return one
    if isinstance(one, Unknown):
        return one
    if isinstance(two, Unknown):
        return two
    both = list(members(one))
    for member in members(two):
        if member not in both:
            both.append(member)
    merged = _merge(both)
    if len(merged) > MOST_MEMBERS:
        return Unknown("too many possible values")
    return merged[0] if len(merged) == 1 else Choice(tuple(merged))


def join_all(values: list[Value], empty: Value) -> Value:
    """The join of several values; ``empty`` where there is none."""
    if not values:
        return empty
    result = values[0]
    for value in values[1:]:
        result = join(result, value)
    return result


def _merge(values: list[Value]) -> list[Value]:
    """Tensors differ by origin only, so that one stands for all of them."""
    tensors = [value for value in values if isinstance(value, Tensor)]
    if len(tensors) < 2:
        return values
    return [value for value in values if not isinstance(value, Tensor)] + [Tensor("one of several")]


def tracked(value: Value) -> bool:
    """Whether the value, or one of its alternatives, is what a scan returned or a part of it."""
    return any(isinstance(member, TRACKED) for member in members(value))


def without_none(value: Value) -> Value:
    """The value where None is impossible, because None cannot be indexed, unpacked or asked for an attribute."""
    rest = [member for member in members(value) if member != NONE]
    return join_all(list(rest), value)
