"""Programs broken at random: tokens dropped, doubled and swapped, lines cut, moved and wrapped, then bytes that no editor writes."""

from __future__ import annotations

import codecs
import random
import re
from collections.abc import Callable

from tests.fuzz.corpus import sources

TOKEN = re.compile(r"[^\W\d]\w*|\d[\w.]*|[ \t]+|\n|\"\"\"|'''|.", re.DOTALL)
#: Words that change what the rest of a program is.
LOADED = [
    *("scan", "theano", "theano.scan", "pytensor.scan(step, x)", "updates", "rval", "rval[0]", "None", "True", "*", "**", "lambda", "yield", "await"),
    *("async", "del", "global", "nonlocal", "return", "break", "class", "def", "if", "else", "for", "in", "not", "match", "case", ":=", "...", "@"),
    *(
        "# noqa",
        "# scanlint: ignore",
        "# scanlint: ignore[SCN101]",
        "print 'x'",
        "exec code",
        "`x`",
        "0777",
        "f'{",
        "\\",
        "\t",
        "\f",
        "\x00",
        "é",
        "٣",
    ),
]
CODINGS = "latin-1 utf-16 ascii rot13 hex nonsense utf-8 utf-7 koi8-r punycode idna mbcs unicode_escape utf-8-sig zip none".split()
WRAPPERS = [
    "if x:",
    "for rval in y:",
    "while rval:",
    "try:",
    "with a as rval:",
    "def scan(rval):",
    "class rval:",
    "async def f():",
    "match rval:",
    "else:",
    "lambda:",
]


def _tokens(text: str, rng: random.Random) -> str:
    tokens = TOKEN.findall(text) or [""]
    at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
    match rng.randrange(5):
        case 0:
            del tokens[at : at + rng.choice([1, 1, 1, 2, 5])]
        case 1:
            tokens[at:at] = [tokens[at]] * rng.choice([1, 1, 2, 50])
        case 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 3:
            tokens[at] = rng.choice(LOADED)
        case _:
            tokens[at] = rng.choice(TOKEN.findall(rng.choice(sources())) or [""])
    return "".join(tokens)


def _lines(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(7):
        case 0:
            del lines[at:]
        case 1:
            lines[at], lines[other] = lines[other], lines[at]
        case 2:
            lines[at] = rng.choice(["", " ", "\t", " " * 7]) + lines[at].lstrip()
        case 3:
            lines[at:at] = rng.choice(sources()).split("\n")[: rng.randrange(1, 30)]
        case 4:
            first, last = min(at, other), max(at, other) + 1
            lines[first:last] = [rng.choice(WRAPPERS), *(f"    {line}" for line in lines[first:last])]
        case 5:
            lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]
        case _:
            lines[at:at] = [lines[other]] * rng.choice([1, 2, 20])
    return "\n".join(lines)


def _names(text: str, rng: random.Random) -> str:
    """One name becomes another everywhere, so that names are bound again and functions call themselves."""
    names = sorted(set(re.findall(r"[^\W\d]\w*", text))) or ["x"]
    return re.sub(rf"\b{re.escape(rng.choice(names))}\b", rng.choice([*names, *LOADED[:6]]).replace("\\", ""), text)


def _bytes(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    match rng.randrange(8):
        case 0:
            return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        case 1:
            return (
                data[:at] + rng.choice([b"\0", b"\x1a", b"\x0c", b"\r", b"\xed\xa0\x80", b"\xff\xfe", b"\xe2\x80\xae", b"\x1b]0;x\x07"]) + data[at:]
            )
        case 2:
            return rng.choice([codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE]) + data
        case 3:
            return f"# -*- coding: {rng.choice(CODINGS)} -*-\n".encode() + data
        case 4:
            return data.replace(b"\n", rng.choice([b"\r\n", b"\r", b"\x0c\n", b"\n\n", b"\\\n", b";"]))
        case 5:
            return data[:at]
        case 6:
            return data.replace(rng.choice([b"x", b"h", b"_"]), "é".encode(rng.choice(["utf-8", "latin-1", "utf-16-le"])))
        case _:
            return data[:at] + data[at:][::-1]


TEXTUAL: tuple[Callable[[str, random.Random], str], ...] = (_tokens, _tokens, _tokens, _lines, _lines, _names)


def mutated(rng: random.Random) -> bytes:
    """A program of the corpus after one to five mutations; one in five is broken as bytes, too."""
    text = rng.choice(sources())
    for _ in range(rng.choice([1, 1, 2, 3, 5])):
        text = rng.choice(TEXTUAL)(text, rng)
    data = text.encode("utf-8", "surrogatepass")
    return _bytes(data, rng) if rng.random() < 0.2 else data
