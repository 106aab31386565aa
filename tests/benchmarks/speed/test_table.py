from __future__ import annotations

from xml.etree import ElementTree

import pytest

from benchmarks.speed.clock import Taken
from benchmarks.speed.plot import bounds, plot, width
from benchmarks.speed.table import beside, markdown, megabytes, seconds, times

BARS = [("theano 1.0.5", "ast.parse of all files", 2.5), ("theano 1.0.5", "scanlint, <cold>", 5.0), ("keras 1.2.2", "pylint", 250.0)]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0.0132, "13 ms"), (0.9994, "999 ms"), (0.9996, "1.00 s"), (9.994, "9.99 s"), (9.996, "10.0 s"), (312.4, "312.4 s")],
)
def test_a_time_has_three_digits(value: float | None, text: str) -> None:
    assert seconds(value) == text


def test_what_did_not_run_has_no_multiple() -> None:
    assert (times(None, 1.0), times(1.0, None), times(3.0, 2.0)) == ("–", "–", "1.50")
    assert (megabytes(0), megabytes(149_600_000)) == ("–", "150 MB")


def test_medians_stand_beside_the_base() -> None:
    taken = {
        "base": Taken([1.0, 3.0, 2.0], [1.0] * 3, 5),
        "other": Taken([8.0, 4.0, 6.0], [5.0] * 3, 5),
        "broken": Taken(trouble="ended with status 2"),
    }
    table = beside("Title", taken, "base", "group", ("A line.",))

    assert table.rows[1] == ("other", "6.00 s", "3.00", "4.00 s to 8.00 s", "5.00 s", "3")
    assert table.rows[2][:2] == ("broken", "ended with status 2")
    assert table.bars == (("group", "base", 2.0), ("group", "other", 6.0))
    text = markdown(table)
    assert text.startswith(
        "### Title\n\n|  | median | times base | least to most | processor | runs |\n|---|--:|--:|--:|--:|--:|\n| base | 2.00 s | 1.00 |"
    )
    assert text.endswith("\nA line.\n\n")


def test_the_plot_is_a_picture_with_a_bar_for_each_time() -> None:
    picture = ElementTree.fromstring(plot(BARS))
    space = "{http://www.w3.org/2000/svg}"

    assert len(picture.findall(f".//{space}rect")) == 1 + len(BARS)
    texts = [text.text for text in picture.iter(f"{space}text")]
    assert {"theano 1.0.5", "keras 1.2.2", "scanlint, <cold>", "250.0 s"} <= set(texts)


def test_the_plot_of_nothing_is_a_picture_too() -> None:
    ElementTree.fromstring(plot([]))


def test_bars_are_as_long_as_the_logarithm() -> None:
    low, high = bounds([0.02, 30.0])

    assert (low, high) == (0.01, 100.0)
    assert width(0.01, low, high) == 0
    assert width(1.0, low, high) == pytest.approx(width(100.0, low, high) / 2)
    assert bounds([1.0]) == (1.0, 10.0)
