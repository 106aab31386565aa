"""From the JSON of a Jupyter notebook to its code cells.

The formats 3 (``worksheets``, ``input``) and 4 (``cells``, ``source``) of https://nbformat.readthedocs.io, without its package: three keys are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.finding import Location
from scanlint.source.text import LINE_END, Unreadable, beginning


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell. ``number`` counts all cells of the notebook from 1, as ruff does; ``lines`` lack their ends."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notebook:
    """The Python code cells in order, and whether the notebook says that its kernel is Python 2."""

    cells: tuple[Cell, ...]
    python2: bool = False


def read_cells(data: bytes, shown: str) -> Notebook:
    """A notebook, without cells where its kernel speaks another language than Python. Raises Unreadable for what is no notebook."""
    notebook = _loaded(data, shown)
    if not isinstance(notebook, dict):
        raise _no_notebook(shown, "its JSON is not an object")
    metadata = _inner(notebook, "metadata")
    info, kernel = _inner(metadata, "language_info"), _inner(metadata, "kernelspec")
    if not all(_speaks_python(name) for name in (info.get("name"), kernel.get("language"))):
        return Notebook(())
    cells = tuple(
        Cell(number, tuple(LINE_END.split(_source(cell, number, shown))))
        for number, cell in enumerate(_cells(notebook, shown), start=1)
        if _is_python(cell, number, shown)
    )
    return Notebook(cells, kernel.get("name") == "python2" or str(info.get("version")).startswith("2."))


def code_cells(notebook: object) -> Iterator[tuple[int, object]]:
    """The number and the source, a text or a list of texts, of each Python cell of a notebook that was read from its JSON."""
    for number, cell in enumerate(_cells(notebook, "") if isinstance(notebook, dict) else (), start=1):
        if isinstance(cell, dict) and _is_python(cell, number, ""):
            yield number, cell["source" if "source" in cell else "input"]


def _loaded(data: bytes, shown: str) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        place = Location(shown, error.lineno, error.colno, error.lineno, error.colno + 1)
        raise Unreadable(place, f"this notebook is not valid JSON: {error.msg}", "Open and save it in Jupyter, or exclude the file.") from None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace").split("\n")
        place = Location(shown, len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
        raise Unreadable(place, f"byte 0x{data[error.start]:02x} cannot be decoded as utf-8, the encoding of notebooks") from None
    except (RecursionError, ValueError) as error:  # a number of more digits than int() takes is a ValueError
        raise _no_notebook(shown, f"its JSON cannot be read: {error}") from None


def _speaks_python(name: object) -> bool:
    """Whether the name of a language is that of Python, or missing, which means Python too."""
    return not isinstance(name, str) or name.lower() in ("", "python", "ipython", "python2", "python3")


def _inner(table: dict[str, object], key: str) -> dict[str, object]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _cells(notebook: dict[str, object], shown: str) -> Iterator[object]:
    if "cells" in notebook or "worksheets" not in notebook:
        yield from _list(notebook, "cells", "", shown)
        return
    for number, sheet in enumerate(_list(notebook, "worksheets", "", shown), start=1):
        if not isinstance(sheet, dict):
            raise _no_notebook(shown, f"worksheet {number} is not an object")
        yield from _list(sheet, "cells", f" in worksheet {number}", shown)


def _list(table: dict[str, object], key: str, where: str, shown: str) -> list[object]:
    value = table.get(key)
    if not isinstance(value, list):
        raise _no_notebook(shown, f"it has no list `{key}`{where}" if key not in table else f"`{key}`{where} is not a list")
    return value


def _is_python(cell: object, number: int, shown: str) -> bool:
    if not isinstance(cell, dict) or not isinstance(cell.get("cell_type"), str):
        raise _no_notebook(shown, f"cell {number} has no `cell_type`")
    # Format 3 keeps a language per cell; VS Code does so in the cell's metadata.
    languages = (cell.get("language"), _inner(_inner(cell, "metadata"), "vscode").get("languageId"))
    return cell["cell_type"] == "code" and all(map(_speaks_python, languages))


def _source(cell: object, number: int, shown: str) -> str:
    assert isinstance(cell, dict)  # _is_python looked
    key = "source" if "source" in cell else "input"
    source = cell.get(key)
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    raise _no_notebook(shown, f"the source of cell {number} is not text")


def _no_notebook(shown: str, why: str) -> Unreadable:
    return Unreadable(beginning(shown), f"this file is no notebook that can be read: {why}", "Open and save it in Jupyter, or exclude the file.")
