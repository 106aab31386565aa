"""Which way time runs in a tensor: the course of each value is kept while a file is read, and the places where two courses meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan.picks import picked_first
from scanlint.scan.runs import Run, run_of
from scanlint.scan.time_facts import LatePick, Meeting
from scanlint.scan.times import JOINS, PICKABLE, REDUCTIONS, TOGETHER, along, axis_of, index_of, keeps_time, last_name, operands, spine, stay_paired
from scanlint.scan.values import Choice, Course, Output, Outs, ScanId, Site, Tensor, Unknown, Value

if TYPE_CHECKING:
    from scanlint.scan.arguments import BoundArguments
    from scanlint.scan.machine import Machine

#: What `x[::-1]` gives where nothing is known of x.
REVERSED = Unknown("a sequence in reversed order")
_TURNED = Course(turned=True)


@dataclass(frozen=True, slots=True)
class _Met:
    node: nodes.NodeNG
    how: str
    backward: nodes.NodeNG
    call: ScanId
    other: nodes.NodeNG
    forward: ScanId | None
    along: bool = False


class Courses:
    """``known`` holds the course of each expression as it was last evaluated, by the node's identity."""

    def __init__(self) -> None:
        self.known: dict[int, Course] = {}
        self.runs: dict[ScanId, Run] = {}
        self._doubtful: set[ScanId] = set()
        self._turned: dict[ScanId, bool] = {}
        self._met: dict[Site, _Met] = {}
        self._harmless: set[Site] = set()
        self._picks: dict[int, tuple[nodes.Subscript, ScanId]] = {}

    def run(self, m: Machine, call: ScanId, api: str, bound: BoundArguments) -> None:
        """A scan is called: keep which way it goes, and see whether its sequences run against each other."""
        place = bound.places.get("sequences")
        parts = list(place.elts) if isinstance(place, (nodes.List, nodes.Tuple)) else [place] if place is not None else []
        courses = [self.known.get(id(part)) for part in parts]
        turned = any(course is not None and (course.turned or course.moved or course.meeting is not None) for course in courses)
        runs = [self.runs.get(course.call) if course is not None and course.call is not None else None for course in courses]
        directions = {run is not None and run.backward for run in runs}
        run = run_of(m, api, bound, parts, turned, True in directions) if len(directions) == 1 else None
        before = self.runs.get(call)
        if run is None or (before is not None and before.backward is not run.backward):
            # Another turn of a loop, another way: what differs is not known.
            self.runs.pop(call, None)
            self._doubtful.add(call)
        elif call not in self._doubtful:
            self.runs[call] = run
        if len(parts) > 1 and place is not None:
            self._meet(m, place, "sequences", parts)

    def after(self, m: Machine, node: nodes.NodeNG, value: Value) -> Value:
        """``value`` of an expression that was just evaluated, with its course."""
        if isinstance(node, nodes.Subscript):
            value = self._subscript(m, node, value)
        elif isinstance(value, Tensor) and self.known:
            course = self._course(m, node, value)
            if course is not None:
                value = replace(value, course=course)
        course = self._of(value)
        if course is not None:
            self.known[id(node)] = course
        elif self.known:
            self.known.pop(id(node), None)
        return value

    def _of(self, value: Value) -> Course | None:
        if isinstance(value, Tensor):
            return value.course
        if isinstance(value, Output) or (isinstance(value, Outs) and value.form == "single"):
            return Course(value.call) if value.call in self.runs else None
        if isinstance(value, Choice):
            found = {self._of(member) for member in value.members}
            return found.pop() if len(found) == 1 else None
        return _TURNED if value == REVERSED else None

    def _course(self, m: Machine, node: nodes.NodeNG, value: Tensor) -> Course | None:
        if isinstance(node, nodes.BinOp):
            return self._arithmetic(m, node)
        if isinstance(node, nodes.UnaryOp):
            return self.known.get(id(node.operand))
        return self._call(m, node, value) if isinstance(node, nodes.Call) and value.course is None else value.course

    def _arithmetic(self, m: Machine, node: nodes.BinOp) -> Course | None:
        """The terms of a chain are looked at together, each operation for itself."""
        operations = spine(node)
        left: nodes.NodeNG = operations[0].left
        course = self.known.get(id(left))
        for operation in operations:
            right = operation.right
            if operation.op == "@":
                course = replace(course, heavy=True) if course is not None else None
            else:
                met = self._meet(m, operation, operation.op, [left, right])
                course = met or self._one(course, self.known.get(id(right)), isinstance(left, nodes.Const) or isinstance(right, nodes.Const))
            left = operation
            if course is not None:
                self.known[id(operation)] = course
            else:
                self.known.pop(id(operation), None)
        return course

    def _one(self, one: Course | None, two: Course | None, pure: bool) -> Course | None:
        """The course of what was computed from two values whose courses are not at odds."""
        course = next((each for each in (one, two) if each is not None and each.meeting is not None), one or two)
        if one is not None and two is not None and (one.turned or two.turned):
            return _TURNED
        return replace(course, pure=course.pure and pure) if course is not None else None

    def _call(self, m: Machine, node: nodes.Call, value: Tensor) -> Course | None:
        name = last_name(node.func)
        if value.origin.rpartition(".")[2].removeprefix("method ") != name:
            return None
        parts = operands(node, name, method=value.origin.startswith("method "))
        first = self.known.get(id(parts[0])) if parts else None
        if name in REDUCTIONS:
            return self._reduced(first, axis_of(node, value.origin.startswith("method "))) if first is not None else None
        if name in JOINS or name in TOGETHER:
            moved = any((course := self.known.get(id(part))) is not None and course.moved for part in parts)
            if along(name, node, moved):
                self._follow(m, node, name, parts)
            return self._meet(m, node, name, parts) if stay_paired(name, node, moved) else None
        return keeps_time(node, name, first) if first is not None else None

    def _reduced(self, course: Course, axis: int | None) -> Course | None:
        """Summed over time, the order of the steps does not matter any more; over another axis, it stays."""
        if axis not in (None, 1 if course.moved else 0):
            return replace(course, pure=False)
        if course.meeting is not None:
            self._harmless.add(course.meeting)
        return None

    def _subscript(self, m: Machine, node: nodes.Subscript, value: Value) -> Value:
        form, number = index_of(node.slice)
        course = self.known.get(id(node.value))
        if form == "reversed" and (isinstance(value, (Unknown, Tensor)) or course is not None):
            return replace(value, course=_TURNED) if isinstance(value, Tensor) else REVERSED if isinstance(value, Unknown) else value
        if course is None:
            return value
        if course.meeting is not None and form == ("second" if course.moved else "step"):
            self._harmless.add(course.meeting)
        late = course.call is not None and course.pure and course.heavy and isinstance(node.value, PICKABLE)
        if late and number == -1 and form == ("second" if course.moved else "step") and course.call is not None:
            self._picks[id(node)] = (node, course.call)
        kept = form == "part" or (form == "second" and not course.moved)
        return replace(value, course=course) if kept and isinstance(value, Tensor) else value

    def _meet(self, m: Machine, node: nodes.NodeNG, how: str, parts: Iterable[nodes.NodeNG]) -> Course | None:
        """The course of a join; where a backward part meets a forward one, that is kept."""
        known = [(part, self.known.get(id(part))) for part in parts]
        backward = next(((part, course) for part, course in known if course is not None and self._is(course, True)), None)
        if backward is None or backward[1].call is None:
            return None
        part, course = backward
        for other, its in known:
            forward = its.call if its is not None and its.moved == course.moved and self._is(its, False) else None
            itself = its is None and not course.moved and self.runs[backward[1].call].went_through(m, other)
            if other is not part and (forward is not None or itself):
                if not m.recorder.muted:
                    self._met[_site(node)] = _Met(node, how, part, backward[1].call, other, forward)
                return Course(meeting=_site(node), moved=course.moved)
        return None

    def _follow(self, m: Machine, node: nodes.NodeNG, how: str, parts: Sequence[nodes.NodeNG]) -> None:
        """Parts that come one after another in time: the state that a backward scan starts from belongs behind its last step, which is output 0."""
        for at, part in enumerate(parts):
            course = self.known.get(id(part))
            if course is None or course.call is None or not self._is(course, True):
                continue
            behind = next((other for other in parts[at + 1 :] if self.runs[course.call].starts_from(m, other)), None)
            if behind is not None and not m.recorder.muted:
                self._met[_site(node)] = _Met(node, how, part, course.call, behind, None, along=True)

    def _is(self, course: Course, backward: bool) -> bool:
        run = self.runs.get(course.call) if course.call is not None else None
        if run is None or course.call is None or run.backward is not backward or run.turned or course.turned:
            return False
        if course.call not in self._turned:
            self._turned[course.call] = run.may_be_turned()
        return not self._turned[course.call]

    def meetings(self, at: Callable[[nodes.NodeNG], Location]) -> tuple[Meeting, ...]:
        """The places where both directions meet and stay side by side: not those that are summed over time or of which one step is taken."""
        return tuple(_meeting(met, at) for site, met in self._met.items() if site not in self._harmless)

    def late_picks(self, at: Callable[[nodes.NodeNG], Location]) -> tuple[LatePick, ...]:
        """The last steps that were picked after something was computed of every step."""
        found = []
        for node, call in self._picks.values():
            rewritten = picked_first(node.value)
            if rewritten is not None:
                found.append(LatePick(at(node), call, node.as_string(), rewritten))
        return tuple(found)


def _meeting(met: _Met, at: Callable[[nodes.NodeNG], Location]) -> Meeting:
    return Meeting(at(met.node), met.how, met.call, at(met.backward), met.backward.as_string(), met.forward, met.other.as_string(), met.along)


def _site(node: nodes.NodeNG) -> Site:
    return (node.lineno or 0, node.col_offset or 0, node.end_lineno or 0, node.end_col_offset or 0)
