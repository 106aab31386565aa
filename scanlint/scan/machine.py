"""What one reading of a file carries along: frames of functions, the calls and uses found, and the bounds that keep the reading finite."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import roots
from scanlint.scan.courses import Courses
from scanlint.scan.draws import Journal
from scanlint.scan.fates import WATCHED, Fates
from scanlint.scan.names import NameLog
from scanlint.scan.patience import Patience
from scanlint.scan.record import Recorder
from scanlint.scan.scopes import FunctionNode, Names, Scope, filled_inside, names_of
from scanlint.scan.state import Cell, DictCell, ListCell, State
from scanlint.scan.trails import Trails
from scanlint.scan.values import Class, External, Func, Imported, Module, Ref, Rng, Site, Tensor, Unknown, Value, calls_of, join, join_all, members
from scanlint.source.text import SourceText, Unreadable
from scanlint.source.tree import span

if TYPE_CHECKING:
    from scanlint.scan.program import Program
    from scanlint.scan.writes import Fields

#: Statements and expressions looked at in one file before the reading is given up: so many for every file, one more for each of its characters, and
#: no more than MOST_WORK. What takes most in the public packages of benchmarks/ is 58,000 for 4,446 lines, and 11,000 for a file of 119 lines.
WORK = 100_000
MOST_WORK = 2_000_000
#: What calls that are followed, and fields whose writes are read, may take of that: a share for every file, and so much for each of its lines.
FOLLOWED_WORK = 6_000
FOLLOWED_WORK_PER_LINE = 10
#: The reason where that is used up.
SPENT = "what calls that are followed may take of the work on this file is used up"
#: Calls of the file's own functions that are followed into each other: those that can reach a scan, and those that cannot.
MOST_DEPTH = 4
MOST_HELPERS = 2

BUILTINS = frozenset(
    """
    list tuple len isinstance zip enumerate range xrange map filter reversed sorted dict set bool int float str type super getattr hasattr
    sum min max abs all any iter next print slice staticmethod classmethod property object repr id vars locals reduce issubclass callable
    eval globals setattr
    """.split(),
)

#: Expressions whose value is computed from the values of their parts; what a call computes from is known where it is called.
_COMBINING = (nodes.BinOp, nodes.UnaryOp, nodes.Compare, nodes.Subscript, nodes.Attribute)

#: Statements whose ways meet again, where all that lists hold is compared: 2 ** _CHEAP of these comparisons are one piece of work.
_BRANCHING = (nodes.If, nodes.Try, nodes.For, nodes.While, nodes.Match)
_CHEAP = 6


@dataclass(slots=True)
class Loop:
    """Where `break` and `continue` of the innermost loop lead."""

    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """A field of an instance was given a value, by the target of an assignment."""

    name: str
    value: Value
    target: nodes.NodeNG


@dataclass(slots=True)
class Frame:
    """One execution of a module, class or function body.

    ``state`` is the current state while ``live``; afterwards ``ever`` holds the join of all values that each name was given, and ``heap`` what lists
    hold at the end: that is what a function defined inside sees.
    """

    id: int
    scope: Scope
    names: Names
    parent: Frame | None
    run: int
    state: State | None = None
    live: bool = True
    ever: dict[str, Value] = field(default_factory=dict)
    heap: dict[Ref, Cell] = field(default_factory=dict)
    returns: list[tuple[nodes.NodeNG, Value, State]] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    stars: list[Module] = field(default_factory=list)
    filled: frozenset[str] | None = None


def site_of(node: nodes.NodeNG) -> Site:
    """The key of a place in the tree."""
    return (node.lineno or 0, node.col_offset or 0, node.end_lineno or 0, node.end_col_offset or 0)


Evaluator = Callable[["Machine", nodes.NodeNG, State], Value]
Executor = Callable[["Machine", nodes.NodeNG, State], State | None]


class Machine:
    """Reads one file. How each kind of node is evaluated or executed lives in the modules beside this one; they share what is here."""

    def __init__(
        self, program: Program, aliases: dict[str, str], evaluators: Mapping[type, Evaluator], executors: Mapping[type, Executor], written: Fields
    ) -> None:
        self.program = program
        self.written = written
        self.evaluators = evaluators
        self.executors = executors
        self.aliases = aliases
        self.active: list[Site] = []
        self.recorder = Recorder(program.files, self.active)
        self.mentions = NameLog()
        self.courses = Courses()
        self.fates = Fates()
        self.trails = Trails()
        self.journals: list[Journal] = []
        self.fields: dict[tuple[Site, str], Rng | None] = {}
        self.frames: list[Frame] = []
        self.frame: Frame | None = None
        self.definitions: dict[Site, FunctionNode | nodes.ClassDef] = {}
        self.displays: dict[Site, nodes.NodeNG] = {}
        self.attributes: dict[Site, dict[str, Value]] = {}
        self.bases: dict[Site, tuple[Value, ...]] = {}
        self.children: dict[Site, set[Site]] = {}
        # What is asked of the classes again and again, until another is defined.
        self.above: dict[Site, list[Site]] = {}
        self.orders: dict[Site, tuple[Site, ...]] = {}
        self.below: dict[Site, list[Site]] = {}
        self.classes: dict[Site, Class] = {}
        self.class_frames: dict[Site, int] = {}
        self.dataclasses: dict[Site, tuple[nodes.AnnAssign, ...]] = {}
        self.writes: dict[Ref, list[Written]] = {}
        self.turning = 0
        self.pending: list[tuple[FunctionNode, Frame, Class | None]] = []
        self.queued: set[Site] = set()
        self.relevant: frozenset[Site] = frozenset()
        self.runs: dict[tuple[int, Site], int] = {}
        self.work = 0
        self.patience = Patience(program.files.main.path)
        # Roots of the values met while the expression at hand was evaluated.
        self.met = roots.NOTHING
        self._names: dict[Site, Names] = {}
        self.followed = 0
        self.most_work = min(WORK + len(program.files.main.text), MOST_WORK)
        self.most_followed = FOLLOWED_WORK + FOLLOWED_WORK_PER_LINE * len(program.files.main.lines)

    @property
    def source(self) -> SourceText:
        """The file whose code is being executed."""
        return self.program.files.of(self.here.scope)

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The names bound together with another in the file being executed."""
        return dict(self.source.parts) if self.source.parts else {}

    @property
    def here(self) -> Frame:
        """The frame being executed."""
        assert self.frame is not None
        return self.frame

    def evaluate(self, node: nodes.NodeNG, state: State) -> Value:
        """What an expression holds at this point; uses inside it are recorded, lists made or changed by it are in the state."""
        self.tick()
        evaluator = self.evaluators.get(type(node))
        if evaluator is not None:
            outer, self.met = self.met, roots.NOTHING
            value = evaluator(self, node, state)
            if self.met and isinstance(node, _COMBINING):
                value = roots.rooted(value, roots.at_home(self.met, self.active))
            self.met = outer | roots.of(value)
            value = self.courses.after(self, node, value)
            if isinstance(value, Unknown) and value.lost and isinstance(node, (nodes.Name, nodes.Attribute)):
                self.recorder.lose(value.lost)
            if isinstance(value, WATCHED):
                self.fates.seen(self, node, value)
            return value
        for child in node.get_children():
            self.evaluate(child, state)
        return Unknown(f"a {type(node).__name__} expression")

    def execute(self, body: Sequence[nodes.NodeNG], state: State | None) -> State | None:
        """Run a block. Returns the state at its end, None where every way leaves it before (return, raise, break, continue)."""
        for statement in body:
            if state is None:
                return None
            self.tick(1 + (len(state.heap) >> _CHEAP if isinstance(statement, _BRANCHING) else 0))
            self.here.state = state
            executor = self.executors.get(type(statement))
            state = executor(self, statement, state) if executor is not None else state
        if state is not None:
            self.here.state = state
        return state

    def at(self, node: nodes.NodeNG) -> Location:
        """Where a node stands in the user's file."""
        return span(node, self.program.files.of(node))

    def tick(self, much: int = 1) -> None:
        """Count a piece of work, or so much of it; raises Unreadable when the file needs more than it may take, or OutOfTime."""
        self.work += much
        if self.work >= self.patience.due:
            self.patience.look(self.work)
        self.followed += self.recorder.muted > 0
        if self.work > self.most_work:
            place = Location(self.program.files.main.path, 1, 1, 1, 1)
            raise Unreadable(place, f"this file needs more than {self.most_work} steps to analyse", "Split the file, or exclude it.")

    def open_frame(self, scope: Scope, parent: Frame | None, run: int) -> Frame:
        """A frame for one execution of a body."""
        key = site_of(scope)
        if key not in self._names:
            self._names[key] = names_of(scope, dict(self.program.files.of(scope).parts))
        frame = Frame(len(self.frames), scope, self._names[key], parent, run)
        self.frames.append(frame)
        return frame

    def run_for(self, site: Site) -> int:
        """The number of the run that a call at ``site`` starts from here: the same at every turn of a loop."""
        return self.runs.setdefault((self.here.run, site), len(self.runs) + 1)

    def bind(self, name: str, value: Value, state: State) -> None:
        """Give a name a value at this point."""
        frame = self.here
        state.env[name] = value
        frame.ever[name] = join(frame.ever[name], value) if name in frame.ever else value
        if name in frame.names.outer:
            self._assigned_from_inside(name, value, frame)
        for part in self.parts.get(name, ()) if self.source.parts else ():
            # What a step is given is symbolic, and so is what it takes from it by `def step((a, b), c)`, in Python 2.
            self.bind(part, Tensor(f"step parameter {part}", roots=value.roots) if isinstance(value, Tensor) else Unknown(f"{part} is a part"), state)

    def _assigned_from_inside(self, name: str, value: Value, frame: Frame) -> None:
        outer = frame.parent
        while outer is not None:
            if (name in outer.ever and not _passes_over(frame, outer, name)) or outer.parent is None:
                outer.ever[name] = Unknown(f"{name} is also assigned in another function", calls_of(value))
                if outer.state is not None:  # pragma: no branch: a body that defines functions has been executed as far as that
                    # A step has run when scan returns, so that the name certainly holds what it was given there.
                    outer.state.env[name] = value if roots.symbolic(value) else outer.ever[name]
                return
            outer = outer.parent

    def look_up(self, name: str, state: State) -> Value:
        """What a name holds here: of this function at this point, else of the functions around it, the module, the builtins."""
        found = self._found(name, state)
        if found is None:
            return External(f"builtins.{name}") if name in BUILTINS else Unknown(f"{name} is not defined in this file")
        return self.opened(found, state)

    def _found(self, name: str, state: State) -> Value | None:
        frame: Frame | None = self.here
        if name in state.env:
            return state.read(state.env[name])
        if name in self.here.names.bound:
            return Unknown(f"{name} is not bound on this way")
        last = self.here
        while frame is not None and (frame := frame.parent) is not None:
            last = frame
            if _passes_over(self.here, frame, name):
                continue
            if frame.live and frame.state is not None and name in frame.state.env:
                return frame.state.read(frame.state.env[name])
            if name in frame.ever:
                return self.captured(frame, name, frame.ever[name], state)
        return self.program.starred(self, last.stars, name, state)

    def opened(self, value: Value, state: State) -> Value:
        """The value itself for what was imported from another module of the project."""
        if not any(isinstance(member, Imported) for member in members(value)):
            return value
        opened = [self.program.attribute(self, part.module, part.name, state) if isinstance(part, Imported) else part for part in members(value)]
        return join_all(opened, value)

    def captured(self, frame: Frame, name: str, value: Value, state: State) -> Value:
        """A list that is empty when its function ends is there to be filled by others; a dict that a function fills may hold more than is seen."""
        cell = state.heap.get(value) if isinstance(value, Ref) else None
        if isinstance(cell, DictCell) and isinstance(value, Ref) and cell.complete and name in self._filled_in(frame):
            state.heap[value] = replace(cell, complete=False)
        return Unknown(f"{name} is filled elsewhere") if isinstance(cell, ListCell) and cell.items == () else value

    def _filled_in(self, frame: Frame) -> frozenset[str]:
        if frame.filled is None:
            frame.filled = filled_inside(frame.scope)
        return frame.filled

    def inherit(self, site: Site, bases: tuple[Value, ...]) -> None:
        """A class is defined; its definition may be executed more than once."""
        if self.bases.get(site) != bases:
            for base in self.bases.get(site, ()):
                if isinstance(base, Class):
                    self.children[base.site].discard(site)
            self.bases[site] = bases
            for base in bases:
                if isinstance(base, Class):
                    self.children.setdefault(base.site, set()).add(site)
            self.above.clear()
            self.orders.clear()
            self.below.clear()

    def ancestors(self, start: Site) -> list[Site]:
        """The class and its bases in this file, nearest first."""
        if start in self.above:
            return self.above[start]
        seen: dict[Site, None] = {}
        pending = deque((start,))
        while pending:
            site = pending.popleft()
            if site not in seen:
                seen[site] = None
                pending.extend(base.site for base in self.bases.get(site, ()) if isinstance(base, Class))
        self.above[start] = list(seen)
        return self.above[start]

    def define(self, node: FunctionNode) -> Func:
        """The value of a def or a lambda at this point."""
        self.definitions[site_of(node)] = node
        return Func(site_of(node), self.here.id)


def _passes_over(inner: Frame, around: Frame, name: str) -> bool:
    """Whether a name in ``inner`` is none of a frame around it: methods do not see the names of their class, `global` means those of the module."""
    return isinstance(around.scope, nodes.ClassDef) or (name in inner.names.module and around.parent is not None)


def canonical(m: Machine, name: str) -> str:
    """A dotted name with the user's backend-aliases applied: "mylib.tt.dot" is theano.tensor.dot where the settings say so."""
    for alias, meant in m.aliases.items():
        if name == alias or name.startswith(alias + "."):
            return meant + name[len(alias) :]
    return name
