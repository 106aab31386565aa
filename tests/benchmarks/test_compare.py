"""The README's table of linters is that of the trials, and shows none where scanlint lacks what another has."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.compare.__main__ import SUBJECTS, TOOLS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def table() -> list[list[str]]:
    (text,) = re.findall(r"<!-- compare:begin -->\n(.*?)<!-- compare:end -->", README, re.DOTALL)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]


def test_the_versions_are_those_that_were_tried() -> None:
    assert table()[0][1:] == [tool.requirement.replace("==", " ") or tool.name for tool in TOOLS]


def test_every_trial_is_a_row() -> None:
    titles = [line for subject, module in SUBJECTS.items() for line in (f"**{subject}**", *module.ROWS)]
    assert [row[0] for row in table()[2:]] == titles


def test_none_is_ahead() -> None:
    assert {row[0] for row in table()[2:] if row[1] != "yes" and "yes" in row[2:]} == set()
