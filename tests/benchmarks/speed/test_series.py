from __future__ import annotations

import pytest

from benchmarks.speed.clock import Taken
from benchmarks.speed.sections.profile import largest, module_of
from benchmarks.speed.series import grown, steepening


def test_linear_growth_is_one_whatever_the_start_costs() -> None:
    assert steepening([(1, 0.3), (4, 0.6), (16, 1.8), (64, 6.6)]) == [None, *[pytest.approx(1.0)] * 3]


def test_growth_with_the_square_is_seen() -> None:
    assert steepening([(n, n * n / 100) for n in (1, 10, 100)]) == [None, pytest.approx(1.0), pytest.approx(10.0)]


def test_no_growth_at_first_says_nothing() -> None:
    assert steepening([(1, 0.3), (4, 0.3), (16, 1.8)]) == [None, None, None]
    assert steepening([(1, 0.3)]) == [None]


def test_a_size_that_did_not_run_is_left_out_of_the_growth() -> None:
    points = [(1, Taken([1.0], [1.0], 10)), (2, Taken(trouble="ended with status 3")), (3, Taken([3.0], [3.0], 10)), (5, Taken([9.0], [9.0], 10))]
    table = grown("Lines", "lines", points)

    assert [row[:3] for row in table.rows] == [
        ("1", "1.00 s", "–"),
        ("2", "ended with status 3", "–"),
        ("3", "3.00 s", "1.00"),
        ("5", "9.00 s", "3.00"),
    ]
    assert [name for _, name, _ in table.bars] == ["1 lines", "3 lines", "5 lines"]


@pytest.mark.parametrize(
    ("file", "module"),
    [("~", "built in"), ("/e/lib/python3.11/site-packages/scanlint/scan/body.py", "scanlint/scan/body.py"), ("/x/y/z.py", "y/z.py")],
)
def test_a_function_is_named_by_its_package(file: str, module: str) -> None:
    assert module_of((file, 1, "f")) == module


def test_the_largest_costs_come_first() -> None:
    table = largest("Modules", {"a": (1.0, 10), "b": (3.0, 2000)}, 4.0)

    assert table.rows == (("b", "3.00 s", "75.0%", "2,000"), ("a", "1.00 s", "25.0%", "10"))
