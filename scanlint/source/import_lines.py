"""Which modules of the project a file imports, read from its bytes: good enough to tell which files need not be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scanlint.source.project import LOOP, Place, imported, own_loop, submodule

_IMPORT = re.compile(
    rb"""^[ \t]*(?:from[ \t]+(?P<dots>\.*)[ \t]*(?P<base>[\w.]*)[ \t]+import\b[ \t]*(?P<names>\([^)]*\)|(?:[^\n\r#;\\]|\\\r?\n)*)
         |import[ \t]+(?P<modules>(?:[^\n\r#;\\]|\\\r?\n)+))""",
    re.MULTILINE | re.VERBOSE,
)
_COMMENT = re.compile(rb"#[^\n\r]*")
_NAME = re.compile(rb"\s*([\w.]+|\*)(?:\s+as\s+(\w+))?\s*")


@dataclass(frozen=True, slots=True)
class Imports:
    """One import of a module of the project: ``names`` are (name, as which) of `from module import ..`, None where the module itself is bound."""

    module: Place
    names: tuple[tuple[str, str], ...] | None


def imports(data: bytes, importer: str) -> Iterator[Imports]:
    """The imports of modules of the project that the lines of a file, at the absolute path ``importer``, seem to hold."""
    for match in _matches(data):
        if match["modules"] is not None:
            for name, _ in _names(match["modules"]):
                yield from _packages(data, importer, name)
            continue
        module = imported(importer, match["base"].decode(), len(match["dots"]))
        if module is None:
            continue
        names = _names(match["names"])
        yield Imports(module, names)
        for name, _ in names:
            below = submodule(module, name) if name != "*" else None
            if below is not None:
                yield Imports(below, None)


def _matches(data: bytes) -> Iterator[re.Match[bytes]]:
    """As the pattern's finditer: found by the word that is in each, since the pattern alone would be tried at every byte."""
    at, end = data.find(b"import"), 0
    while at >= 0:
        line = data.rfind(b"\n", 0, at) + 1
        match = _IMPORT.match(data, line) if line >= end else None
        if match is not None:
            yield match
            end = match.end()
        at = data.find(b"import", max(at + 6, end))


def _packages(data: bytes, importer: str, name: str) -> Iterator[Imports]:
    """`import a.b` runs a, and then a.b. By `import theano` in its own tree, a file has the loop that is made there."""
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        module = imported(importer, ".".join(parts[:end]), 0)
        if module is None:
            own = own_loop(importer, f"{parts[0]}.{LOOP}") if LOOP.encode() in data else None
            if own is not None:
                yield Imports(own, None)
            return
        yield Imports(module, None)


@lru_cache(maxsize=4096)  # the files of a project begin alike
def _names(text: bytes) -> tuple[tuple[str, str], ...]:
    parts = _COMMENT.sub(b"", text).replace(b"\\", b" ").strip(b" \t()").split(b",")
    return tuple((match[1].decode(), (match[2] or match[1]).decode()) for match in map(_NAME.fullmatch, parts) if match is not None)
