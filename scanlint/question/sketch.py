"""A scan piece by piece: what a question about states, steps, updates and sequences lets the probe build. The words are those of words.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

#: What a step returns: a word of FORMS, or a tuple of such for a list or tuple.
Form: TypeAlias = "str | tuple[Form, ...]"
#: Something that the step does besides, of ACTS, with its words and flags: ("numpy", "dot"), ("draw", "stream").
Act: TypeAlias = tuple[str | bool, ...]
#: An argument of the call: a word of ARGUMENTS and its value.
Argument: TypeAlias = tuple[str, int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of sequences, outputs_info or non_sequences.

    ``form`` is a word of ENTRIES; ``keys`` those of its dict (None: it is none), of KEYS; ``taps`` with the ``taps_form`` that they are written in.
    ``dims`` are the axes of the initial value, or of the sequence, as written: a length, or None for one that is free (None altogether: the usual
    axes of the probe). ``dtype`` and ``value`` are those of a written number; ``items`` the forms of what stands in a list.
    """

    form: str = "tensor"
    keys: tuple[str, ...] | None = None
    taps: tuple[int, ...] | None = None
    taps_form: str = "list"
    dims: tuple[int | None, ...] | None = None
    dtype: str | None = None
    value: int | float | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One output of the step: the numbers of the parameters that it is computed ``of`` (None: all that are read), the ``operator`` that made it, and
    what is known of its dtype and of its axes (1, or None for one that is free)."""

    of: tuple[int, ...] | None = None
    operator: str | None = None
    dtype: str | None = None
    dims: tuple[int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The step: it takes between ``least`` and ``most`` arguments (None: any number more).

    ``form`` is what it returns (None: the ``outputs`` side by side); ``ends`` a word of ENDS; ``unread`` are the parameters that it never reads;
    ``carried`` is the parameter that is taken for the accumulated value of a reduce; ``shared`` tells that it reads a shared variable of its closure.
    """

    least: int = 0
    most: int | None = None
    outputs: tuple[Made, ...] = (Made(),)
    form: Form | None = None
    ends: str = "returns"
    unread: tuple[int, ...] = ()
    carried: int | None = None
    symmetric: bool = False
    shared: bool = False
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """The scan to build. ``updates`` tells whether what it returns for updates reaches the function that computes the outputs."""

    api: str = "scan"
    sequences: tuple[Entry, ...] = (Entry(),)
    states: tuple[Entry, ...] = ()
    non_sequences: tuple[Entry, ...] = ()
    arguments: tuple[Argument, ...] = ()
    step: Step = Step()
    updates: bool = False
