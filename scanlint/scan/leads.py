"""Which names lead to a scan: of one file, and through the imports of a project. Answered from bytes and `ast` trees, before astroid is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING

from scanlint.source.import_lines import Imports, imports
from scanlint.source.loading import load, may_matter
from scanlint.source.looks import Look, anybody_asks, note, written_down
from scanlint.source.text import Unreadable, read_bytes
from scanlint.source.walking import kind

if TYPE_CHECKING:
    from scanlint.scan.reach import Reach
    from scanlint.scan.settled import Settled

Aliases = tuple[tuple[str, str], ...]
#: Names, each with the calls that lie between it and a scan.
Names = Mapping[str, int]


@dataclass(slots=True)
class _File:
    """One file of a project. ``names`` are those that lead to a scan, as far as known; ``found`` those in its own code because of ``seeds``.
    ``reach`` is None until it is needed, ``own`` holds the views that it imports, None where it names no scan. ``library``
    tells that a library may be among its names."""

    data: bytes
    imports: tuple[Imports, ...]
    names: Names = field(default_factory=dict)
    leading: tuple[Names, ...] | None = None
    seeds: Names | None = None
    found: Names | None = None
    own: frozenset[str] | None = None
    reach: Reach | None = None
    unreadable: bool = False
    library: bool = False
    looks: frozenset[Look] = frozenset()

    @property
    def imported(self) -> dict[str, None]:
        """The paths of the modules that it imports, each once."""
        return {one.module.path: None for one in self.imports}


@dataclass(slots=True)
class Leads:
    """The files of a project that were looked at, for one set of backend aliases. The order of questions does not matter.

    ``shelf`` is what scan/shelf.py keeps with them; nothing is loaded for it here.
    """

    aliases: Aliases
    files: dict[str, _File] = field(default_factory=dict)
    shelf: object = field(default=None, compare=False, repr=False)
    _settled: list[str] = field(default_factory=list)

    def names(self, path: str) -> Names:
        """The names of the module at ``path`` that lead to a scan, and the calls that lie between."""
        if path not in self.files:
            self._settle(self._reach(path))
        file = self.files[path]
        if anybody_asks():
            from scanlint.scan.settled import asked, digest_of

            note([(asked(self.aliases), path, digest_of(file.names, file.library))])
        return file.names

    def digest(self, path: str) -> str:
        """A digest of what other files may have from the module at ``path``."""
        from scanlint.scan.settled import digest_of

        names = self.names(path)
        return digest_of(names, self.files[path].library)

    def borrow(self, found: Iterable[Imports]) -> bool:
        """Whether a library may come through one of these imports."""
        for one in found:
            self.names(one.module.path)
            if self.files[one.module.path].library:
                return True
        return False

    def settled(self) -> tuple[Settled, ...]:
        """The modules whose names became known since this was last asked."""
        from scanlint.scan.settled import Settled, digest_of

        fresh, self._settled = self._settled, []
        files = [(path, self.files[path]) for path in fresh]
        return tuple(Settled(path, digest_of(file.names, file.library), file.looks, tuple(file.imported)) for path, file in files)

    def seeds(self, found: Iterable[Imports]) -> Names:
        """The names that lead to a scan because of these imports, and the calls that lie between."""
        from scanlint.scan.reach import near

        return near(_nearest(names for one in found for names in _seeds(one, self.names(one.module.path))))

    def concern(self, data: bytes, path: str) -> bool:
        """Whether a file, that names no scan itself, may mention a name of another that leads to one."""
        leading = [(one, names) for one in imports(data, path) if (names := self.names(one.module.path))]
        if not leading:
            return False
        from scanlint.scan.reach import near

        return _concern(data, ((one, near(names)) for one, names in leading))

    def _reach(self, start: str) -> list[str]:
        """The files that are imported from here, directly or not, and were not looked at before."""
        from scanlint.scan.borrowed import names_library

        fresh: list[str] = []
        pending = [start]
        while pending:
            path = pending.pop()
            if path in self.files:
                continue
            with written_down() as looks:
                try:
                    data = read_bytes(path) if path.endswith(".py") else b""
                except Unreadable:
                    data = b""
                self.files[path] = _File(data, tuple(imports(data, path)), library=names_library(data, self.aliases))
            self.files[path].looks = frozenset(looks)
            fresh.append(path)
            pending.extend(one.module.path for one in self.files[path].imports)
        return fresh

    def _settle(self, fresh: list[str]) -> None:
        """Names grow until nothing changes: imports may go round in circles."""
        from scanlint.scan.borrowed import handing_on

        modules = {path: self.files[path].imported for path in fresh}
        for path in handing_on(modules, [path for path in set(fresh).union(*modules.values()) if self.files[path].library]):
            self.files[path].library = True
        grown = True
        while grown:
            grown = False
            for path in fresh:
                file = self.files[path]
                leading = [(one, self.files[one.module.path].names) for one in file.imports]
                if file.leading is not None and all(map(is_, file.leading, (names for _, names in leading))):
                    continue
                file.leading = tuple(names for _, names in leading)
                if file.unreadable or not (may_matter(file.data, path, self.aliases) or _concern(file.data, leading)):
                    continue
                names = self._of(path, file, leading)
                if names != file.names:
                    file.names, grown = names, True
        self._settled += fresh
        for path in fresh:
            self.files[path].data = b""

    def _of(self, path: str, file: _File, leading: list[tuple[Imports, Names]]) -> Names:
        if file.reach is None:
            from scanlint.scan.prefilter import has_scan
            from scanlint.scan.reach import Reach
            from scanlint.source.program import read_program

            try:
                tree = read_program(load(file.data, path))[1]
            except (Unreadable, RecursionError):
                file.unreadable = True
                return {}
            file.reach = Reach.of(tree)
            library = file.library
            file.own = own_seeds(tree, self.aliases) if has_scan(tree, self.aliases, lambda: library) else None
        seeds = _nearest(brought for one, names in leading for brought in _seeds(one, names))
        if seeds != file.seeds:
            file.seeds = seeds
            file.found = file.reach.names({**seeds, **dict.fromkeys(file.own or (), 0)}) if seeds or file.own is not None else None
        if file.found is None:
            return {}
        return _nearest((file.found, *(given for one, names in leading if one.names is not None for given in _seeds(one, names))))


def own_seeds(tree: ast.Module, aliases: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The views that a file imports by name from a library."""
    from scanlint.scan.backends import ROOTS, STARRED
    from scanlint.scan.views import VIEWS

    roots = ROOTS | {alias.split(".")[0] for alias, _ in aliases}
    found: set[str] = set()
    for node in kind(tree, ast.ImportFrom):
        if not node.level and (node.module or "").split(".")[0] in roots:
            found.update(alias.asname or alias.name for alias in node.names if alias.name in VIEWS)
            if any(alias.name == "*" for alias in node.names):
                found.update(STARRED.get(node.module or "", ()))
    return frozenset(found)


