"""A library's own tree, of which only the package's name is given here: the functions in it are these tests' own."""

from __future__ import annotations

from pathlib import Path

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import ScanCall
from scanlint.source.text import SourceText
from scanlint.source.tree import parse

GRADIENT = """
import theano

def grad(cost, wrt):
    return undo(cost, wrt)

def first(cost, vector):
    return theano.scan(lambda i, y, x: grad(y[i], x), sequences=steps, non_sequences=[cost, vector])

class Kept:
    def grad(self, cost, wrt):
        return undo(cost, wrt)
"""


def _call(folder: Path, package: str, text: str = GRADIENT) -> ScanCall:
    path = folder / package / "gradient.py"
    path.parent.mkdir()
    (path.parent / "__init__.py").touch()
    source = SourceText.of(str(path), text)
    return next(analyse(source, parse(source), (), home=str(path)).own_calls())


def test_a_function_of_that_name_elsewhere_is_not_the_librarys(tmp_path: Path) -> None:
    assert _call(tmp_path, "net").outputs.known is None


def test_neither_is_a_method(tmp_path: Path) -> None:
    assert _call(tmp_path, "theano", GRADIENT.replace(": grad(y[i]", ": Kept().grad(y[i]")).outputs.known is None


def test_what_its_code_tells_comes_first(tmp_path: Path) -> None:
    assert _call(tmp_path, "theano", GRADIENT.replace("undo(cost, wrt)", "[cost * 2, wrt * 2]", 1).replace("y[i], x)", "y, x)")).outputs.known == 2


def test_it_is_known_by_name(tmp_path: Path) -> None:
    assert _call(tmp_path, "theano").outputs.known == 1
