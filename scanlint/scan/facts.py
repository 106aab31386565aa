"""What the rules read: scan calls and the uses of what they return. No tree nodes: frozen, hashable, picklable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanlint.finding import Location
from scanlint.scan.count import ANY, Count
from scanlint.scan.values import Const, ScanId, Value

#: Kinds of Use.
INDEX, UNPACK, ITERATE, LEN, STAR, LIST, ZIP, TRUTH = "index", "unpack", "iterate", "len", "star", "list", "zip", "truth"
ARITHMETIC, ATTRIBUTE, ARGUMENT, RETURN, STORE = "arithmetic", "attribute", "argument", "return", "store"


@dataclass(frozen=True, slots=True)
class Claim:
    """Evidence for a number of outputs: "the step returns 2 values" at its place. ``source`` is "step", "outputs_info" or "argument"."""

    count: Count
    source: str
    why: str
    at: Location | None


@dataclass(frozen=True, slots=True)
class Outputs:
    """How many outputs, with the evidence. ``conflict`` is set where outputs_info and the step contradict each other; the count is then unknown."""

    count: Count = ANY
    claims: tuple[Claim, ...] = ()
    conflict: bool = False

    @property
    def known(self) -> int | None:
        """The number of outputs where it is certain."""
        return self.count.exact


@dataclass(frozen=True, slots=True)
class ScanCall:
    """One call of scan or of a view.

    ``api`` is scan, map, reduce, foldl or foldr; ``dialects`` the libraries it may be (a finding must hold in all of them); ``listed`` is return_list
    (None: not known); ``pair`` whether it returns (outputs, updates) (None: not known); ``n_steps`` the constant if written; ``recurrent`` a flag
    per entry of outputs_info where each entry is known; ``states`` the name that outputs_info was given as; ``foreign`` are keywords that scan lacks;
    ``followed`` tells that the result is used, and that each use found still knew where it came from; ``why_unknown`` says what hid the count.
    """

    id: ScanId
    at: Location
    api: str
    dialects: tuple[str, ...]
    outputs: Outputs
    listed: bool | None = False
    pair: bool | None = True
    n_steps: Const | None = None
    go_backwards: bool = False
    recurrent: tuple[bool, ...] | None = None
    states: str | None = None
    step: str | None = None
    step_known: bool = False
    foreign: tuple[str, ...] = ()
    why_unknown: tuple[str, ...] = ()
    followed: bool = False

    @property
    def single(self) -> bool:
        """Whether the outputs come back as the bare variable: exactly one, and no return_list (all four libraries)."""
        return self.outputs.known == 1 and self.listed is False

    @property
    def reduces(self) -> bool:
        """Whether only the last step comes back: reduce, foldl and foldr."""
        return self.api in ("reduce", "foldl", "foldr")


@dataclass(frozen=True, slots=True)
class Index:
    """What stands between the brackets. ``form``: "int" (``number``), "slice" (``bounds``, None where not constant),
    "axes" (several, or a slice among several), "symbolic", "unknown"."""

    form: str
    number: int | None = None
    bounds: tuple[int | None, int | None, int | None] | None = None

    @property
    def reverses(self) -> bool:
        """Whether it is ``[::-1]``."""
        return self.bounds == (None, None, -1)


@dataclass(frozen=True, slots=True)
class Context:
    """What the code around a use says of its intent: the name that the whole expression is assigned to, how many constant picks of the same value
    stand in one display, what consumes the use (a kind of Use, a function's dotted name, an argument's name), and the constant index that follows."""

    target: str | None = None
    picks: int = 0
    consumer: str | None = None
    then: Index | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One consumption of a tracked value.

    ``value`` is the join over every way the code can reach it; ``at`` the whole expression, ``on`` the tracked part of it and ``text`` how it is
    written; ``name`` an attribute, operator or function; ``index`` for INDEX; ``targets`` for UNPACK (a name or None each) with the position of a
    ``star``; ``other`` the other operand; ``prepared`` tells that the code around expects it to fail.
    """

    kind: str
    value: Value
    at: Location
    on: Location
    text: str = ""
    name: str | None = None
    index: Index | None = None
    targets: tuple[str | None, ...] = ()
    star: int | None = None
    other: Value | None = None
    context: Context = Context()
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one file."""

    path: str
    calls: Mapping[ScanId, ScanCall] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()

    def of(self, call: ScanId) -> ScanCall:
        """The call that a value came from."""
        return self.calls[call]

    def own_calls(self) -> Iterator[ScanCall]:
        """Each written call once, in the order of the file."""
        yield from sorted((call for call in self.calls.values() if call.id.run == 0), key=lambda call: call.at)
