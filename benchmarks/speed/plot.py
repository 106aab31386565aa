"""The plot: a bar for each command, groups below each other, seconds on a logarithmic scale, as an SVG that stands alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from benchmarks.speed.table import seconds

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 860, 300, 780, 18, 44
#: scanlint and the others are told apart by all kinds of colour vision (Okabe and Ito 2008); the names stand at the bars besides.
_OWN, _OTHER, _PARSING = "#d55e00", "#0072b2", "#999999"


def plot(bars: Sequence[tuple[str, str, float]]) -> str:
    """The text of an SVG file. ``bars`` are (group, name, seconds), those of a group next to each other."""
    groups = [(group, list(members)) for group, members in groupby(bars, key=lambda bar: bar[0])]
    height = _TOP + sum(_ROW * (len(members) + 2) for _, members in groups) + 12
    low, high = bounds([value for _, _, value in bars])
    label = "How long scanlint takes beside other tools, in seconds on a logarithmic scale"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" aria-labelledby="t">',
        f'<title id="t">{label}</title>',
        '<g font-family="sans-serif" font-size="12" fill="#222222">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="24" font-size="15" font-weight="bold">{label}</text>',
        *_groups(groups, low, high),
        "</g></svg>\n",
    ]
    return "\n".join(lines)


def bounds(values: Sequence[float]) -> tuple[float, float]:
    """The powers of ten around ``values``."""
    if not values:
        return 0.01, 1.0
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return 10.0**low, 10.0 ** max(high, low + 1)


def width(value: float, low: float, high: float) -> float:
    """How long the bar of ``value`` is."""
    return round((_RIGHT - _LEFT) * math.log(value / low) / math.log(high / low), 1)


def _groups(groups: list[tuple[str, list[tuple[str, str, float]]]], low: float, high: float) -> Iterator[str]:
    y = _TOP
    for group, members in groups:
        y += _ROW
        yield f'<text x="16" y="{y}" font-weight="bold">{escape(group)}</text>'
        for _, name, value in members:
            y += _ROW
            color = _OWN if "scanlint" in name or group == "start-up" else _PARSING if "all files" in name else _OTHER
            length = max(width(value, low, high), 1.0)
            yield f'<text x="{_LEFT - 8}" y="{y}" text-anchor="end">{escape(name)}</text>'
            yield f'<rect x="{_LEFT}" y="{y - 11}" width="{length}" height="13" fill="{color}"/>'
            yield f'<text x="{_LEFT + length + 6}" y="{y}">{seconds(value)}</text>'
        y += _ROW
