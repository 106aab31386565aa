"""What `python -m tests.fuzz` does, for the first inputs of one seed: no crash, no hang, no answer that is not promised."""

from __future__ import annotations

import pytest

from scanlint.engine import FileResult
from tests.fuzz.__main__ import report
from tests.fuzz.inputs import MAKERS, Input, make
from tests.fuzz.judge import Defect, judge
from tests.helpers import MISUSE

SEED, INPUTS, PARTS = 0, 5000, 20


@pytest.mark.parametrize("part", range(PARTS))
def test_every_input_is_answered_as_promised(part: int) -> None:
    numbers = range(part * INPUTS // PARTS, (part + 1) * INPUTS // PARTS)
    assert {number: defect for number in numbers if (defect := judge(make(SEED, number))) is not None} == {}


def test_inputs_are_of_every_kind_and_made_again_alike() -> None:
    assert {make(SEED, number).kind for number in range(300)} == set(MAKERS)
    assert [make(7, number) for number in range(50)] == [make(7, number) for number in range(50)]


def test_a_defect_is_told_of() -> None:
    told = [(0, "mutated", 0.5, None), (1, "mutated", 1.5, Defect("E at m.py:1", "all of it")), (2, "shaped", 0.1, Defect("E at m.py:1", "other"))]
    first, *rest = report(told)
    assert first == "2 times: E at m.py:1\n  input 1, 2\n  all of it\n"
    assert rest[0] == "3 inputs, 2 defects"


ONE = Input(1, "mutated", "fuzz.py", MISUSE.encode())


def test_an_error_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.judge.lint_file", lambda *_: 1 // 0)
    defect = judge(ONE)
    assert defect is not None
    assert defect.kind.startswith("ZeroDivisionError at ")


def test_what_takes_too_long_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("tests.fuzz.judge.lint_file", forever)
    monkeypatch.setattr("tests.fuzz.judge.LIMIT", 0.05)
    assert judge(ONE) == Defect("hangs", "more than 0.05 s")


def test_a_fix_that_breaks_the_program_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judge(ONE) is None
    monkeypatch.setattr("tests.fuzz.judge.fix_data", lambda *_, unsafe: (FileResult(), b"("))
    defect = judge(ONE)
    assert defect is not None
    assert defect.kind == "a fix breaks the program"
