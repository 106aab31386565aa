from __future__ import annotations

import dataclasses

from scanlint.baseline.key import fingerprints, key
from scanlint.finding import Location
from tests.helpers import MISUSE, lint
from tests.reports.samples import finding


def test_a_key_has_no_line_and_no_layout() -> None:
    (one,) = lint(MISUSE)
    (moved,) = lint("\n" * 50 + MISUSE.replace("return rval[0]", "return (  # here\n        rval[ 0 ]\n    )"))

    assert key(one, "m.py") == ("m.py", "SCN101", "layer", "return rval [ 0 ]")
    assert key(moved, "m.py") == key(one, "m.py")
    assert moved.location.line != one.location.line


def test_path_rule_function_and_statement_are_told_apart() -> None:
    one = dataclasses.replace(finding(Location("m.py", 1, 1, 1, 2)), function="f", statement="a[0]")
    others = [dataclasses.replace(one, code="o"), dataclasses.replace(one, function="o"), dataclasses.replace(one, statement="o")]

    assert len({key(one, "m.py"), key(one, "n.py"), *(key(other, "m.py") for other in others)}) == 5


def test_findings_of_one_key_are_told_apart_by_their_order() -> None:
    one, other = ("m.py", "SCN101", "f", "a"), ("m.py", "SCN101", "f", "b")
    first, second, third = fingerprints([one, other, one])

    assert len({first, second, third}) == 3
    assert [first, third] == list(fingerprints([one, one]))
    assert all(len(mark) == 32 and int(mark, 16) >= 0 for mark in (first, second, third))


def test_a_name_that_is_no_text_has_a_fingerprint() -> None:
    assert len(list(fingerprints([("b\udcff.py", "SCN101", "", "")]))) == 1
