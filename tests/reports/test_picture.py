"""The time axis and the named axes."""

from __future__ import annotations

import dataclasses

from scanlint.finding import Finding, Seen, Verdict
from scanlint.question import Made, Operation, Question, Sketch, Step, Structure
from scanlint.reports.look import ASCII, UNICODE
from scanlint.reports.picture import picture
from tests.reports.samples import BEFORE, raising, single


def _drawn(finding: Finding) -> list[str]:
    return [line.plain for line in picture(finding, UNICODE)]


def _seen(outputs: int, seen: Seen) -> Finding:
    question = Question(Structure("scan", (True,) * outputs), (Operation("index", -1),), "other_output", 1)
    return dataclasses.replace(single(), question=question, verdict=Verdict("confirmed", "Theano 1.0.5", "", seen))


def test_nothing_is_drawn_without_a_verdict_or_without_a_sight() -> None:
    assert _drawn(dataclasses.replace(single(), verdict=None)) == []
    assert _drawn(dataclasses.replace(single(), verdict=Verdict("not-run", None, "no library"))) == []


def test_one_row_for_one_output_where_the_sentence_names_the_axes() -> None:
    assert _drawn(single()) == ["time step  0 1 2 3 4", "output     ■ □ □ □ □"]


def test_axes_that_the_sentence_does_not_name_are_added() -> None:
    assert _drawn(_seen(1, Seen(BEFORE, BEFORE[1:], (0,), (0,), 5)))[2:] == ["before     (time 5, sample 3, dim 2)", "after      (sample 3, dim 2)"]


def test_a_row_per_output_and_only_what_is_left_filled() -> None:
    assert _drawn(_seen(2, Seen(BEFORE, BEFORE, (1,), (0, 1, 2, 3, 4), 5)))[:3] == [
        "time step  0 1 2 3 4",
        "output 0   □ □ □ □ □",
        "output 1   ■ ■ ■ ■ ■",
    ]


def test_steps_of_two_digits_stay_in_their_columns() -> None:
    rows = _drawn(_seen(1, Seen(BEFORE, (), (0,), (10,), 12)))
    assert rows[0] == "time step   0  1  2  3  4  5  6  7  8  9 10 11"
    assert rows[1] == "output      □  □  □  □  □  □  □  □  □  □  ■  □"


def test_values_that_match_no_step_draw_no_axis() -> None:
    assert _drawn(_seen(2, Seen(BEFORE, BEFORE[:1]))) == ["before     (time 5, sample 3, dim 2)", "after      (time 5)"]


def test_axes_that_stay_are_not_drawn() -> None:
    assert _drawn(_seen(2, Seen(BEFORE, BEFORE))) == []


def test_no_axes_left_is_a_scalar() -> None:
    assert _drawn(_seen(1, Seen(BEFORE[:1], (), (0,), (0,), 5)))[-1] == "after      a scalar"


def test_an_exception_is_told_once() -> None:
    assert _drawn(raising()) == []
    unnamed = dataclasses.replace(raising(), verdict=Verdict("confirmed", "Theano 1.0.5", "", Seen(BEFORE, exception="TypeError", text="no len()")))
    assert _drawn(unnamed) == ["TypeError: no len()"]
    bare = dataclasses.replace(raising(), verdict=Verdict("confirmed", "Theano 1.0.5", "", Seen(BEFORE, exception="AssertionError", text="")))
    assert _drawn(bare) == ["AssertionError"]


def test_ascii_terminals_get_ascii() -> None:
    assert all(line.plain.isascii() for line in picture(single(), ASCII))


def test_rows_of_flags_have_their_columns_above() -> None:
    rows = (("condition", (True, False, True)), ("taken", (True, True, True)))
    assert _drawn(_seen(1, Seen(rows=rows))) == ["time step  0 1 2", "condition  ■ □ ■", "taken      ■ ■ ■"]
    assert _drawn(_seen(1, Seen(rows=(("read", (True, False)),), columns="row"))) == ["row   0 1", "read  ■ □"]


def test_a_number_that_was_drawn_before_stands_out() -> None:
    finding = _seen(1, Seen(draws=(("first call", (0.5, 1.25)), ("second call", (1.25, -2.0)))))
    first, second = picture(finding, UNICODE)
    assert (first.plain, second.plain) == ("first call     0.50   1.25", "second call    1.25  -2.00")
    assert [bool(style) for _, style in (*first.pieces, *second.pieces)].count(True) == 1


def test_a_sketch_has_as_many_rows_as_its_step_has_outputs() -> None:
    sketch = Question(Sketch(step=Step(outputs=(Made(), Made()))), (Operation("run"),), "step_short")
    finding = dataclasses.replace(_seen(1, Seen(outputs=(0, 1), steps=(0,), of_steps=2)), question=sketch)
    assert _drawn(finding) == ["time step  0 1", "output 0   ■ □", "output 1   ■ □"]
