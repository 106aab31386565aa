"""Numbers, strings and backticks, written as Python 3 writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scanlint.source.python2.edits import Change

if TYPE_CHECKING:
    from tree_sitter import Node

# In a byte string of Python 2 a backslash before u, U or N is a backslash.
_NO_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*(\\)(?=[uUN])")


def number(node: Node) -> Iterator[Change]:
    """`0777` becomes `0o777`, the L of a long integer a blank."""
    text = node.text or b""
    digits = text.rstrip(b"lL")
    if len(digits) > 1 and digits.startswith(b"0") and digits.isdigit() and digits.strip(b"0"):
        yield Change(node.start_byte + 1, node.start_byte + 1, b"o")
    if len(digits) < len(text):
        yield Change(node.end_byte - 1, node.end_byte, b" ")


def raw_unicode(node: Node) -> Iterator[Change]:
    """`ur''` becomes `r''`."""
    yield Change(node.start_byte, node.start_byte + 1, b"")


def bytes_literal(node: Node) -> Iterator[Change]:
    """The b of a byte string that Python 3 would refuse, as it holds more than ASCII or stands beside a text, is taken away."""
    if _must_be_text(node):
        yield Change(node.start_byte, node.start_byte + 1, b"")


def backslashes(node: Node) -> Iterator[Change]:
    r"""`'C:\Users'` with its backslash doubled: only Python 3, and Python 2 in u'', see an escape there."""
    prefix = (node.children[0].text or b"").rstrip(b"\"'").lower()
    if prefix == b"" or (prefix == b"b" and _must_be_text(node)):
        for match in _NO_ESCAPE.finditer(node.text or b""):
            yield Change(node.start_byte + match.start(1), node.start_byte + match.start(1), b"\\")


def _must_be_text(node: Node) -> bool:
    beside = node.parent is not None and node.parent.type == "concatenated_string"
    return beside or not (node.text or b"").isascii()


def ticks(node: Node) -> Iterator[Change]:
    """Parentheses for backticks, of the same width; tree-sitter then reads what is inside."""
    yield Change(node.start_byte, node.start_byte + 1, b"(")
    yield Change(node.end_byte - 1, node.end_byte, b")")
