"""What the rules read: scan calls and the uses of what they return. No tree nodes: frozen, hashable, picklable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scanlint.finding import Location
from scanlint.scan.count import ANY, Count
from scanlint.scan.draws import Draw, Fate
from scanlint.scan.given import Result, Written
from scanlint.scan.moves import Carried
from scanlint.scan.naming import Naming
from scanlint.scan.step_facts import Discard, Leak, Passing, SharedRead, StepFacts
from scanlint.scan.time_facts import Captured, LatePick, Meeting, Product
from scanlint.scan.values import TRACKED, Const, ScanId, Value, members
from scanlint.settings.target import Target
from scanlint.source.positions import Positions

#: Kinds of Use.
INDEX, UNPACK, ITERATE, LEN, STAR, LIST, ZIP, TRUTH = "index", "unpack", "iterate", "len", "star", "list", "zip", "truth"
#: The name of a TRUTH use that is an operand of `or` or `and`, whose value counts too.
OPERAND = "operand"
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
class Way:
    """One place on the way from a scan to where its result is used, and what happens there."""

    at: Location
    why: str


@dataclass(frozen=True, slots=True)
class ScanCall:
    """One call of scan or of a view.

    ``api`` is scan, map, reduce, foldl or foldr; ``dialects`` the libraries it may be (a finding must hold in all of them); ``listed`` is return_list
    (None: not known); ``pair`` whether it returns (outputs, updates) (None: not known); ``n_steps`` the constant if written; ``recurrent`` a flag
    per entry of outputs_info where each entry is known; ``states`` the name that outputs_info was given as; ``foreign`` are keywords that scan lacks;
    ``followed`` tells that wherever a name is read that may hold the result, what it holds is known; ``why_unknown`` says what hid the count.
    ``draws`` are the random numbers that the step draws, ``makes_updates`` whether it returns updates of its own (None: not known), ``opaque``
    whether it calls code that could not be followed, ``unfollowed`` the first such call; ``nested`` whether it is called while another step is read,
    ``updates`` what becomes of the updates. Of PyTensor alone: ``added`` is where return_updates=False would be written, and how; ``carried`` how a
    generator that the step updates would become a state (None where it is no question).
    ``bodies`` are the functions that the step may be, ``step_at`` where it is handed over, ``passing`` what scan passes to it; ``declared`` are the
    shared variables among the non_sequences (None: not known), for ``strict`` (None: not known).
    ``written`` is what the call was given, argument by argument and entry by entry, ``results`` what the step returns per output (None: not known),
    ``symmetric`` whether the step of a reduce treats its two parameters alike (None: not known).
    ``given`` are the parameters that got an argument, each with its place; ``tried`` tells that the code around the call expects it to fail,
    ``prepared`` also that an error is expected where its result is used: what raises in the call itself is no less wrong for that;
    ``products`` and ``captured`` are what the step computes anew at every time step although it need not. ``trail`` is the way to it through the
    calls of functions, the outermost first; ``called`` is the place of that outermost call where all of them are plain calls. ``taken_for`` is how
    many outputs its uses need where nothing else tells: no rule judges by that.
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
    given: tuple[tuple[str, Location], ...] = ()
    tried: bool = False
    prepared: bool = False
    products: tuple[Product, ...] = ()
    captured: tuple[Captured, ...] = ()
    draws: tuple[Draw, ...] = ()
    makes_updates: bool | None = None
    opaque: bool = True
    unfollowed: str = ""
    carried: Carried | None = None
    nested: bool = False
    updates: Fate = Fate()
    added: tuple[Location, str] | None = None
    bodies: tuple[StepFacts, ...] = ()
    passing: Passing = Passing()
    step_at: Location | None = None
    strict: bool | None = False
    declared: tuple[SharedRead, ...] | None = None
    written: Written = Written()
    results: tuple[Result, ...] | None = None
    symmetric: bool | None = None
    trail: tuple[Way, ...] = ()
    called: Location | None = None
    taken_for: int | None = None

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
class Part:
    """A target of an unpacking: where it stands, and how it is written (line ends as a line feed)."""

    at: Location
    text: str


@dataclass(frozen=True, slots=True)
class Use:
    """One consumption of a tracked value.

    ``value`` is the join over every way the code can reach it; ``at`` the whole expression, ``on`` the tracked part of it and ``text`` how it is
    written; ``name`` an attribute, operator or function; ``index`` for INDEX; ``targets`` for UNPACK (a name or None each) with the position of a
    ``star``; ``other`` the other operand. ``prepared`` tells that the code around expects it to fail. For edits:
    ``brackets`` of INDEX from the `[` (and the blanks before it) to the `]`, ``parts`` of UNPACK, ``added`` where a function that got no updates
    would be given `{}`, and how. ``scope`` is the function in which it stands, as the tree counts.
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
    brackets: Location | None = None
    parts: tuple[Part, ...] = ()
    added: tuple[Location, str] | None = None
    scope: tuple[int, int] = (0, 0)
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name that some release lacks. ``names`` are the dotted names that it may stand for (one per library that the file may have imported);
    ``form`` is "attribute", "name" (imported from its module) or "module" (a module path); ``text`` is the code."""

    names: tuple[str, ...]
    form: str
    at: Location
    text: str


@dataclass(frozen=True)
class Facts:
    """All that is known of one file, and the releases that it must work with (None: the newest of what it imports).

    ``imports`` are the first parts of the modules that it imports anywhere, ``naming`` what it calls them and which names it binds.
    ``paths`` are the files that were read, this one first, and ``positions`` lead from those among the others that are not their own programs to
    what the user has.
    ``trails`` are the ways from places of uses in functions that are called (scan/through.py); ``deferred``, ``instead`` and
    ``held`` as there. ``unpacked`` are the places where other files take apart what scan returned.
    """

    path: str
    calls: Mapping[ScanId, ScanCall] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    names: tuple[NameUse, ...] = ()
    target: Target | None = None
    leaks: tuple[Leak, ...] = ()
    discards: tuple[Discard, ...] = ()
    imports: frozenset[str] = frozenset()
    naming: Naming = field(default_factory=Naming)
    meetings: tuple[Meeting, ...] = ()
    late_picks: tuple[LatePick, ...] = ()
    paths: tuple[str, ...] = ("",)
    positions: Mapping[str, Positions] = field(default_factory=dict)
    trails: Mapping[Location, tuple[Way, ...]] = field(default_factory=dict)
    deferred: tuple[Use, ...] = ()
    instead: Mapping[Location, Location] = field(default_factory=dict)
    held: tuple[tuple[Location, str], ...] = ()
    unpacked: tuple[Use, ...] = ()

    @cached_property
    def by_call(self) -> Mapping[ScanId, tuple[Use, ...]]:
        """The uses of what each call returned."""
        found: dict[ScanId, list[Use]] = {}
        for use in self.uses:
            for call in {member.call for member in members(use.value) if isinstance(member, TRACKED)}:
                found.setdefault(call, []).append(use)
        return {call: tuple(those) for call, those in found.items()}

    def of(self, call: ScanId) -> ScanCall:
        """The call that a value came from."""
        return self.calls[call]

    def own_calls(self) -> Iterator[ScanCall]:
        """Each call written in the file once, in its order."""
        own = (call for call in self.calls.values() if call.id.run == 0 and call.at.path == self.path)
        yield from sorted(own, key=lambda call: call.at)
