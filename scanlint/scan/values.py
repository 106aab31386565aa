"""What an expression may hold, as far as scan is concerned. Frozen, hashable, free of tree nodes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scanlint.finding import Location
from scanlint.scan.count import Count
from scanlint.source.project import Place

#: Where a piece of code stands in its file: line, column, end line, end column, as the tree counts them.
Site = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScanId:
    """A scan call: its place, and the run of its function that evaluated it (0 when the function is read for itself)."""

    site: Site
    run: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Could be anything; ``why`` feeds `scanlint inspect`. ``lost`` are the scans whose results it may hold all the same."""

    why: str
    lost: frozenset[ScanId] = field(default=frozenset(), compare=False)


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
class Module:
    """A module of the project."""

    place: Place


@dataclass(frozen=True, slots=True)
class Imported:
    """What `from module import name` binds: a promise that is kept when the name is looked at."""

    module: Module
    name: str


#: A length that only the run knows, of an axis that the library does not broadcast.
FREE = -1


@dataclass(frozen=True, slots=True)
class Kind:
    """What the library knows of a tensor when the graph is built.

    ``dtype`` is a name, "floatX", or None where not known; a name with a + is the least that an operation with something unknown can give.
    ``dims`` is an axis each: a written length, FREE, or None where not even that is known; None where the number of axes is not known.
    ``written`` is the number where the tensor is a written number turned into one.
    """

    dtype: str | None = None
    dims: tuple[int | None, ...] | None = None
    written: int | float | None = None


NOTHING_KNOWN = Kind()


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """What a tensor is computed from: a "parameter" of the step at ``site``, or a "shared" variable made at ``site``."""

    kind: str
    site: Site
    name: str


@dataclass(frozen=True, slots=True)
class Course:
    """Which way time runs along the first axis of a tensor (scan/courses.py).

    The steps are those of ``call``, in its order; or two courses were joined at ``meeting``; or the order was ``turned``. ``moved`` tells that
    time is the second axis, ``pure`` that every operation since the scan computed each step for itself, ``heavy`` that among them is one which
    the optimizer of the library does not move behind a pick.
    """

    call: ScanId | None = None
    meeting: Site | None = None
    turned: bool = False
    moved: bool = False
    pure: bool = True
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Tensor:
    """A symbolic tensor or an array: never a list. ``origin`` says where it came from: "step parameter h_tm1", "theano.tensor.dot", "arithmetic".

    ``kind`` is what follows from the code of its dtype and its shape (scan/shapes.py); tensors that are joined forget it where they differ.
    ``roots`` are parameters of steps and shared variables that it is certainly computed from (scan/roots.py); with a parameter among them it is
    symbolic.
    """

    origin: str
    kind: Kind = NOTHING_KNOWN
    roots: frozenset[Root] = frozenset()
    course: Course | None = None


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
    """A list or dict made at ``site``, or an instance of the class there; what it holds now is in the state's heap.

    ``kind``: "list", "dict", "object" where the class is certain, "instance" of a self that may be of a subclass.
    """

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
class Partial:
    """functools.partial of a library's function: its dotted name and the arguments bound already."""

    name: str
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A class of this file."""

    site: Site
    frame: int


@dataclass(frozen=True, slots=True)
class Super:
    """What super() gives: ``owner`` as the classes behind the one at ``site`` see it."""

    owner: Ref | Class
    site: Site


@dataclass(frozen=True, slots=True)
class Rng:
    """A generator of random numbers: ``kind`` as in scanlint.scan.sources. ``assumed`` where a parameter left at its default makes it one."""

    kind: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Frozen:
    """Numbers that NumPy or random drew at ``at`` while a step was read: the graph sees them as constants."""

    at: Location
    text: str


@dataclass(frozen=True, slots=True)
class Op:
    """An operation that the code makes for itself, of the library's kind: a call of it gives so many tensors, the bare one where it is one.

    ``applied`` where it is the node that such a call makes, before its outputs are taken.
    """

    outputs: Count
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of at most four values."""

    members: tuple[Value, ...]


Value = (
    Unknown | Const | External | Tensor | Pair | Outs | Output | Step | Updates | Tup | Seq | Ref | Func | Partial | Class | Choice | Rng | Frozen
    | Module | Imported | Super | Op
)  # fmt: skip

TRACKED = (Pair, Outs, Output, Step, Updates)
MOST_MEMBERS = 4
NONE = Const("NoneType", None)
#: More alternatives than are kept, each of which was known.
MANY = Unknown("too many possible values")
#: The module at hand as a dict of its names: what globals() gives.
GLOBALS = "builtins.globals()"
#: What range() and enumerate() count.
RUNNING = Unknown("a running number")
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
    if isinstance(one, Unknown) or isinstance(two, Unknown):
        return _unknown(one, two)
    both = list(members(one))
    for member in members(two):
        if member not in both:
            both.append(member)
    merged = _merge(both)
    if len(merged) > MOST_MEMBERS:
        return MANY
    return merged[0] if len(merged) == 1 else Choice(tuple(merged))


def _unknown(one: Value, two: Value) -> Unknown:
    """Unknown swallows everything, but what it swallowed of scan's results is kept in mind; of too many of them, each was known."""
    unknown, other = (one, two) if isinstance(one, Unknown) and one is not MANY else (two, one)
    if not isinstance(unknown, Unknown):
        return MANY
    swallowed = other.lost if isinstance(other, Unknown) else calls_of(other)
    if swallowed <= unknown.lost:
        return unknown
    return replace(unknown, lost=unknown.lost | swallowed)


def join_all(values: list[Value], empty: Value) -> Value:
    """The join of several values; ``empty`` where there is none."""
    if not values:
        return empty
    result = values[0]
    for value in values[1:]:
        result = join(result, value)
    return result


def _merge(values: list[Value]) -> list[Value]:
    """One tensor stands for all of them, with the roots that all share; parameters count where each tensor has one."""
    tensors = [value for value in values if isinstance(value, Tensor)]
    if len(tensors) < 2:
        return values
    parameters = [frozenset(root for root in tensor.roots if root.kind == "parameter") for tensor in tensors]
    roots = frozenset.intersection(*(tensor.roots for tensor in tensors)) | (frozenset.union(*parameters) if all(parameters) else frozenset())
    origins = {tensor.origin for tensor in tensors}
    origin = origins.pop() if len(origins) == 1 else "one of several"
    kinds = {tensor.kind for tensor in tensors}
    return [value for value in values if not isinstance(value, Tensor)] + [Tensor(origin, kinds.pop() if len(kinds) == 1 else NOTHING_KNOWN, roots)]


def calls_of(value: Value) -> frozenset[ScanId]:
    """The calls that a value, or one of its alternatives, came from."""
    return frozenset(member.call for member in members(value) if isinstance(member, TRACKED))


def tracked(value: Value) -> bool:
    """Whether the value, or one of its alternatives, is what a scan returned or a part of it."""
    return any(isinstance(member, TRACKED) for member in members(value))


def without_none(value: Value) -> Value:
    """The value where None is impossible, because None cannot be indexed, unpacked or asked for an attribute."""
    rest = [member for member in members(value) if member != NONE]
    return join_all(list(rest), value)


def without_lists(value: Value) -> Value:
    """The value where a list or a tuple is impossible, because it is asked for what only others have; as it was where nothing else is left."""
    rest = [member for member in members(value) if not isinstance(member, (Tup, Seq)) and not (isinstance(member, Ref) and member.kind == "list")]
    return join_all(list(rest), value) if len(rest) < len(members(value)) else value
