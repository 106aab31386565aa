"""What is known of the modules of a project, kept in step: what one hands on is what the others had when it was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scanlint.scan.settled import Settled


def depending(known: Mapping[str, Settled], changed: Iterable[str]) -> set[str]:
    """Those of ``changed``, and the modules that import one of them, directly or not."""
    importers: dict[str, list[str]] = {}
    for module in known.values():
        for path in module.imports:
            importers.setdefault(path, []).append(module.path)
    pending = list(changed)
    found: set[str] = set()
    while pending:
        path = pending.pop()
        if path not in found:
            found.add(path)
            pending += importers.get(path, ())
    return found


class Modules:
    """Takes in what a run learns of modules, by the word for their aliases, and brings the ``table`` of earlier runs up to date with it."""

    def __init__(self, table: dict[str, dict[str, Settled]]) -> None:
        self._table = table
        self._fresh: dict[str, dict[str, Settled]] = {}
        self._torn: set[str] = set()
        #: Whether anything was learned.
        self.changed = False

    def take(self, word: str, modules: Iterable[Settled]) -> None:
        """Take in modules. Where two processes saw one differently it was written meanwhile, and none of them counts."""
        fresh = self._fresh.setdefault(word, {})
        for module in modules:
            self.changed = True
            if fresh.setdefault(module.path, module) != module:
                self._torn.add(word)

    def settle(self) -> None:
        """Put what was learned in the table, and take out what depends on a module that is another one now."""
        for word, fresh in self._fresh.items():
            old = self._table.pop(word, {})
            if word in self._torn:
                continue
            outdated = depending(old, [path for path, module in fresh.items() if old.get(path) != module])
            self._table[word] = {path: module for path, module in old.items() if path not in outdated} | fresh
