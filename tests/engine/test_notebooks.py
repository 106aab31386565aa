from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine import FileResult, lint_file
from scanlint.engine.one_file import NAMES_NOTHING
from scanlint.settings import Layer, resolve
from scanlint.source.files import SourceFile
from tests.notebooks import notebook

IMPORTS = "import theano\nimport theano.tensor as T"
STEP = "def step(x_t, h_tm1):\n    return T.tanh(x_t + h_tm1)"
SCAN = "x, h0 = T.tensor3(), T.matrix()\nrval, updates = theano.scan(step, sequences=x, outputs_info=[h0])"
USE = "last = rval[0]"


def _lint(*cells: str, ignore: tuple[str, ...] = ()) -> FileResult:
    result = lint_file(SourceFile("nb.ipynb", "nb.ipynb", resolve(RULES, Layer(ignore=ignore))), notebook(*cells))
    assert result.failure is None
    return result


def _found(*cells: str) -> list[tuple[int | None, int, int, str]]:
    places = [(finding.location, finding.code) for finding in _lint(*cells).findings]
    return [(at.cell, at.line, at.column, code) for at, code in places]


@pytest.mark.parametrize(
    "cells",
    [
        (IMPORTS, STEP, SCAN, "rval"),
        (IMPORTS, STEP, SCAN, "rval = [rval]", USE),
        (IMPORTS, STEP, SCAN, "rval = !ls", USE),
        (IMPORTS, STEP, SCAN, "rval = (", USE)[:3],
        (IMPORTS, STEP, SCAN, "%%bash --out rval\nls", USE),
        (IMPORTS, STEP, SCAN, "%%skipped\n" + USE),
        (IMPORTS, STEP, SCAN, USE + "  # scanlint: ignore[SCN101] -- the first step is meant"),
        (IMPORTS, STEP, SCAN, USE, "# scanlint: file-ignore[SCN101]"),
        (IMPORTS, STEP, SCAN, "%time " + USE + "  # noqa: SCN101"),
    ],
)
def test_false_alarm(cells: tuple[str, ...]) -> None:
    assert _found(*cells) == []


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ((IMPORTS, STEP, SCAN, USE), (4, 1, 8)),
        ((IMPORTS, STEP, SCAN, "%matplotlib inline\n!ls\n" + USE), (4, 3, 8)),
        ((IMPORTS, STEP, SCAN, "%time " + USE), (4, 1, 14)),
        ((IMPORTS, STEP, SCAN, "%%time\n" + USE), (4, 2, 8)),
        ((IMPORTS, STEP, SCAN, "  x?\n  " + USE), (4, 2, 10)),
        ((IMPORTS, STEP, SCAN, "# é\né = 'é'; " + USE), (4, 2, 17)),
        ((IMPORTS, STEP, SCAN, "rval = [rval]", SCAN, USE), (6, 1, 8)),
        ((IMPORTS, STEP, SCAN, "print 'x'; " + USE), (4, 1, 19)),
        ((IMPORTS, STEP + "\nprint 1", SCAN, "print 'x', " + USE[7:]), (4, 1, 12)),
    ],
)
def test_missed_alarm(cells: tuple[str, ...], place: tuple[int, int, int]) -> None:
    assert _found(*cells) == [(*place, "SCN101")]


def test_findings_are_ordered_by_cell_first() -> None:
    assert [place[:2] for place in _found(IMPORTS, STEP, SCAN + "\n\n" + USE, USE)] == [(3, 4), (4, 1)]


def test_evidence_names_its_cells() -> None:
    (finding,) = _lint(IMPORTS, STEP, SCAN, USE).findings
    assert {evidence.location.cell for evidence in finding.evidence} == {2, 3}


def test_a_cell_that_cannot_be_read_is_reported_and_the_others_are_linted() -> None:
    result = _lint(IMPORTS, STEP, SCAN, "broken = (", USE)

    assert [(finding.location.cell, finding.code) for finding in result.findings] == [(4, "SCN901"), (5, "SCN101")]
    assert (result.with_scan, result.unreadable) == (True, True)
    assert "Nothing in this cell was checked" in result.findings[0].consequence


def test_what_an_unread_cell_may_have_bound_is_judged_no_more() -> None:
    assert [place[3] for place in _found(IMPORTS, STEP, SCAN, "rval = [rval", USE)] == ["SCN901"]


def test_an_unread_cell_is_counted_where_it_is_ignored() -> None:
    result = _lint(IMPORTS, STEP, SCAN, "broken = (", ignore=("SCN901",))
    assert (result.findings, result.unreadable) == ((), True)


def test_a_suppression_that_silences_nothing_is_reported_in_its_cell() -> None:
    assert _found(IMPORTS, "x = 1\nx  # scanlint: ignore[SCN101]") == [(2, 2, 23, "SCN902")]


@pytest.mark.parametrize("data", [b'{"cells": "theano.scan"}', b'{"theano.scan": ', b'["theano.scan"]'])
def test_a_broken_notebook_is_one_finding(data: bytes) -> None:
    result = lint_file(SourceFile("nb.ipynb", "nb.ipynb", resolve(RULES, Layer())), data)
    (finding,) = result.findings
    assert (finding.code, finding.location.cell, finding.consequence) == ("SCN901", None, "Nothing in this file was checked.")


def test_a_notebook_that_cannot_matter_is_not_read() -> None:
    assert lint_file(SourceFile("nb.ipynb", "nb.ipynb", resolve(RULES, Layer())), b'{"cells": ') == FileResult(skipped=NAMES_NOTHING)
