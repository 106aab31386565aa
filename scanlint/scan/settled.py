"""What the names of a module that lead to a scan depend on: so much is kept of them from one run to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scanlint.source.looks import Look, digest


@dataclass(frozen=True, slots=True)
class Settled:
    """A module of the project whose names are known: a digest of them, what was looked up for it, and the modules that it imports."""

    path: str
    names: str
    looks: frozenset[Look]
    imports: tuple[str, ...]


def asked(aliases: tuple[tuple[str, str], ...]) -> str:
    """The word under which it is written down that names of a module were looked up."""
    return "names" if not aliases else f"names {digest(repr(aliases).encode('utf-8', 'surrogatepass'))}"


def digest_of(names: Mapping[str, int], library: bool = False) -> str:
    """A digest of names, of the calls between each and a scan, and of whether a library may be among them: "" where there is none of it."""
    told = [f"{name} {calls}" for name, calls in sorted(names.items())] + ["a library"] * library
    return digest("\0".join(told).encode("utf-8", "surrogatepass")) if told else ""
