"""What lists, dicts and objects hold where two ways meet."""

from __future__ import annotations

import pytest

from scanlint.scan.count import Count
from scanlint.scan.state import Cell, DictCell, ListCell, join_cells
from scanlint.scan.values import Choice, Tensor, Unknown, constant

H, C = constant("h"), constant("c")
EMPTY, ONE, OTHER, TWO = ListCell.of(()), ListCell.of((H,)), ListCell.of((C,)), ListCell.of((H, C))


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        (EMPTY, EMPTY, EMPTY),
        (ONE, ONE, ONE),
        (ONE, OTHER, ListCell.of((Choice((H, C)),))),
        (EMPTY, ONE, ListCell(None, Count(0, 1), H)),
        (ONE, TWO, ListCell(None, Count(1, 2), Choice((H, C)))),
    ],
)
def test_lists(one: Cell, two: Cell, both: Cell) -> None:
    assert join_cells(one, two) == both
    turned = join_cells(two, one)
    assert isinstance(turned, ListCell)
    assert isinstance(both, ListCell)
    assert (turned.length, turned.items is None) == (both.length, both.items is None)


def test_an_empty_list_has_no_say_in_what_the_elements_are() -> None:
    for cells in ((EMPTY, ONE), (ONE, EMPTY)):
        joined = join_cells(*cells)
        assert isinstance(joined, ListCell)
        assert joined.element == H


def test_a_length_that_still_grows_is_given_up() -> None:
    joined = join_cells(ONE, TWO, widen=True)
    assert isinstance(joined, ListCell)
    assert joined.length == Count(1, None)


def test_dicts() -> None:
    one = DictCell(((constant("a"), H), (constant("b"), H)), complete=True)
    two = DictCell(((constant("a"), C),), complete=True)
    joined = join_cells(one, two)
    assert isinstance(joined, DictCell)
    assert joined.get(constant("a")) == Choice((H, C))
    assert not isinstance(joined.get(constant("b")), Tensor)


def test_a_list_and_a_dict() -> None:
    joined = join_cells(ONE, DictCell((), complete=True))
    assert not isinstance(joined, ListCell) or joined.items is None
    assert isinstance(Unknown("neither"), Unknown)
