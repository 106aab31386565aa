"""Where a finding stands in the file as it lies on disk, for the formats that know no cells."""

from __future__ import annotations

from scanlint.finding import Location


def in_file(at: Location) -> Location:
    """``at``, or the beginning of the notebook whose cell it lies in."""
    return at if at.cell is None else Location(at.path, 1, 1, 1, 1)
