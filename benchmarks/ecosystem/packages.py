"""Which packages the ecosystem is: the pinned list, and where each is unpacked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parent / ".packages"


class EcosystemError(Exception):
    """Something the person at the keyboard can mend; the message says what and how."""


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned file of the index. ``purpose`` sets apart what is there for its Python 2 ("python2"), or to plant into ("planting")."""

    name: str
    version: str
    file: str
    sha256: str
    purpose: str = "ecosystem"

    @property
    def archive(self) -> Path:
        """Where the downloaded file is kept."""
        return CACHE / "archives" / self.file

    @property
    def folder(self) -> Path:
        """Where the file is unpacked; its name carries the digest, so that a new pin is a new folder."""
        return CACHE / "unpacked" / f"{self.name}-{self.version}-{self.sha256[:8]}"


def packages(only: tuple[str, ...] = (), purposes: tuple[str, ...] = ("ecosystem",)) -> tuple[Package, ...]:
    """The pinned packages of the given purposes, in the order of packages.toml; ``only`` narrows them by name.

    Raises EcosystemError for a name that is not there.
    """
    table = tomllib.loads((HERE / "packages.toml").read_text(encoding="utf-8"))
    known = tuple(package for package in (Package(**entry) for entry in table["package"]) if package.purpose in purposes)
    for name in only:
        if name not in {package.name for package in known}:
            raise EcosystemError(f"packages.toml has no package {name!r}; it has {', '.join(package.name for package in known)}")
    return tuple(package for package in known if not only or package.name in only)
