"""Columns led back: before, inside and behind what was replaced."""

from __future__ import annotations

import pickle

import pytest

from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.impact import Confidence, Impact
from scanlint.source.positions import Chain, ColumnMap, Replaced, chain, in_users_file

# Line 2: `f(0777, x)` became `f(0o777, x)`: the text "0777" at 3 to 7 is "0o777" at 3 to 8.
OCTAL = ColumnMap(((2, (Replaced(3, 8, 3, 7),)),))


def at(column: int, end: int, line: int = 2, end_line: int | None = None) -> Location:
    return Location("m.py", line, column, end_line or line, end)


@pytest.mark.parametrize(
    ("program", "user"),
    [
        (at(1, 3), at(1, 3)),
        (at(1, 12), at(1, 11)),
        (at(3, 8), at(3, 7)),
        (at(5, 6), at(3, 7)),
        (at(10, 11), at(9, 10)),
        (at(8, 8), at(7, 7)),
        (at(10, 11, line=1), at(10, 11, line=1)),
        (at(1, 10, line=1, end_line=2), at(1, 9, line=1, end_line=2)),
    ],
)
def test_a_span_is_led_back(program: Location, user: Location) -> None:
    assert OCTAL.locate(program) == user


def test_what_was_put_in_stands_where_the_user_has_nothing() -> None:
    opened = ColumnMap(((1, (Replaced(6, 7, 6, 6), Replaced(8, 9, 7, 7))),))  # print(a) for `print"a"`-like text of six columns and one
    assert opened.locate(at(7, 8, line=1)) == at(6, 7, line=1)
    assert opened.locate(at(1, 9, line=1)) == at(1, 7, line=1)


def test_what_was_taken_away_is_stepped_over() -> None:
    taken = ColumnMap(((1, (Replaced(1, 1, 1, 2),)),))  # ur'a' became r'a'
    assert taken.locate(at(1, 5, line=1)) == at(2, 6, line=1)


def test_only_untouched_text_is_the_users_own() -> None:
    assert OCTAL.original(at(9, 11))
    assert OCTAL.original(at(1, 2))
    assert OCTAL.original(at(1, 11, line=1))
    assert not OCTAL.original(at(5, 6))
    assert not OCTAL.original(at(1, 11))
    assert not OCTAL.original(at(1, 3, line=1, end_line=3))


def test_one_map_after_another() -> None:
    tabs = ColumnMap(((2, (Replaced(1, 9, 1, 2),)),))
    inner = ColumnMap(((2, (Replaced(11, 16, 11, 15),)),))
    both = chain(inner, tabs)
    assert isinstance(both, Chain)
    assert both.locate(at(18, 19)) == at(10, 11)
    assert not both.original(at(9, 12))
    assert both.original(at(18, 19))
    assert chain(None, tabs) is tabs
    assert chain(inner, None) is inner
    assert chain(None, None) is None
    assert pickle.loads(pickle.dumps(both)) == both


def test_every_place_of_a_finding_is_led_back() -> None:
    fix = Fix("safe", "f", (Edit(at(10, 11), "y"),))
    finding = Finding(at(10, 11), "SCN101", "n", Impact.SILENT, Confidence.CERTAIN, "m", "l", evidence=(Evidence(at(3, 8), "e"),), fix=fix)
    led = in_users_file(finding, {"m.py": OCTAL})
    assert (led.location, led.evidence[0].location) == (at(9, 10), at(3, 7))
    assert led.fix is not None
    assert led.fix.edits[0].location == at(9, 10)
    assert in_users_file(finding, {}) is finding
    assert in_users_file(finding, {"other.py": OCTAL}) == finding


def test_a_fix_that_would_write_over_replaced_text_is_left_out() -> None:
    fix = Fix("safe", "f", (Edit(at(10, 11), "y"), Edit(at(1, 12), "z")))
    finding = Finding(at(10, 11), "SCN101", "n", Impact.SILENT, Confidence.CERTAIN, "m", "l", fix=fix)
    assert in_users_file(finding, {"m.py": OCTAL}).fix is None
