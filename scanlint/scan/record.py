"""Collects scan calls and uses while the code is read. A place that is passed several times holds the join of what it saw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import places
from scanlint.scan.body_log import BodyLog
from scanlint.scan.expected import is_expected
from scanlint.scan.facts import ARGUMENT, INDEX, UNPACK, Context, Index, Outputs, ScanCall, Use
from scanlint.scan.through import Key, Passages
from scanlint.scan.values import ScanId, Site, Value, calls_of, join, tracked
from scanlint.scan.watch import Watch
from scanlint.source.fileset import FileSet
from scanlint.source.text import SourceText
from scanlint.source.tree import span

_UNKNOWN_INDEX = Index("unknown")
_NO_CONTEXT = Context()


@dataclass(slots=True)
class _Sighting:
    node: nodes.NodeNG
    on: nodes.NodeNG
    use: Use


class Recorder:
    """``muted`` above 0 means: a body that is read only for what it returns, or code that is expected to fail: ``expecting``."""

    def __init__(self, files: FileSet, active: Sequence[Site]) -> None:
        self.muted = 0
        self.expecting = 0
        self.calls: dict[ScanId, ScanCall] = {}
        self._files = files
        self.watch: Watch | None = None
        self.followed_calls = 0
        self.passages = Passages()
        self.log = BodyLog(active)
        self._seen: dict[Key, _Sighting] = {}
        self._unpacked: dict[int, _Sighting] = {}
        self._lost: set[ScanId] = set()
        self._doomed: set[ScanId] = set()
        self._nowhere = Location("", 0, 0, 0, 0)

    @property
    def follows(self) -> bool:
        """Whether the code at hand is the body of a function that is followed from a call."""
        return 0 < self.muted == self.followed_calls

    @property
    def follows_or_is_read(self) -> bool:
        """Whether that, or code that is read for itself."""
        return self.muted == self.followed_calls

    def call(self, call: ScanCall) -> ScanCall:
        """Keep a scan call; one that was met before with other facts becomes what holds of both."""
        before = self.calls.get(call.id)
        if before is not None and before != call:
            count = before.outputs.count.join(call.outputs.count)
            call = replace(
                call,
                outputs=Outputs(count, call.outputs.claims, before.outputs.conflict or call.outputs.conflict),
                listed=call.listed if call.listed == before.listed else None,
                pair=call.pair if call.pair == before.pair else None,
                n_steps=call.n_steps or before.n_steps,
                dialects=tuple(sorted({*before.dialects, *call.dialects})),
                recurrent=call.recurrent if call.recurrent == before.recurrent else None,
                step_known=call.step_known and before.step_known,
                foreign=call.foreign or before.foreign,
                draws=tuple(sorted({*before.draws, *call.draws})),
                makes_updates=call.makes_updates if call.makes_updates == before.makes_updates else None,
                opaque=call.opaque or before.opaque,
                unfollowed=call.unfollowed or before.unfollowed,
                carried=call.carried if call.carried == before.carried else None,
                nested=call.nested or before.nested,
                written=call.written.both(before.written),
                results=call.results if call.results == before.results else None,
            )
        self.calls[call.id] = call
        return call

    def use(
        self,
        kind: str,
        node: nodes.NodeNG,
        on: nodes.NodeNG,
        value: Value,
        *,
        name: str | None = None,
        index: Index | None = None,
        targets: tuple[str | None, ...] = (),
        star: int | None = None,
        other: Value | None = None,
        context: Context = _NO_CONTEXT,
    ) -> None:
        """Keep a use. Values that no scan made are kept too: they tell that the place does not always hold scan's result."""
        if self.watch is not None and self.muted == self.watch.level:
            self.watch.use(kind, node, on, value, name, index.number if index is not None else None)
        if self.muted:
            if kind == UNPACK and self._files.of(node) is not self._files.main:
                self._unpack_elsewhere(node, on, Use(kind, value, self._nowhere, self._nowhere, "", targets=targets, star=star))
            self._doomed |= _calls_in(value) if self.expecting else set()
            if self.muted == self.followed_calls and not self.expecting:
                self.passages.use(node, on, Use(kind, value, self._nowhere, self._nowhere, "", name, index, targets, star, other, context))
            return
        self.log.use(kind, node, on, value, name)
        key = (kind, id(node), id(on), name)
        before = self._seen.get(key)
        if before is None:
            use = Use(kind, value, self._nowhere, self._nowhere, "", name, index, targets, star, other, context)
            self._seen[key] = _Sighting(node, on, use)
            return
        old = before.use
        before.use = replace(
            old,
            value=join(old.value, value),
            index=index if index == old.index else _UNKNOWN_INDEX,
            other=None if other is None or old.other is None else join(old.other, other),
        )

    def _unpack_elsewhere(self, node: nodes.NodeNG, on: nodes.NodeNG, use: Use) -> None:
        before = self._unpacked.get(id(node))
        self._unpacked[id(node)] = _Sighting(node, on, use if before is None else replace(use, value=join(before.use.value, use.value)))

    def uses(self) -> tuple[Use, ...]:
        """The uses of tracked values, in the order of the file."""
        found = [self.placed(sighting.node, sighting.on, sighting.use) for sighting in self._seen.values() if tracked(sighting.use.value)]
        return tuple(sorted(found, key=lambda use: (use.at, use.kind, use.name or "")))

    def unpacked(self) -> tuple[Use, ...]:
        """Where other files take apart what scan returned, as far as this one has to do with it."""
        found = [self.placed(sighting.node, sighting.on, sighting.use) for sighting in self._unpacked.values() if tracked(sighting.use.value)]
        return tuple(sorted(found, key=lambda use: use.at))

    def own(self) -> dict[Key, Use]:
        """Each use where its body is read for itself."""
        return {(kind, node, on, name): sighting.use for (kind, node, on, name), sighting in self._seen.items()}

    def placed(self, node: nodes.NodeNG, on: nodes.NodeNG, use: Use) -> Use:
        """A use with its places in the user's file."""
        source = self._files.of(node)
        text = on.as_string() if isinstance(on, (nodes.Name, nodes.Attribute)) else ""
        use = replace(use, at=span(node, source), on=span(on, source), text=text, prepared=is_expected(node))
        if use.kind == ARGUMENT and (use.name or "").endswith(".function"):
            return replace(use, added=_added(node, source), scope=_scope(node))
        if use.kind == INDEX and isinstance(node, nodes.Subscript):
            return replace(use, brackets=places.brackets(node, source))
        return replace(use, parts=places.parts(node, source)) if use.kind == UNPACK else use

    def followed(self) -> dict[ScanId, ScanCall]:
        """The calls, each told whether its result was known wherever it was read.

        A call whose result is used where a test expects an error is prepared for it as well.
        """
        lost = self._lost
        return {name: replace(call, followed=name not in lost, prepared=call.prepared or name in self._doomed) for name, call in self.calls.items()}

    def lose(self, calls: Iterable[ScanId]) -> None:
        """A name or a field is read that may hold what these calls returned, or something that is not known."""
        self._lost.update(calls)


def _added(node: nodes.NodeNG, source: SourceText) -> tuple[Location, str] | None:
    """Where function() would be given one more argument by keyword, if it has no updates yet."""
    if not isinstance(node, nodes.Call) or len(node.args) > 3 or any(word.arg in ("updates", None) for word in node.keywords):
        return None
    return places.added(node, source, "{}")


def _scope(node: nodes.NodeNG) -> tuple[int, int]:
    scope = node.scope()
    return scope.lineno or 0, scope.col_offset or 0


def _calls_in(value: Value) -> set[ScanId]:
    """The calls that a value, or one of its alternatives, came from."""
    return set(calls_of(value))
