"""Fixes in notebooks: the characters of the code that is mended change, and no other character of the file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.finding import Location
from scanlint.fixes.mend import mend_notebook
from scanlint.fixes.notebooks import Cells
from scanlint.source.text import Unreadable
from tests.fixes.test_mend import SETTINGS
from tests.fixes.test_rule_pages import FIXABLE, mended
from tests.notebooks import format3, format4
from tests.rule_pages import Program

HEAD = "import theano\nimport theano.tensor as T\nx, h0 = T.tensor3(), T.matrix()\ndef step(x_t, h):\n    return T.tanh(x_t + h)\n"
SCAN = "rval, updates = theano.scan(step, sequences=x, outputs_info=[h0])"


def fixed(*cells: str, indent: int | None = 1) -> list[str]:
    """The cells behind the first, with all fixes."""
    text = json.dumps(format4([HEAD, *cells]), indent=indent)
    return ["".join(cell["source"]) for cell in json.loads(mend_notebook(text, "n.ipynb", SETTINGS, unsafe=True).text)["cells"][1:]]


@pytest.mark.parametrize(
    "cells",
    [
        (SCAN, "last = rval[-1]"),
        (SCAN, "%%timeit -n 1 rval[0]"),
        (SCAN, "%time last = rval[0]"),
        (SCAN, "last = rval[0]  # scanlint: ignore[SCN101] -- the first step is meant"),
        (SCAN, "rval[0] = ("),
    ],
)
def test_false_alarm_cells_without_fixes_stay(cells: tuple[str, ...]) -> None:
    assert fixed(*cells) == list(cells)


@pytest.mark.parametrize(
    ("cells", "after"),
    [
        ((SCAN, "last = rval[0]"), (SCAN, "last = rval")),
        (("%matplotlib inline\n" + SCAN, "é = '😀'; last = rval[0]; y = 1"), ("%matplotlib inline\n" + SCAN, "é = '😀'; last = rval; y = 1")),
        (("[r], u = theano.scan(step, x, [h0])", "!ls\n", "q = r"), ("r, u = theano.scan(step, x, [h0])", "!ls\n", "q = r")),
        ((SCAN, "y = (rval\n    [0]\n)"), (SCAN, "y = (rval\n    \n)")),
    ],
)
def test_missed_alarm_the_code_is_mended(cells: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert fixed(*cells) == list(after)


def test_a_new_line_of_code_becomes_a_line_of_the_notebook() -> None:
    scan = ["import pytensor\n", "y, _ = pytensor.scan(\n", "    lambda t: t,\n", "    sequences=x,\n", ")"]
    notebook = format4([HEAD, ""])
    notebook["cells"][1]["source"] = scan
    text = json.dumps(notebook, indent=2)
    after = mend_notebook(text, "n.ipynb", SETTINGS, unsafe=True).text
    assert json.loads(after)["cells"][1]["source"] == [scan[0], "y = pytensor.scan(\n", *scan[2:4], "    return_updates=False,\n", ")"]
    assert len(after.splitlines()) == len(text.splitlines()) + 1


def test_a_fix_that_would_break_its_cell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(format4([HEAD, SCAN, "last = rval[0]", "broken ("]))
    monkeypatch.setattr(Cells, "written", lambda *_: "(")
    found = mend_notebook(text, "n.ipynb", SETTINGS, unsafe=True)
    assert found.text == text
    assert [why for _, why in found.refused] == ["the result could not be parsed"]
    assert found.result.unreadable


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": 1}', "[" * 100_000])
def test_what_is_no_notebook_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        mend_notebook(text, "n.ipynb", SETTINGS)


LEFT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(
    program=st.sampled_from([program for rule, program in FIXABLE if rule.code != "SCN902"]),
    around=st.tuples(LEFT, LEFT),
    form=st.sampled_from([format3, format4]),
    layout=st.fixed_dictionaries({"indent": st.sampled_from([None, 1, "\t"]), "ensure_ascii": st.booleans(), "sort_keys": st.booleans()}),
    listed=st.booleans(),
    breaks=st.sampled_from(["\n", "\r\n"]),
)
def test_nothing_but_the_code_changes(
    program: Program, around: tuple[str, str], form: Any, layout: dict[str, Any], listed: bool, breaks: str
) -> None:
    """Whatever the JSON looks like, and whatever stands in comments around the code."""
    comments = [f"#{' '.join(text.split())}" for text in around]
    source = f"{comments[0]}\n{program.source}{comments[1]}"
    notebook = form([source], markdown_first=True)
    place = notebook["cells" if "cells" in notebook else "worksheets"]
    cell = (place if form is format4 else place[0]["cells"])[1]
    key = "source" if form is format4 else "input"
    if listed:
        cell[key] = source.splitlines(keepends=True)
    text = json.dumps(notebook, **layout).replace("\n", breaks)
    once = mend_notebook(text, "n.ipynb", SETTINGS, unsafe=True)
    cell[key] = mended(source).text.splitlines(keepends=True) if listed else mended(source).text
    assert once.text == json.dumps(notebook, **layout).replace("\n", breaks)
    assert mend_notebook(once.text, "n.ipynb", SETTINGS, unsafe=True).text == once.text


def test_false_alarm_what_stands_in_no_cell_has_no_span() -> None:
    """A finding about a notebook as a whole, or a place that the notebook does not have."""
    cells = Cells(json.dumps(format4([HEAD, "é = 1\n"])))
    there = Location("n.ipynb", 1, 1, 1, 2, 2)
    first = cells.span(there)
    assert first is not None
    assert cells.start(there) == first[0]
    wrong = [replace(there, cell=None), replace(there, cell=9), replace(there, line=4, end_line=4), replace(there, column=9, end_column=9)]
    wrong += [replace(there, column=3), replace(there, line=0)]
    assert [cells.span(at) for at in wrong] == [None] * len(wrong)
    assert [cells.start(at) for at in wrong] == [0] * len(wrong)
