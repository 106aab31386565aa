"""Through which names of a file a scan is reached: those of functions, classes, variables and fields, from the `ast` tree."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass

from scanlint.scan.mentions import FUNCTIONS, Gathered, Mentions, gather
from scanlint.scan.views import DOTTED, modules_in

#: Methods that nearly every class has, so that their names say nothing.
_COMMON = frozenset(("__init__", "__new__", "__str__", "__repr__", "__len__", "__iter__", "__next__", "__getitem__", "__enter__", "__exit__", "main"))

_CALLED = (*FUNCTIONS, ast.ClassDef)

#: Calls from a function to the scan in another that are followed: as many as scanlint.scan.machine.MOST_DEPTH, but no more than NEAR where that
#: makes more than MOST_NAMES names. In a framework all calls all else, and a name says nothing that leads to a scan through three calls.
MOST_CALLS = 4
NEAR = 2
MOST_NAMES = 100

#: Where a function stands in its text, as scanlint.scan.values.Site has it.
_Place = tuple[int, int, int, int]


def near(names: Mapping[str, int]) -> Mapping[str, int]:
    """Of names, each with the calls that lie between it and a scan, those that are worth following."""
    most = NEAR
    while most < MOST_CALLS and sum(calls <= most + 1 for calls in names.values()) <= MOST_NAMES:
        most += 1
    return {name: calls for name, calls in names.items() if calls <= most}


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of code: the names that it ``gives`` to others, those that it ``mentions``, and what a function's assignments bind and mention.
    ``calls`` says that it is a function or a class, of which only a call leads on."""

    gives: frozenset[str]
    mentions: frozenset[str]
    calls: bool
    stores: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What the pieces of a file give and mention, gathered once for any number of questions; no node of the tree is held.

    ``functions`` are the functions and lambdas: what each loads, and the places of those inside it, its own first.
    """

    parts: tuple[_Part, ...]
    functions: tuple[tuple[frozenset[str], tuple[_Place, ...]], ...]

    @classmethod
    def of(cls, tree: ast.Module) -> Reach:
        """Gather from the `ast` tree of a file. Raises RecursionError where functions are nested too deeply."""
        found, strings = gather(tree, modules_in(tree))
        functions = (one for one in found if isinstance(one.node, FUNCTIONS))
        return cls(tuple(_part(one, strings) for one in found), tuple((_loaded(one.mentions), one.inside) for one in functions))

    def names(self, seeds: Mapping[str, int]) -> dict[str, int]:
        """The names through which the file reaches a scan, each with the calls that lie between; ``seeds`` are such names of other files.

        They are those of functions and classes that mention one, those of variables that are assigned from one, and, as ``.name``, fields of self.
        """
        found: dict[str, int] = {}
        reached: set[str] = set(DOTTED)
        fresh: set[str] = set()
        pending, storing = list(self.parts), []
        for calls in range(MOST_CALLS + 1):
            fresh |= {name for name, needed in seeds.items() if needed == calls}
            callers: list[_Part] = []
            while True:
                found.update(dict.fromkeys(fresh - reached, calls))
                reached |= fresh
                touched = [part for part in pending if not part.mentions.isdisjoint(reached)]
                pending = [part for part in pending if part.mentions.isdisjoint(reached)] if touched else pending
                callers += [part for part in touched if part.calls]
                storing += [part for part in touched if part.stores]
                fresh = set().union(*(part.gives for part in touched if not part.calls), *(_fields(part.stores, reached) for part in storing))
                if fresh <= reached:
                    break
            fresh = set().union(*(part.gives for part in callers))
        return found

    def relevant(self, names: Collection[str]) -> frozenset[_Place]:
        """The functions and lambdas to be read for themselves: those that mention a view of scan, or one of the ``names`` that lead to one, and those
        inside them."""
        found: set[_Place] = set()
        for loads, inside in self.functions:
            if not (loads.isdisjoint(names) and loads.isdisjoint(DOTTED)):
                found.update(inside)
        return frozenset(found)


def _part(one: Gathered, by_string: bool) -> _Part:
    """``by_string`` says that the file gets at functions by their names, which may stand in a table outside of functions."""
    node, mentions = one.node, one.mentions
    called = isinstance(node, _CALLED)
    if isinstance(node, ast.Lambda):
        gives: frozenset[str] = frozenset()
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        gives = frozenset((node.name,)) - _COMMON
    else:
        gives = frozenset(mentions.stored | mentions.fields)
    strings = mentions.strings if mentions.by_string or (by_string and not called) else ()
    return _Part(gives, frozenset(_names(mentions).union(strings)), called, tuple(_store(store) for store in one.stores))


def _names(mentions: Mentions) -> set[str]:
    return mentions.loads


def _store(mentions: Mentions) -> tuple[frozenset[str], frozenset[str]]:
    """What an assignment in a function binds, fields of self as ``.name``, and what it mentions."""
    return frozenset(mentions.stored | {f".{name}" for name in mentions.own}), frozenset(_names(mentions))


def _loaded(mentions: Mentions) -> frozenset[str]:
    """The names that a function loads, and what its strings may name where it gets at functions by their names."""
    return frozenset(mentions.loads | mentions.strings if mentions.by_string else mentions.loads)


def _fields(stores: Collection[tuple[frozenset[str], frozenset[str]]], names: Set[str]) -> set[str]:
    """The fields of self that a function sets from what leads to a scan."""
    bound_here: set[str] = set()
    grown = True
    while grown:
        grown = False
        for bound, mentions in stores:
            if not bound <= bound_here and not (mentions.isdisjoint(names) and mentions.isdisjoint(bound_here)):
                bound_here |= bound
                grown = True
    return {name for name in bound_here if name.startswith(".")}
