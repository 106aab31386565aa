"""What is kept from run to run, as one file of JSON. A file that is damaged, or from elsewhere, counts as empty."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scanlint.engine.cache.holding import Stamp
from scanlint.scan.settled import Settled
from scanlint.source.looks import Look

#: The version of the form.
FORM = 1
#: Bytes that the file may have: what was not used for the longest time is left out.
MOST = 32 * 1024**2
#: Results that are kept of one file: under other settings, and with what other files hand to it.
VARIANTS = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """A result as JSON, and what must hold for it to count."""

    looks: tuple[Look, ...]
    result: dict[str, Any]

    @property
    def read(self) -> list[str]:
        """The files that were read for it, in order: its places count in them."""
        return [path for kind, path, _ in self.looks if kind == "bytes"]


@dataclass(slots=True)
class Store:
    """What is kept: results by path and variant, the latest first; modules by the word for their aliases and path; stamps of files."""

    results: dict[str, dict[str, Kept]] = field(default_factory=dict)
    modules: dict[str, dict[str, Settled]] = field(default_factory=dict)
    stamps: dict[str, tuple[Stamp, str]] = field(default_factory=dict)

    def keep(self, path: str, variant: str, kept: Kept) -> None:
        """Take in a result, as the latest of all."""
        others = self.results.pop(path, {})
        others.pop(variant, None)
        self.results[path] = {variant: kept, **dict(list(others.items())[: VARIANTS - 1])}

    def tidy(self) -> None:
        """Leave out the results of files that are gone, and the modules and stamps that no result needs."""
        self.results = {path: variants for path, variants in self.results.items() if os.path.lexists(path)}
        looks = {look for variants in self.results.values() for kept in variants.values() for look in kept.looks}
        for word, known in self.modules.items():
            self.modules[word] = {path: known[path] for path in sorted(_reached(known, [path for kind, path, _ in looks if kind == word]))}
        looks |= {look for known in self.modules.values() for module in known.values() for look in module.looks}
        read = {path for kind, path, _ in looks if kind == "bytes"}
        self.stamps = {path: stamp for path, stamp in self.stamps.items() if path in read}


def _reached(known: Mapping[str, Settled], starts: Sequence[str]) -> set[str]:
    found: set[str] = set()
    pending = [*starts]
    while pending:
        path = pending.pop()
        if path in known and path not in found:
            found.add(path)
            pending += known[path].imports
    return found


def merge(store: Store, other: Store) -> None:
    """Take into ``store`` what another run put into its place meanwhile: its modules only where both saw all of them alike."""
    ours = store.results
    store.results = {path: variants for path, variants in other.results.items() if path not in ours}
    for path, variants in ours.items():
        theirs = {name: kept for name, kept in other.results.get(path, {}).items() if name not in variants}
        store.results[path] = dict([*variants.items(), *theirs.items()][:VARIANTS])
    for word, known in other.modules.items():
        own = store.modules.get(word, {})
        if all(own.get(path, module) == module for path, module in known.items()):
            store.modules[word] = known | own
    store.stamps = other.stamps | store.stamps


def loads(data: bytes) -> Store:
    """The store that ``dumps`` wrote; an empty one for anything else."""
    try:
        return _Reading(json.loads(data)).store()
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return Store()


def dumps(store: Store, most: int = MOST) -> bytes:
    """``store`` as bytes, at most so many. What is dropped for that goes from ``store`` too: first the results that were not used for long."""
    while True:
        data = json.dumps(_Writing().table(store), separators=(",", ":")).encode("ascii")
        if len(data) <= most or not store.results:
            return data
        _halve(store)


def _halve(store: Store) -> None:
    """Leave out the older half."""
    for path in list(store.results)[: (len(store.results) + 1) // 2]:
        del store.results[path]
    store.tidy()


class _Writing:
    """Texts and looks are written once, and named by their numbers."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._looks: dict[Look, int] = {}

    def table(self, store: Store) -> dict[str, Any]:
        results = [
            [self._text(path), [[self._text(variant), self._all(kept.looks), self._result(kept.result)] for variant, kept in variants.items()]]
            for path, variants in store.results.items()
        ]
        modules = [
            [word, [[self._text(one.path), one.names, self._all(one.looks), [self._text(path) for path in one.imports]] for one in known.values()]]
            for word, known in store.modules.items()
        ]
        stamps = [[self._text(path), stamp, self._text(digest)] for path, (stamp, digest) in store.stamps.items()]
        looks = [[self._text(part) for part in look] for look in self._looks]
        return {"form": FORM, "results": results, "modules": modules, "stamps": stamps, "looks": looks, "texts": list(self._texts)}

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _all(self, looks: Iterable[Look]) -> list[int]:
        return [self._looks.setdefault(look, len(self._looks)) for look in sorted(looks)]

    def _result(self, result: dict[str, Any]) -> Any:
        """Most results only say why a file was skipped."""
        return self._text(result["skipped"]) if result.keys() == {"skipped"} and isinstance(result["skipped"], str) else result


class _Reading:
    """The other way round. Raises TypeError, ValueError and LookupError for what ``_Writing`` does not write."""

    def __init__(self, table: Any) -> None:
        if table["form"] != FORM:
            raise ValueError
        self._table: Mapping[str, Any] = table
        self._texts: list[str] = table["texts"]
        if not all(isinstance(text, str) for text in self._texts):
            raise TypeError
        self._looks: list[Look] = [(self._text(kind), self._text(path), self._text(found)) for kind, path, found in table["looks"]]

    def store(self) -> Store:
        store = Store()
        for path, variants in self._table["results"]:
            store.results[self._text(path)] = {
                self._text(variant): Kept(self._all(looks), self._result(result)) for variant, looks, result in variants
            }
        for word, known in self._table["modules"]:
            modules = [
                Settled(self._text(path), _checked(names), frozenset(self._all(looks)), tuple([self._text(one) for one in imports]))
                for path, names, looks, imports in known
            ]
            store.modules[_checked(word)] = {one.path: one for one in modules}
        for path, (written, changed, size, number), digest in self._table["stamps"]:
            store.stamps[self._text(path)] = ((int(written), int(changed), int(size), int(number)), self._text(digest))
        return store

    def _text(self, number: int) -> str:
        return self._texts[_index(number)]

    def _result(self, result: object) -> dict[str, Any]:
        return result if isinstance(result, dict) else {"skipped": self._text(_index(result))}

    def _all(self, numbers: Any) -> tuple[Look, ...]:
        return tuple([self._looks[_index(number)] for number in numbers])


def _index(number: object) -> int:
    if type(number) is not int or number < 0:
        raise TypeError
    return number


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
