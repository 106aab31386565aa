"""The plot as it is read: at 80 and at 120 columns, plain and coloured, and never saying more than the run."""

from __future__ import annotations

import dataclasses
import io

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from scanlint.demo.terminal import render
from scanlint.demo.training import Curve, Training
from tests.demo.recording import recorded, text


def made(buggy: tuple[int, ...], fixed: tuple[int, ...], *, known: int = 70, change: float = 0.0) -> Training:
    """A training on 100 sentences."""
    curves = (Curve(right, tuple(0.5 for _ in right), moved) for right, moved in ((buggy, change), (fixed, 2.0)))
    return Training(0, "Theano 1.0.5", 100, 70, known, (("warm film", 1),), *curves)


def rows(training: Training, width: int = 80) -> list[str]:
    """The rows of the plot, above the axis of time."""
    lines = text(training, width).splitlines()
    return lines[lines.index("accuracy in training") + 1 : next(place for place, line in enumerate(lines) if "└" in line)]


@pytest.mark.parametrize("width", [80, 120])
def test_a_recorded_run(width: int, snapshot: SnapshotAssertion) -> None:
    assert text(recorded(), width) == snapshot


@pytest.mark.parametrize("width", [40, 60, 80, 119, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert [line for line in text(recorded(), width).splitlines() if cell_len(line) > width] == []


def test_an_ascii_stream_gets_ascii() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    render(recorded(), file=out, width=80, color=False)
    out.flush()
    shown = raw.getvalue().decode("ascii")
    assert "\n0.7 +    ...#...." in shown
    assert "# fixed rval " in shown


def test_colours_only_where_asked_for() -> None:
    out = io.StringIO()
    render(recorded(), file=out, width=80, color=True)
    assert "\x1b[1;31m" in out.getvalue()
    assert "\x1b[1;32m" in out.getvalue()
    assert "\x1b" not in text(recorded())


def test_each_curve_lies_at_its_values() -> None:
    shown = rows(made((50, 70), (50, 100)))
    assert [row[:5] for row in shown[::2]] == [f"{value / 10:.1f} ┤" for value in range(10, 4, -1)]
    assert shown[0].endswith("■ fixed 1.000")
    assert shown[6].endswith("□ buggy 0.700")
    assert shown[-1][5] == "■"


def test_curves_that_end_together_both_keep_their_names() -> None:
    for end in (100, 50):
        shown = "\n".join(rows(made((50, end), (50, end))))
        assert f"buggy {end / 100:.3f}" in shown
        assert f"fixed {end / 100:.3f}" in shown


def test_all_wrong_and_all_right_are_in_the_picture() -> None:
    shown = rows(made((0, 0, 0), (0, 100, 100)))
    assert (len(shown), shown[-1][:3]) == (21, "0.0")


def test_the_closing_words_come_from_the_run() -> None:
    good = text(made((50, 70), (50, 100))).replace("\n", " ")
    assert "First words alone tell 70 of 100 labels at most: rval[0] got just these, rval all 100." in good
    assert "rval[0]  accuracy 0.700  cost 0.500  recurrent weights never moved" in good
    short = text(made((50, 69), (50, 98), change=0.25)).replace("\n", " ")
    assert "rval[0] got 69, rval 98." in short
    assert "rval[0]  accuracy 0.690  cost 0.500  recurrent weights moved up to 0.25" in short


def test_a_run_that_shows_no_difference_says_so() -> None:
    shown = text(made((50, 70), (50, 70))).replace("\n", " ")
    assert "This run does not show the difference; another --seed may." in shown
    assert "SCN101" not in shown


def test_the_seed_and_the_library_are_named() -> None:
    shown = text(dataclasses.replace(recorded(), seed=7, library="PyTensor 3.3.8")).replace("\n", " ")
    assert shown.startswith("PyTensor 3.3.8 trains")
    assert "(seed 7)" in shown
