"""A library's own tree, of which only the package's name is given here: the functions in it are these tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import ScanCall
from scanlint.scan.leads import leads
from scanlint.source.import_lines import imports
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


CHECKPOINTS = """
from theano.scan.basic import scan

def scan_checkpoints(fn, sequences, outputs_info):
    for element in outputs_info:
        if isinstance(element, dict) and "taps" in element:
            raise RuntimeError("no taps")

    def outer_step(*args):
        results, updates = scan(fn, sequences=list(args), outputs_info=outputs_info)
        if not isinstance(results, list):
            results = [results]
        return [r[-1] for r in results], updates

    return scan(outer_step, sequences=sequences, outputs_info=outputs_info)
"""
ONE, TWO = "lambda x_t, h: x_t + h", "lambda x_t, h, c: (h, c)"


def _calls(folder: Path, caller: str) -> list[ScanCall]:
    for name, text in {
        "theano/scan/checkpoints.py": CHECKPOINTS,
        "theano/scan/__init__.py": "",
        "theano/__init__.py": "",
        "test_it.py": caller,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "test_it.py"
    source = SourceText.of(str(path), caller)
    seeds = leads(()).seeds(imports(path.read_bytes(), str(path)))
    return [
        call for call in analyse(source, parse(source), (), home=str(path), seeds=seeds).calls.values() if call.at.path.endswith("checkpoints.py")
    ]


def test_a_caller_that_has_an_error_coming_reaches_no_scan(tmp_path: Path) -> None:
    taps = "from theano.scan.checkpoints import scan_checkpoints\nscan_checkpoints(lambda: None, [x], [{'initial': h0, 'taps': [-2]}])\n"
    assert _calls(tmp_path, taps) == []


@pytest.mark.parametrize(
    "caller",
    [
        "import theano\nr, u = theano.scan_checkpoints({0}, [x], [{1}])\n",
        "from theano.scan.checkpoints import scan_checkpoints\nr, u = scan_checkpoints({0}, [x], [{1}])\n",
    ],
)
@pytest.mark.parametrize(("step", "states", "count"), [(ONE, "h0", 1), (TWO, "h0, c0", 2)])
def test_the_loop_that_the_library_makes_is_read(tmp_path: Path, caller: str, step: str, states: str, count: int) -> None:
    assert {call.outputs.known for call in _calls(tmp_path, caller.format(step, states))} == {count}
