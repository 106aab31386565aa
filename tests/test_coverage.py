"""What `nox -s coverage` leaves out of its count says why, beside the line or in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.test_architecture import modules

ROOT = Path(__file__).parents[1]
LEFT_OUT = re.compile(r"#\s*pragma:\s*no (cover|branch)\b(?P<reason>.*)")
REASON = re.compile(r": \w+(\W+\w+)+")


def unexplained(text: str) -> list[int]:
    """The lines that are left out for no reason."""
    found = ((number, LEFT_OUT.search(line)) for number, line in enumerate(text.splitlines(), start=1))
    return [number for number, match in found if match is not None and REASON.match(match["reason"]) is None]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("x = 1", False),
        ("x = 1  # nobody is left out", False),
        ("if x:  # pragma: no cover: Windows alone has drives", False),
        ("if x:  # pragma: no branch: the list is never empty", False),
        ("if x:  # pragma: no cover", True),
        ("if x:  #pragma: no branch", True),
        ("if x:  # pragma: no cover:", True),
        ("if x:  # pragma: no cover: TODO", True),
    ],
)
def test_what_counts_as_a_reason(line: str, wrong: bool) -> None:
    assert unexplained(line) == [1] * wrong


def test_every_line_that_is_left_out_says_why() -> None:
    found = {str(path.relative_to(ROOT)): numbers for path in modules() if (numbers := unexplained(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_every_list_of_what_is_left_out_has_a_comment_above() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    coverage = tomllib.loads(text)["tool"]["coverage"]
    left_out = [key for table in coverage.values() for key in table if key in ("omit", "exclude_also", "partial_also", "disable_warnings")]
    assert left_out
    for key in left_out:
        (number,) = (number for number, line in enumerate(lines) if line.startswith(f"{key} = "))
        assert lines[number - 1].startswith("# "), key
    assert coverage["report"]["fail_under"] >= 99.9
