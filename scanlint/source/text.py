"""From the bytes of a file to its text and lines, and the cheap test whether the bytes can matter at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from scanlint import disk
from scanlint.source.looks import note_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanlint.finding import Location
    from scanlint.source.positions import Positions

_WORDS = (b"scan", b"map", b"reduce", b"foldl", b"foldr")
_VIEWS = rb"\b(?:" + b"|".join(_WORDS) + rb")\b"
_SCAN_WORD = re.compile(_VIEWS)
_IMPORTED = re.compile(rb"\bimport\b(?:[ \t\\]*\([^)]{0,4000}?|(?:[^\n\\(;]|\\\r?\n)*?)(?:" + _VIEWS + rb"|\*)")
#: The packages that are the libraries; `from` another, in a line of its own.
_ROOTS = frozenset((b"theano", b"aesara", b"pytensor"))
_FROM = re.compile(rb"[ \t]*from[ \t]+(\w+)[\w.]*[ \t]+")
#: How far the line above is looked for, in bytes.
_ABOVE = 500
#: What goes on behind a word as prose does.
_PROSE = re.compile(rb"[ \t]+(?!(?:and|as|else|for|if|in|is|or)\b)\w")
#: The line ends that Python's own parser knows; str.splitlines also breaks at form feeds and U+2028, which would shift every later line.
LINE_END = re.compile(r"\r\n|\r|\n")
#: UTF-32-LE begins as UTF-16-LE does.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
# PEP 263, in the first line or below one that is blank or a comment in ASCII.
_DECLARATION = re.compile(rb"(?:[ \t\f]*(?:#[^\r\n\x80-\xff]*)?(?:\r\n|\r|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")


class Unreadable(Exception):
    """A file that cannot be decoded or parsed: where, what is wrong in a sentence, and what to do. Becomes SCN901."""

    def __init__(self, location: Location, message: str, help: str = "") -> None:
        super().__init__(location, message, help)  # all three, so that it can be pickled
        self.location = location
        self.message = message
        self.help = help

    def through(self, positions: Positions | None) -> Unreadable:
        """The same, said of a program, as said of the user's file."""
        return self if positions is None else type(self)(positions.locate(self.location), self.message, self.help)


class OutOfTime(Unreadable):
    """The clock ended the reading of a file, so that another run may say otherwise: what is found so is never kept."""


class NotPython3(Unreadable):
    """Text that breaks the syntax of Python 3, where Python 2 may go on. Text that is only too deep or too large is none of these."""


class NotUtf8(Unreadable):
    """Bytes that are no UTF-8 in a file that is to be UTF-8, by declaration or for lack of one."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as text. ``path`` is as shown to the user; ``lines`` are split where Python's parser splits, without their ends.

    Where the text is not the user's own, ``positions`` leads back to it (None: it is). ``python2`` says that it was rewritten from Python 2;
    ``parts`` are then the names that a tuple had in the place of a single name, which binds them too: `def step((a, b))`.
    ``gaps`` are the parts that were left out because they could not be read, in places of the user's file: cells of a notebook.
    """

    path: str
    text: str
    lines: tuple[str, ...]
    python2: bool = False
    positions: Positions | None = None
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gaps: tuple[Unreadable, ...] = ()

    @classmethod
    def of(cls, path: str, text: str) -> SourceText:
        """``text`` as the content of ``path``."""
        return cls(path, text, tuple(LINE_END.split(text)))


