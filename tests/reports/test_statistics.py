from __future__ import annotations

import json

from scanlint.finding import Location
from scanlint.reports.statistics import as_json, table
from tests.reports.samples import everything, finding, raising, single


def test_a_clean_run_has_no_rows() -> None:
    assert table(()) == ""
    assert as_json(()) == "[]\n"


def test_the_most_frequent_rule_comes_first() -> None:
    many = [finding(Location("a.py", line, 1, line, 2), code="SCN103", name="output-list-as-tensor") for line in range(1, 12)]

    assert table([*everything().findings, *many, raising()]) == (
        "12  SCN103  output-list-as-tensor    silent\n"
        " 2  SCN101  single-output-indexed    silent  1 with --unsafe-fixes\n"
        " 2  SCN102  single-output-unpacked   crash\n"
    ).replace("tensor    silent", "tensor   silent").replace("indexed    silent", "indexed   silent").replace("unpacked   crash", "unpacked  crash")


def test_json_has_every_field() -> None:
    assert json.loads(as_json([single(), raising()])) == [
        {"code": "SCN101", "name": "single-output-indexed", "impact": "silent", "count": 1, "fixable": 0, "unsafe_fixable": 1},
        {"code": "SCN102", "name": "single-output-unpacked", "impact": "crash", "count": 1, "fixable": 0, "unsafe_fixable": 0},
    ]
