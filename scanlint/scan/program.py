"""The modules of the project that a file imports: each is read once, when one of its names is looked at, and only for what its names hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scanlint.scan import leads
from scanlint.scan.functions import close
from scanlint.scan.machine import Frame, Machine, canonical
from scanlint.scan.scopes import Scope
from scanlint.scan.shelf import Prepared, shelf
from scanlint.scan.state import DictCell, State
from scanlint.scan.values import External, Imported, Module, Ref, Unknown, Value, join_all
from scanlint.source import project
from scanlint.source.fileset import STRIDE, FileSet
from scanlint.source.project import Place
from scanlint.source.text import OutOfTime, SourceText, Unreadable

#: Modules that are read for the sake of one file, and the work that their own code may take together.
MOST_MODULES = 48
MOST_FOREIGN_WORK = 40_000
_SPENT = "what other modules may take of the work on this file is used up"


@dataclass(slots=True)
class _Loaded:
    """A module: its frame, what its names hold at its end (None while it is being read), and those that its functions assign."""

    frame: Frame
    number: int
    names: dict[str, Value] | None = None
    assigned: frozenset[str] = frozenset()


@dataclass(slots=True)
class Program:
    """The file that is read and the modules read for its sake. ``home`` is the absolute path of the file, None where it has none."""

    files: FileSet
    home: str | None = None
    paths: dict[str, str] = field(default_factory=dict)
    known: leads.Leads = field(default_factory=lambda: leads.Leads(()))
    _loaded: dict[str, _Loaded | None] = field(default_factory=dict)
    _work: int = 0
    _unread: dict[str, str] = field(default_factory=dict)
    _opening: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, source: SourceText, home: str | None, aliases: leads.Aliases) -> Program:
        """A program of one file as yet."""
        if home is None:
            return cls(FileSet(source), known=leads.Leads(aliases))
        return cls(FileSet(source), home, {source.path: home}, leads.leads(aliases))

    def find(self, m: Machine, name: str, level: int) -> Place | None:
        """The module of the project that the code at hand names in an import."""
        importer = self.paths.get(m.source.path)
        return project.imported(importer, name, level, m.source.python2) if importer else None

    def own_loop(self, m: Machine, name: str, state: State) -> Value | None:
        """What a library's name for a loop holds in its own tree, where that is read; None for every other name."""
        if not name.endswith(project.LOOP):
            return None
        importer = self.paths.get(m.source.path)
        place = project.own_loop(importer, name) if importer else None
        return self._own(m, Module(place), name.rpartition(".")[2], state) if place is not None else None

    def begin(self, frame: Frame) -> None:
        """The file itself is being read."""
        if self.home is not None:
            self._loaded[self.home] = _Loaded(frame, 0)

    def end(self, m: Machine, state: State | None) -> None:
        """The file itself was read: modules that import it see what its names hold now."""
        loaded = self._loaded.get(self.home) if self.home is not None else None
        if loaded is not None:
            self._finish(loaded, state)

    def starred(self, m: Machine, stars: Sequence[Module], name: str, state: State) -> Value | None:
        """What a name holds that `from module import *` may bind; None where none of the modules has it."""
        if name.startswith("_"):
            return None
        found = [value for star in stars if (value := self._own(m, star, name, state)) is not None]
        return join_all(found, found[0]) if found else None

    def attribute(self, m: Machine, module: Module, name: str, state: State) -> Value:
        """What a name of a module holds when the module has been read; another module where it is one below."""
        full = f"{module.place.name}.{name}"
        meant = canonical(m, full)
        if meant != full:
            return External(meant)
        found = self._own(m, module, name, state)
        if found is not None:
            return found
        below = project.submodule(module.place, name)
        if below is not None:
            return Module(below)
        return Unknown(self._unread.get(module.place.path) or f"{name} is not found in {module.place.name}")

    def _own(self, m: Machine, module: Module, name: str, state: State) -> Value | None:
        key = (module.place.path, name)
        if key in self._opening:
            return None
        loaded = self._load(m, module.place)
        if loaded is None:
            return None
        self._opening.add(key)
        try:
            return self._held(m, loaded, name, state)
        finally:
            self._opening.remove(key)

    def _held(self, m: Machine, loaded: _Loaded, name: str, state: State) -> Value | None:
        if name in loaded.assigned:
            return Unknown(f"{name} is assigned by a function of its module")
        if loaded.names is None:
            names = loaded.frame.state.env if loaded.frame.state is not None else {}
            found = names.get(name)
        else:
            found = loaded.names.get(name, loaded.frame.ever.get(name))
            _bring(loaded, state)
        found = m.captured(loaded.frame, name, found, state) if found is not None and loaded.names is not None else found
        return m.opened(found, state) if found is not None else self.starred(m, loaded.frame.stars, name, state)

    def home_of(self, m: Machine, name: str) -> tuple[Scope, str]:
        """The function or module in which a name of the code at hand lives, and its name there: what is imported lives in a module of its own."""
        frame: Frame | None = m.here
        while frame is not None:
            held = frame.state.env.get(name) if frame.live and frame.state is not None else frame.ever.get(name)
            if held is not None or name in frame.names.bound:
                home = self._home(held) if isinstance(held, Imported) else None
                return home or (m.here.scope, name)
            frame = frame.parent
        return m.here.scope, name

    def _home(self, imported: Imported) -> tuple[Scope, str] | None:
        """None where the module is not read, or has the name from a star."""
        held: Value | None = imported
        for _ in range(MOST_MODULES):
            if not isinstance(held, Imported):
                return None
            loaded, name = self._loaded.get(held.module.place.path), held.name
            held = loaded.names.get(name) if loaded is not None and loaded.names is not None else None
            if loaded is not None and held is not None and not isinstance(held, Imported):
                return loaded.frame.scope, name
        return None

    def _load(self, m: Machine, place: Place) -> _Loaded | None:
        if place.path not in self._loaded:
            self._loaded[place.path] = None
            if len(self._loaded) > MOST_MODULES:
                self._unread[place.path] = f"{place.name} is not read: {MOST_MODULES} other modules are"
            elif self._work >= MOST_FOREIGN_WORK:
                self._unread[place.path] = f"{place.name} is not read: {_SPENT}"
            elif place.path.endswith(".py"):
                self._read(m, place)
        return self._loaded[place.path]

    def _read(self, m: Machine, place: Place) -> None:
        prepared = shelf(self.known).take(place.path)
        if prepared is not None:
            self.files.add(prepared.source, prepared.number)
            self.paths[prepared.source.path] = place.path
            m.relevant |= prepared.relevant
            self._execute(m, place, prepared)

    def _execute(self, m: Machine, place: Place, prepared: Prepared) -> None:
        """Run a module as Python would at its first import: nothing that goes on in the importing file has to do with it."""
        module = prepared.module
        outer, journals, active, muted, most, before = m.frame, m.journals, m.active, m.recorder.muted, m.most_work, m.work
        m.journals, m.active = [], []
        m.recorder.muted += 1
        m.most_work = min(most, m.work + MOST_FOREIGN_WORK - self._work)
        frame = m.open_frame(module, None, m.runs.setdefault((0, (prepared.number * STRIDE, 0, 0, 0)), len(m.runs) + 1))
        loaded = self._loaded[place.path] = _Loaded(frame, prepared.number, assigned=prepared.assigned)
        try:
            m.frame = frame
            state = m.execute(module.body, State())
            close(m, frame, state)
            self._finish(loaded, state)
        except OutOfTime:
            raise
        except (Unreadable, RecursionError):
            self._loaded[place.path] = None
            self._unread[place.path] = f"{place.name} is not read to its end: {_SPENT}"
        finally:
            self._work += m.work - before
            m.frame, m.journals, m.active, m.recorder.muted, m.most_work = outer, journals, active, muted, most

    def _finish(self, loaded: _Loaded, state: State | None) -> None:
        loaded.names = dict(state.env) if state is not None else dict(loaded.frame.ever)


def _bring(loaded: _Loaded, state: State) -> None:
    """Lists, dicts and instances of a module are at hand wherever its names are."""
    mark = Ref("module", (loaded.number, 0, 0, 0))
    if mark not in state.heap:
        state.heap[mark] = DictCell((), complete=False)
        for ref, cell in loaded.frame.heap.items():
            state.heap.setdefault(ref, cell)
