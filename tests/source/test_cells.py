from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from scanlint.source.cells import Cell, Notebook, read_cells
from scanlint.source.names import is_notebook
from scanlint.source.text import Unreadable
from tests.notebooks import format3, format4


def _cells(notebook: Mapping[str, Any]) -> list[tuple[int, str]]:
    return [(cell.number, "\n".join(cell.lines)) for cell in read_cells(json.dumps(notebook).encode(), "nb.ipynb").cells]


def _problem(data: bytes) -> tuple[int, int, str]:
    with pytest.raises(Unreadable) as caught:
        read_cells(data, "nb.ipynb")
    assert caught.value.location.path == "nb.ipynb"
    return caught.value.location.line, caught.value.location.column, caught.value.message


@pytest.mark.parametrize("path", ["nb.ipynb", "a/NB.IPYNB"])
def test_a_notebook_is_known_by_its_name(path: str) -> None:
    assert is_notebook(path)
    assert not is_notebook(path + ".py")


@pytest.mark.parametrize("make", [format3, format4])
def test_all_cells_are_counted_and_code_cells_are_read(make: Any) -> None:
    assert _cells(make(["x = 1\ny = 2", "z = 3"], markdown_first=True)) == [(2, "x = 1\ny = 2"), (3, "z = 3")]


def test_cells_of_format_3_are_counted_through_its_worksheets() -> None:
    notebook = format3(["x = 1"])
    notebook["worksheets"] *= 2
    assert _cells(notebook) == [(1, "x = 1"), (2, "x = 1")]


def test_a_source_is_a_string_or_a_list_of_lines() -> None:
    notebook = format4(["x = 1\r\ny = 2\rz = 3"])
    notebook["cells"].append({"cell_type": "code", "source": ["a = 1\n", "b = 2"]})
    assert read_cells(json.dumps(notebook).encode(), "nb.ipynb") == Notebook((Cell(1, ("x = 1", "y = 2", "z = 3")), Cell(2, ("a = 1", "b = 2"))))


def test_a_byte_order_mark_is_no_error() -> None:
    assert read_cells(b"\xef\xbb\xbf" + json.dumps(format4(["x"])).encode(), "nb.ipynb").cells == (Cell(1, ("x",)),)


@pytest.mark.parametrize(
    "metadata",
    [
        {"language_info": {"name": "R"}},
        {"kernelspec": {"language": "julia", "name": "julia-1.9"}},
    ],
)
def test_other_languages_are_left_alone(metadata: dict[str, Any]) -> None:
    assert _cells(format4(["x <- 1"]) | {"metadata": metadata}) == []


def test_a_cell_in_another_language_is_left_alone() -> None:
    notebook = format4(["x = 1", "select 1"])
    notebook["cells"][1]["metadata"] = {"vscode": {"languageId": "sql"}}
    assert _cells(notebook) == [(1, "x = 1")]


@pytest.mark.parametrize(
    ("metadata", "python2"),
    [
        ({}, False),
        ({"kernelspec": {"name": "python3", "language": "python"}}, False),
        ({"kernelspec": {"name": "python2", "language": "python"}}, True),
        ({"language_info": {"name": "python", "version": "2.7.12"}}, True),
        ({"kernelspec": None, "language_info": 3}, False),
    ],
)
def test_a_notebook_says_that_it_is_python_2(metadata: dict[str, Any], python2: bool) -> None:
    assert read_cells(json.dumps(format4(["x"]) | {"metadata": metadata}).encode(), "nb.ipynb").python2 is python2


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b'{"cells": [\n}', 2, 1, "this notebook is not valid JSON: "),
        (b"", 1, 1, "this notebook is not valid JSON: "),
        (b'{"cells": []\n', 2, 1, "this notebook is not valid JSON: "),
        (b'{\n "a\xff": 1}', 2, 4, "byte 0xff cannot be decoded as utf-8"),
        (b"[" * 200_000, 1, 1, "its JSON cannot be read"),
        (b"[" + b"1" * 5000 + b"]", 1, 1, "its JSON"),
        (b"[]", 1, 1, "its JSON is not an object"),
        (b"{}", 1, 1, "it has no list `cells`"),
        (b'{"cells": 3}', 1, 1, "`cells` is not a list"),
        (b'{"cells": [3]}', 1, 1, "cell 1 has no `cell_type`"),
        (b'{"cells": [{"cell_type": "code"}]}', 1, 1, "the source of cell 1 is not text"),
        (b'{"cells": [{"cell_type": "code", "source": ["a", 1]}]}', 1, 1, "the source of cell 1 is not text"),
        (b'{"worksheets": [{"cells": []}, {}]}', 1, 1, "it has no list `cells` in worksheet 2"),
        (b'{"worksheets": [3]}', 1, 1, "worksheet 1 is not an object"),
    ],
)
def test_what_is_no_notebook_is_unreadable_and_says_why(data: bytes, line: int, column: int, message: str) -> None:
    found = _problem(data)
    assert found[:2] == (line, column)
    assert message in found[2]
