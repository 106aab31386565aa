"""What is known of the arguments of a scan call and of the entries of its outputs_info and sequences. Facts, without tree nodes."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.finding import Location
from scanlint.scan.values import NOTHING_KNOWN, Const, Kind

#: Forms of Given.
NOTHING, NUMBER, BOOL, TEXT, TENSOR, ARRAY = "none", "number", "bool", "text", "tensor", "array"
LIST, TUPLE, RANGE, ITERATOR, DICT, OTHER = "list", "tuple", "range", "iterator", "dict", "other"


@dataclass(frozen=True, slots=True)
class Given:
    """An expression: its place and text, the form of what it holds (OTHER where not known), the constant if it is one, dtype and axes if known,
    and where a tensor came from ("theano.shared")."""

    form: str
    at: Location
    text: str
    const: Const | None = None
    kind: Kind = NOTHING_KNOWN
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an entry's dict. ``at`` is the bare word where it is written out, for edits."""

    name: str
    at: Location | None


@dataclass(frozen=True, slots=True)
class Taps:
    """The taps of an entry as written: ``form`` is NUMBER, LIST, TUPLE, RANGE, NOTHING or OTHER; ``numbers`` where all are known."""

    form: str
    numbers: tuple[int, ...] | None
    at: Location
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of outputs_info or sequences.

    ``given`` is the entry itself; for a dict ``main`` is what stands under "initial" or "input", ``keys`` are its keys, and ``closed`` tells that
    there are no others; without a dict ``main`` is the entry. ``items`` are the elements of an entry that is itself a list or tuple, where they are
    known; ``display`` is the place of that list where it is written out; ``length`` tells how long a sequence is by its code.
    """

    given: Given
    main: Given | None
    keys: tuple[Key, ...] = ()
    closed: bool = True
    taps: Taps | None = None
    items: tuple[Given, ...] | None = None
    display: Location | None = None
    length: Length | None = None

    @property
    def one_state(self) -> bool:
        """Whether the initial value is the state before the first step: no taps, or exactly the list [-1] (`taps == [-1]`, all four libraries)."""
        return self.taps is None or (self.taps.form == LIST and self.taps.numbers == (-1,))


@dataclass(frozen=True, slots=True)
class Length:
    """How many steps a sequence has: ``base`` is the name of what it is cut from, and ``steps`` how many more it has (x[1:] has -1 more than x); an
    empty ``base`` stands for none, ``steps`` is then the number itself."""

    base: str
    steps: int


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of the call. ``name`` is the parameter, or a keyword that scan lacks; ``keyword`` the place of the name, None for a position."""

    name: str
    given: Given
    keyword: Location | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One output of a step. ``operator`` is the one that made it: +, *; ``of`` names the step's parameters it is made from."""

    kind: Kind = NOTHING_KNOWN
    operator: str | None = None
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Written:
    """What the call was given: every argument, and the entries of sequences and outputs_info (None where they are not known).

    ``closed`` tells that there are no others: no `*args` or `**kwargs` of unknown content.
    """

    arguments: tuple[Argument, ...] = ()
    sequences: tuple[Entry, ...] | None = None
    states: tuple[Entry, ...] | None = None
    closed: bool = False

    def both(self, other: Written) -> Written:
        """What holds of a call that was met with either."""
        arguments = tuple(one for one in self.arguments if one in other.arguments)
        sequences = self.sequences if self.sequences == other.sequences else None
        closed = self.closed and other.closed and len(arguments) == len(self.arguments)
        return Written(arguments, sequences, self.states if self.states == other.states else None, closed)

    def argument(self, name: str) -> Argument | None:
        """The argument that is bound to a parameter, None where it is not given."""
        return next((argument for argument in self.arguments if argument.name == name), None)