def _seeds(one: Imports, leading: Names) -> tuple[Names, ...]:
    """What an import brings of the names that lead to a scan: those it names, and the methods and fields of what it names."""
    if one.names is None or not leading:
        return (leading,)
    brought = {alias: leading[name] for name, alias in one.names if name in leading}
    if brought or any(name == "*" for name, _ in one.names):
        return leading, brought
    return ()


def _nearest(several: Iterable[Names]) -> Names:
    """Each name with the fewest calls that any of several know."""
    found: dict[str, int] = {}
    # Many imports bring the names of one and the same module.
    for names in {id(names): names for names in several}.values():
        if not found:
            found = dict(names)
            continue
        for name, calls in names.items():
            if calls < found.get(name, calls + 1):
                found[name] = calls
    return found


def _concern(data: bytes, leading: Iterable[tuple[Imports, Names]]) -> bool:
    for one, names in leading:
        if not names:
            continue
        if one.names is None:
            if any(name.encode() in data for name in names):
                return True
        elif any(name in names or name == "*" for name, _ in one.names):
            return True
    return False


_KNOWN: dict[Aliases, Leads] = {}


def leads(aliases: Aliases) -> Leads:
    """What is known of the projects of this run."""
    return _KNOWN.setdefault(aliases, Leads(aliases))


def forget() -> None:
    """Forget what was read: at the start of each run."""
    from scanlint.source import project

    _KNOWN.clear()
    project.forget()
