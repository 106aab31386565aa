from __future__ import annotations

import pytest

from scanlint.engine.offers import touched
from scanlint.finding import Edit, Location
from tests.helpers import MISUSE, lint

WRAPPED = MISUSE.replace("rval[0]", "rval[\n        0\n    ]")


def _offers(text: str) -> list[str]:
    return [finding.code for finding in lint(text) if finding.fix is not None]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("rval[", "rval[  # why"),
        WRAPPED.replace("        0", "        0  # scanlint: ignore[SCN101]"),
        WRAPPED.replace("    ]", "    ]  # noqa: SCN101"),
    ],
)
def test_what_a_comment_protects_is_not_offered(text: str) -> None:
    assert "SCN101" not in _offers(text)


@pytest.mark.parametrize(
    "text", [MISUSE, WRAPPED, MISUSE.replace("rval[0]", "rval[0]  # scanlint: ignore[SCN103]"), WRAPPED.replace("    ]", "    ]  # why")]
)
def test_what_no_comment_protects_is_offered(text: str) -> None:
    assert "SCN101" in _offers(text)


@pytest.mark.parametrize(
    ("place", "lines"), [((3, 1, 3, 1), {3}), ((3, 1, 3, 9), {3}), ((3, 5, 5, 2), {3, 4, 5}), ((3, 1, 4, 1), {3}), ((3, 5, 5, 1), {3, 4})]
)
def test_lines_that_an_edit_changes(place: tuple[int, int, int, int], lines: set[int]) -> None:
    assert touched(Edit(Location("m.py", *place), "")) == lines
