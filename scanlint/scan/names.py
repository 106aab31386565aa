"""The library names that a file uses, with their places: for the rules on versions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from astroid import nodes

from scanlint.scan.backends import DIALECTS
from scanlint.scan.expected import is_expected
from scanlint.scan.facts import NameUse
from scanlint.scan.values import External, Value, members
from scanlint.scan.versions import NAMES
from scanlint.source.fileset import is_main
from scanlint.source.text import SourceText
from scanlint.source.tree import span

_LAST_PARTS = frozenset(name.rpartition(".")[2] for name in NAMES)


@dataclass(slots=True)
class _Sighting:
    node: nodes.NodeNG
    form: str
    names: dict[str, None]
    sure: bool = True


class NameLog:
    """Collects the names while a file is read. A place that is passed several times may stand for all it stood for."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str, str], _Sighting] = {}

    def attribute(self, node: nodes.Attribute, owner: Value) -> None:
        """``owner.attrname`` was looked up."""
        if node.attrname not in _LAST_PARTS or not is_main(node.lineno):
            return
        sighting = self._seen.setdefault((id(node), "attribute", ""), _Sighting(node, "attribute", {}))
        for member in members(owner):
            if isinstance(member, External) and _root(member.name) in DIALECTS:
                sighting.names[f"{member.name}.{node.attrname}"] = None
            else:
                sighting.sure = False

    def imported(self, node: nodes.Import | nodes.ImportFrom, module: str, name: str | None) -> None:
        """`import module`, or `from module import name`. Every package on the way is imported too."""
        if _root(module) not in DIALECTS or not is_main(node.lineno):
            return
        parts = module.split(".")
        for end in range(2, len(parts) + 1):
            self._import(node, "module", ".".join(parts[:end]))
        if name is not None:
            self._import(node, "name", f"{module}.{name}")

    def _import(self, node: nodes.NodeNG, form: str, name: str) -> None:
        if name in NAMES:
            self._seen.setdefault((id(node), form, name), _Sighting(node, form, {name: None}))

    def uses(self, source: SourceText, aliased: Collection[str]) -> tuple[NameUse, ...]:
        """What was found, in the order of the file; without what stands where its absence is expected, and without what the user's own package, an
        alias of one of the ``aliased`` library modules, may well have, or a release of the library itself, if it is that which is read."""
        kept = [seen for seen in self._seen.values() if seen.sure and NAMES & seen.names.keys() and not is_expected(seen.node)]
        kept = [seen for seen in kept if not any(f"{name}.".startswith(f"{module}.") for name in seen.names for module in aliased)]
        folders = source.path.replace("\\", "/").split("/")[:-1]
        kept = [seen for seen in kept if not any(_root(name) in folders for name in seen.names)]
        found = [NameUse(tuple(seen.names), seen.form, span(seen.node, source), seen.node.as_string()) for seen in kept]
        return tuple(sorted(found, key=lambda use: (use.at, use.names)))


def _root(name: str) -> str:
    return name.partition(".")[0]
