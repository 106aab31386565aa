"""How a report looks: the characters it is drawn with and the styles of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.impact import Impact


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a frame and of the picture of the time axis, each one cell wide but for the longer ones in ASCII."""

    corner: str
    bar: str
    gap: str
    tee: str
    ellipsis: str
    filled: str
    empty: str


UNICODE = Glyphs(corner="╭─", bar="│", gap="┆", tee="├─", ellipsis="…", filled="■", empty="□")
ASCII = Glyphs(corner="-->", bar="|", gap=":", tee=":::", ellipsis="...", filled="#", empty=".")

IMPACT_STYLES = {
    Impact.SILENT: "bold red",
    Impact.CRASH: "bold magenta",
    Impact.FUTURE: "bold yellow",
    Impact.SLOW: "bold bright_blue",
    Impact.INFO: "bold cyan",
}
VERDICT_STYLES = {"confirmed": "bold green", "refuted": "bold yellow", "not-run": "bold"}
FRAME = "bright_blue"
SECONDARY = "bold bright_blue"
CODE = "bold"
TAKEN_OUT, PUT_IN = "red", "green"


def glyphs_for(encoding: str) -> Glyphs:
    """Return the box characters where the stream can carry them, else their ASCII stand-ins."""
    return UNICODE if encoding.lower().replace("_", "-").startswith("utf") else ASCII
