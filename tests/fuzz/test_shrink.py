from __future__ import annotations

from tests.fuzz.inputs import Input
from tests.fuzz.judge import Defect
from tests.fuzz.shrink import shrunk

TEXT = b"import theano\n\nx = 1\nrval = f(bad, x) + g(worse)\ny = 2\n" * 3


def _input(data: bytes = TEXT) -> Input:
    return Input(1, "mutated", "fuzz.py", data)


def test_only_what_the_defect_needs_is_left() -> None:
    def judged(one: Input) -> Defect | None:
        return Defect("both", "") if b"bad" in one.data and b"worse" in one.data else None

    assert shrunk(_input(), judged).data == b"badworse"


def test_a_defect_of_another_kind_is_not_taken_for_it() -> None:
    def judged(one: Input) -> Defect | None:
        return Defect("first" if one.data.count(b"bad") > 1 else "second", "")

    assert shrunk(_input(), judged).data == b"badbad"


def test_an_input_without_a_defect_stays() -> None:
    assert shrunk(_input(), lambda one: None) == _input()
