"""Text of other people made safe to print: what a terminal would obey or hide is spelled out."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLAIN = re.compile(r"[ -~]*")


def visible_character(character: str) -> str:
    r"""Return ``character`` itself if it prints as itself, else its escape.

    Control and escape characters, direction overrides, zero-width characters, lone surrogates, private and unassigned code points and line
    separators are spelled as in a Python string: ``\x1b``, ``\u202e``.
    """
    if unicodedata.category(character) not in _SPELLED:
        return character
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def spelled(text: str, keep: str = "\r\n") -> str:
    """Return ``text`` with every character spelled out that does not print as itself, but for those of ``keep``."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(character if character in keep else visible_character(character) for character in text)


def visible(text: str) -> str:
    """Return ``text`` on one line with every character that does not print as itself spelled out; line ends and tabs become a space."""
    if _PLAIN.fullmatch(text):
        return text
    return spelled(" ".join(re.split(r"\r\n|[\r\n\t]", text)), keep="")
