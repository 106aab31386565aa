"""What every room speaks: a finding, where it is, why it is believed, and what the real library said of it.

Plain frozen data: hashable, picklable, free of tree nodes. Lines and columns count from 1, columns in Unicode code points, ends exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanlint.impact import Confidence, Impact

if TYPE_CHECKING:
    from scanlint.question import Question


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span of a file the user has. ``cell`` is the notebook cell (from 1), else None; lines then count within the cell."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A secondary place and what it shows: "outputs_info has one entry"."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of ``location`` by ``text``."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding. ``applicability`` is "safe" (meaning provably kept, or the code raises today) or "unsafe"."""

    applicability: str
    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the probe saw when it applied the flagged operation to a tiny GRU. Fields that do not apply are None or empty.

    ``before`` and ``after`` are shapes with named axes, such as (("time", 5), ("sample", 3), ("dim", 2)); ``steps`` are the time steps that
    are left of ``of_steps``, per output in ``outputs``; ``exception`` and ``text`` are set when the library raised. ``rows`` are named rows of flags,
    one for each of the ``columns`` (time steps, unless it says otherwise); ``draws`` named rows of drawn numbers, one for each time step.
    """

    before: tuple[tuple[str, int], ...] = ()
    after: tuple[tuple[str, int], ...] = ()
    outputs: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    of_steps: int | None = None
    exception: str | None = None
    text: str | None = None
    rows: tuple[tuple[str, tuple[bool, ...]], ...] = ()
    columns: str = "time step"
    draws: tuple[tuple[str, tuple[float, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The real library's answer. ``state`` is "confirmed", "refuted" or "not-run"; ``backend`` such as "Theano 1.0.5" or None."""

    state: str
    backend: str | None
    detail: str
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One misuse.

    ``message`` is one sentence naming what the user wrote; ``label`` a few words under the underlined use; ``consequence`` what happens at
    run time in a sentence; ``help`` what to write instead; ``question`` what the companion may ask the real library.
    ``function`` (dotted, with the classes around it) and ``statement`` (on one line, without comments) say where it is without a line number:
    they stay when the code around it moves. They are empty until the engine fills them in.
    """

    location: Location
    code: str
    name: str
    impact: Impact
    confidence: Confidence
    message: str
    label: str
    consequence: str = ""
    help: str = ""
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    question: Question | None = None
    verdict: Verdict | None = None
    function: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported. ``by`` is "comment" or "baseline"; ``reason`` is what the comment gives, or nothing."""

    finding: Finding
    by: str
    reason: str = ""
