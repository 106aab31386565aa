"""Modules of the project as they are read for the sake of others: text, tree and the functions worth reading, kept for the next file of the run."""

from __future__ import annotations

import ast
from collections import OrderedDict
from dataclasses import dataclass

from astroid import nodes

from scanlint.scan import leads
from scanlint.scan.reach import Reach, near
from scanlint.scan.values import Site
from scanlint.source import project
from scanlint.source.files import shown
from scanlint.source.fileset import STRIDE
from scanlint.source.import_lines import imports
from scanlint.source.loading import load
from scanlint.source.looks import Look, note, written_down
from scanlint.source.program import read_program
from scanlint.source.text import SourceText, Unreadable, read_bytes
from scanlint.source.tree import build
from scanlint.source.walking import kind

#: Characters of source whose trees are kept; a tree takes about a hundred times the memory of its text.
MOST_KEPT = 2_000_000
#: Files are told apart by numbers of this many bits.
_BITS = 28


@dataclass(frozen=True, slots=True)
class Prepared:
    """A module whose lines are counted from ``number * STRIDE``. ``assigned`` are the names that its functions declare global."""

    number: int
    source: SourceText
    module: nodes.Module
    relevant: frozenset[Site]
    assigned: frozenset[str]


class Shelf:
    """The modules prepared in this process for one set of backend aliases; those not used for the longest time go first."""

    def __init__(self, known: leads.Leads) -> None:
        self._known = known
        self._kept: OrderedDict[str, Prepared | None] = OrderedDict()
        self._looks: dict[str, frozenset[Look]] = {}
        self._numbers: dict[int, str] = {}
        self._gathered: dict[str, tuple[int, frozenset[Site], frozenset[str]]] = {}
        self._size = 0

    def take(self, path: str) -> Prepared | None:
        """The module at ``path``; None where it cannot be read."""
        if path in self._kept:
            self._kept.move_to_end(path)
            note(self._looks[path])
            return self._kept[path]
        with written_down() as looked:
            try:
                found = self._prepare(path)
            except (Unreadable, RecursionError):
                found = None
        # The second time less is looked up than the first.
        note(self._looks.setdefault(path, frozenset(looked)))
        self._kept[path] = found
        self._size += len(found.source.text) if found is not None else 0
        while self._size > MOST_KEPT and len(self._kept) > 1:
            gone = self._kept.popitem(last=False)[1]
            self._size -= len(gone.source.text) if gone is not None else 0
        return found

    def _prepare(self, path: str) -> Prepared:
        data = read_bytes(path)
        source, tree = read_program(load(data, shown(path)))
        number, relevant, assigned = self._gathered.get(path) or self._gather(path, data, tree)
        return Prepared(number, source, build(source, tree, number * STRIDE), relevant, assigned)

    def _gather(self, path: str, data: bytes, tree: ast.Module) -> tuple[int, frozenset[Site], frozenset[str]]:
        """What is told of a module beside its tree: so little that it stays when the tree goes."""
        reach = Reach.of(tree)
        names = {*near(self._known.names(path)), *self._known.seeds(imports(data, path)), *leads.own_seeds(tree, self._known.aliases)}
        assigned = frozenset(name for node in kind(tree, ast.Global) for name in node.names)
        number = self._number(path)
        base = number * STRIDE
        relevant = frozenset((line + base, column, end + base, end_column) for line, column, end, end_column in reach.relevant(names))
        found = self._gathered[path] = number, relevant, assigned
        return found

    def _number(self, path: str) -> int:
        """A number that depends on the place of a file in its project alone, so that whatever is ordered by it is so in every run."""
        import hashlib  # loads OpenSSL, and most files are read alone

        digest = hashlib.blake2b(project.inside(path).encode("utf-8", "surrogateescape"), digest_size=8).digest()
        number = int.from_bytes(digest, "big") % (1 << _BITS) + 1
        while self._numbers.setdefault(number, path) != path:
            number += 1
        return number


def shelf(known: leads.Leads) -> Shelf:
    """What was prepared in this run: it is forgotten with the leads."""
    if not isinstance(known.shelf, Shelf):
        known.shelf = Shelf(known)
    return known.shelf