def may_matter(data: bytes, aliases: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether a file with these bytes can hold a scan call: it names a library (or a part of a configured alias) and a view of scan, as code does and
    not only in words between others."""
    if b"\0" in data:
        # Text in UTF-16, which Python refuses: whoever wrote scan in it has to be told.
        data = data.replace(b"\0", b"")
    # Asked of every file there is, so without a loop.
    if not (b"theano" in data or b"aesara" in data or b"pytensor" in data) and not (
        aliases and any(word.search(data) for word in _alias_words(aliases))
    ):
        return False
    brings = partial(_brings, _ROOTS if not aliases else _ROOTS | {name.split(".")[0].encode() for name, _ in aliases})
    return _any(data, _WORDS, _is_code) or (_any(data, (b"import",), brings) and _SCAN_WORD.search(data) is not None)


def _any(data: bytes, words: tuple[bytes, ...], stands: Callable[[bytes, int, int], bool]) -> bool:
    """Whether one of the words stands somewhere as it should. A pattern would be tried at every byte, which takes four times as long."""
    for word in words:
        at = data.find(word)
        while at >= 0:
            if stands(data, at, at + len(word)):
                return True
            at = data.find(word, at + 1)
    return False


def _is_code(data: bytes, start: int, end: int) -> bool:
    """A view of scan as code has it: behind a dot, or where a line that goes on begins with it, but not as prose does."""
    if data[end : end + 1].isalnum() or data[end : end + 1] == b"_":
        return False
    while start and data[start - 1] in b" \t\f":
        start -= 1
    if data[start - 1 : start] == b".":
        return True
    # Lines of a notebook are in quotes.
    quoted = data[start - 1 : start] == b'"'
    while start and data[start - 1] in b' \t\f"':
        start -= 1
    if (start and data[start - 1] not in b"\r\n") or _PROSE.match(data, end) is not None:
        return False
    return quoted or data[end : end + 1] != b"(" or _goes_on(data, start)


def _goes_on(data: bytes, start: int) -> bool:
    """Whether a line that begins with a call belongs to the one above, which ends with a dot, or may, with a comment behind it. Else the name that is
    called is one that an import brings."""
    seen = data[max(0, start - _ABOVE) : start].rstrip(b" \t\f\r\n\\")
    line = max(seen.rfind(b"\n"), seen.rfind(b"\r"))
    return seen.endswith(b".") or b"#" in seen[line + 1 :] or (line < 0 and start > _ABOVE)


def _brings(roots: frozenset[bytes], data: bytes, start: int, end: int) -> bool:
    """An import of a view of scan, or of all that a module has. What comes from another package than a library is no view, whatever it is called."""
    line = data[max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1 : start]
    package = _FROM.fullmatch(line)
    return (package is None or package[1] in roots) and _IMPORTED.match(data, start) is not None


def read_bytes(path: str, shown: str | None = None) -> bytes:
    """The bytes of a regular file. Raises Unreadable for anything else, without opening it, and for what is too large."""
    data = None
    try:
        data = disk.read(path)
        return data
    except disk.Irregular:
        raise Unreadable(beginning(shown or path), "this is not a regular file, and was not opened") from None
    except OSError as error:
        raise Unreadable(beginning(shown or path), f"this file cannot be read: {error.strerror or error}") from None
    finally:
        note_bytes(path, data)


def decode(data: bytes, shown: str) -> SourceText:
    """``data`` as text, by its byte order mark or PEP 263 declaration, else UTF-8.

    Raises Unreadable, NotUtf8 where that is why, with the place of the first bad byte.
    """
    if data.startswith(_WIDE):
        raise Unreadable(beginning(shown), "this file is in UTF-16 or UTF-32, which Python does not read", "Save the file as UTF-8.")
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        message = f"byte 0x{error.object[error.start]:02x} cannot be decoded as {error.encoding}"
        help = f"Save the file as {error.encoding}, or declare its encoding in the first line, as in `# -*- coding: latin-1 -*-`."
        problem = NotUtf8 if error.encoding == "utf-8" else Unreadable
        raise problem(_place(error, shown), message, help) from None
    except (SyntaxError, LookupError, ValueError) as error:
        why = " ".join(str(error).split())  # codecs quote what they stumble over, be it the end of a line
        raise Unreadable(beginning(shown), f"the declared encoding cannot be used: {why}", "Declare the encoding that the file has.") from None
    if "\0" in text:
        lines = LINE_END.split(text[: text.index("\0")])
        location = _at(shown, len(lines), len(lines[-1]) + 1, 1)
        raise Unreadable(location, "a NUL character, which Python source cannot hold", "Check whether this is a Python file.")
    return SourceText.of(shown, text)


def beginning(shown: str) -> Location:
    """The first character of a file, for what concerns the whole of it."""
    return _at(shown, 1, 1, 0)


def encoding_of(data: bytes) -> str:
    """The name of the codec that ``data`` declares, by a byte order mark or as PEP 263 says. Raises what tokenize.detect_encoding raises."""
    import io
    import tokenize

    try:
        return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError as error:
        # What tokenize says (Python 3.11 to 3.13) where the first lines are no UTF-8. Python takes a declaration that has such bytes behind it.
        if not str(error).startswith("invalid or missing"):
            raise
        declared = _DECLARATION.match(data)
        return codecs.lookup(declared[1].decode()).name if declared else "utf-8"


def _place(error: UnicodeDecodeError, shown: str) -> Location:
    before = LINE_END.split(error.object[: error.start].decode(error.encoding, "replace"))
    return _at(shown, len(before), len(before[-1]) + 1, 1)


def _at(shown: str, line: int, column: int, width: int) -> Location:
    from scanlint.finding import Location  # a file in which nothing is wrong needs no place

    return Location(shown, line, column, line, column + width)


@lru_cache(maxsize=64)
def _alias_words(aliases: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[bytes], ...]:
    # Every part counts: inside the package itself the alias is imported as `from . import tt`.
    parts = sorted({part for name, _ in aliases for part in name.split(".")})
    return tuple(re.compile(rb"(?<!\w)" + re.escape(part.encode()) + rb"(?!\w)") for part in parts)
