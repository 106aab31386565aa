"""The frame of a finding where the line that it stands on is wider than the report."""

from __future__ import annotations

import dataclasses
import io

from scanlint.finding import Location
from scanlint.report import Report, Summary
from scanlint.reports import terminal
from tests.reports.samples import single


def test_a_place_in_the_indentation_of_a_wide_line_is_shown() -> None:
    """Python says of code that is indented too deeply that column 1 is wrong, and the frame leaves the shared indentation out."""
    lines = [" " * 107 + "if x:"]
    place = Location("models/gru.py", 1, 1, 1, 2)
    finding = dataclasses.replace(single(), location=place, evidence=(), verdict=None)
    terminal.render(Report((finding,), Summary(1, 1)), lambda _: lines, file=(out := io.StringIO()), width=60)
    shown = out.getvalue().splitlines()
    assert any(line.endswith("│ if x:") for line in shown)
    assert any(line.strip().startswith("│ ^") for line in shown)
