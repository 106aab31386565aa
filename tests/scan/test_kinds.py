"""What a test for a kind of value leaves of it."""

from __future__ import annotations

import pytest

from scanlint.scan.count import ANY
from scanlint.scan.kinds import Kinds, keep, kind_of
from scanlint.scan.values import NONE, Choice, Outs, ScanId, Seq, Tensor, Tup, Unknown, Value

CALL = ScanId((1, 0, 1, 9))
EITHER, SINGLE, MANY = Outs(CALL, "either"), Outs(CALL, "single"), Outs(CALL, "list")
LISTS, TENSORS, BOTH = Kinds(frozenset(("list", "tuple"))), Kinds(frozenset(("tensor",))), Kinds(frozenset(("list", "tensor")))
WHAT = Unknown("what")


@pytest.mark.parametrize(
    ("value", "kinds", "yes", "no"),
    [
        (EITHER, LISTS, MANY, SINGLE),
        (EITHER, TENSORS, SINGLE, MANY),
        (EITHER, BOTH, EITHER, EITHER),
        (EITHER, Kinds(frozenset(("list",)), partial=True), EITHER, EITHER),
        (SINGLE, LISTS, None, SINGLE),
        (MANY, LISTS, MANY, None),
        (Tensor("t"), TENSORS, Tensor("t"), None),
        (Tup(()), LISTS, Tup(()), None),
        (Seq("tuple", ANY, WHAT), LISTS, Seq("tuple", ANY, WHAT), None),
        (Seq("iterator", ANY, WHAT), LISTS, None, Seq("iterator", ANY, WHAT)),
        (WHAT, LISTS, WHAT, WHAT),
        (Choice((MANY, SINGLE)), LISTS, MANY, SINGLE),
        (EITHER, None, EITHER, EITHER),
        (SINGLE, Kinds(frozenset(("list",)), partial=True), SINGLE, SINGLE),
    ],
)
def test_what_is_left(value: Value, kinds: Kinds | None, yes: Value | None, no: Value | None) -> None:
    assert keep(value, kinds, True) == yes
    assert keep(value, kinds, False) == no


def test_kinds() -> None:
    assert [kind_of(value) for value in (EITHER, SINGLE, MANY, Tup(()), Tensor("t"), WHAT)] == [None, "tensor", "list", "tuple", "tensor", None]
    assert kind_of(NONE) not in ("list", "tuple", "tensor")
