"""What is known of a step's body: its parameters, the forms of its returns, and what it does with values that depend on its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from scanlint.finding import Location

#: Kinds of BodyUse.
TRUTH, EQUAL, MEMBER, CHAIN, LOOP, BUILTIN, NUMPY, INDEX = "truth", "equal", "member", "chain", "loop", "builtin", "numpy", "index"

#: Forms of a part of what a step returns. A Form is one of these words, or a tuple of Forms for a list or tuple.
#: INNER is an output that is computed from a parameter of the step.
OUTPUT, INNER, UPDATES, UNTIL = "output", "inner output", "updates", "until"
NUMBER, ARRAY, NOTHING, TEXT, UNKNOWN = "number", "array", "None", "text", "unknown"
Form: TypeAlias = "str | tuple[Form, ...]"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that scan may fill: neither bound beforehand nor keyword-only. ``read`` whether the body reads it anywhere."""

    name: str
    at: Location
    optional: bool
    read: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """One return of a step.

    ``at`` is the whole return, ``parts`` its elements and ``texts`` how they are written; ``rewritable`` is the place of what is returned where the
    elements can be put together anew (one line, no parentheses of theirs), ``brackets`` those around it: "()", "[]" or "".
    """

    form: Form
    at: Location
    parts: tuple[Location, ...] = ()
    texts: tuple[str, ...] = ()
    rewritable: Location | None = None
    brackets: str = ""


@dataclass(frozen=True, slots=True)
class BodyUse:
    """A use, in the step's body, of a value that depends on the step's parameters.

    ``at`` is the whole expression, ``on`` the value in it, ``text`` how the value is written; ``name`` the operator or the function's dotted name;
    ``compared`` tells that the value is the result of `<`, `<=`, `>` or `>=`, whose truth raises in every library; ``both`` that every
    argument is symbolic; ``parameter`` is set where the value is that very parameter; ``number`` is a constant index; ``axis`` that one is given.
    ``function`` is the place of the function of a call.
    """

    kind: str
    at: Location
    on: Location
    text: str
    name: str = ""
    compared: bool = False
    both: bool = False
    function: Location | None = None
    parameter: str | None = None
    number: int | None = None
    axis: bool = False


@dataclass(frozen=True, slots=True)
class SharedRead:
    """A shared variable that an output of the step is computed from: the place where it is made, and the first name that it was given."""

    site: tuple[int, int, int, int]
    name: str


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step as one scan call reads it.

    ``at`` is the head of the def, or the lambda; ``site`` where it is defined, as the tree counts. ``parameters`` are those left to scan, in order;
    ``extra`` tells of `*args`; ``missing`` names parameters that scan cannot fill: keyword-only ones without default, and those behind a bound one.
    ``ends`` is "returns", "sometimes" (some way ends without return), "never" (none returns), "raises" or "yields". ``outer`` are the names that it
    reads from outside (``self.h0`` too); ``shared`` the shared variables that all its outputs are computed from. ``alone`` tells of a step that
    returns updates that nothing but this one call of scan knows it; ``outer_at`` are the places of plain names among
    ``outer``.
    """

    name: str
    at: Location
    parameters: tuple[Parameter, ...]
    site: tuple[int, int, int, int] = (0, 0, 0, 0)
    extra: bool = False
    missing: tuple[str, ...] = ()
    ends: str = "returns"
    returns: tuple[Returned, ...] = ()
    uses: tuple[BodyUse, ...] = ()
    outer: frozenset[str] = frozenset()
    shared: tuple[SharedRead, ...] = ()
    alone: bool = False
    outer_at: tuple[tuple[str, Location], ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """One argument that scan hands to the step. ``role`` is "sequence", "state" or "non_sequence"; ``entry`` its number in that argument of scan,
    from 0; ``tap`` where taps are given; ``text`` and ``at`` the entry as it is written, where it is."""

    role: str
    entry: int
    tap: int | None = None
    text: str = ""
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """What scan passes: between ``least`` and ``most`` arguments (None: no bound); ``first`` are those whose place is certain, in order."""

    first: tuple[Passed, ...] = ()
    least: int = 0
    most: int | None = None

    @property
    def exact(self) -> int | None:
        """The number of arguments, where it is certain."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True, slots=True)
class Leak:
    """A use, outside its step, of a tensor that a step computed: ``at`` the whole expression, ``on`` the tensor in it, written as ``text``;
    ``roots`` are the (step, parameter) pairs that it depends on, a step being known by the place of its def."""

    at: Location
    on: Location
    text: str
    roots: tuple[tuple[tuple[int, int, int, int], str], ...]


@dataclass(frozen=True, slots=True)
class Discard:
    """`T.set_subtensor(..)` as a statement: ``name`` is the function ("method set" for `x[0].set(..)`), ``target`` the variable that was meant."""

    at: Location
    name: str
    target: str
