"""What is known at a place, as editors ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine.in_memory import settings_of
from scanlint.engine.knowledge import scans
from tests.helpers import CLEAN, MISUSE


@pytest.mark.parametrize("text", ["", "x = 1\n", "import theano\nscan = theano.scan\n", MISUSE + "x = (\n", "import theano\n'theano.scan'\n"])
def test_nothing_is_known_where_there_is_no_scan(text: str, tmp_path: Path) -> None:
    found = scans(text, str(tmp_path / "model.py"), settings_of())
    assert [found.at(line, column) for line in range(1, 12) for column in range(1, 20)] == [None] * 209


def test_a_scan_is_known_where_it_is_called_and_where_its_outputs_are_used(tmp_path: Path) -> None:
    found = scans(MISUSE, str(tmp_path / "model.py"), settings_of())
    call, use = found.at(8, 25), found.at(9, 13)
    assert call is not None
    assert use is not None
    assert (call.held, call.at.line, use.held, use.at.line) == ("the pair (outputs, updates)", 8, "the only output, every step of it", 9)


def test_a_scan_of_another_file_is_known_where_it_is_used_alone(tmp_path: Path) -> None:
    """Its own place has the same numbers as places of this file."""
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "layers.py").write_text(CLEAN, encoding="utf-8")
    text = "from layers import layer\n" + "\n" * 6 + "a = 1  # where the other file has its call\nb = layer(x, h0)[0].sum()\n"
    found = scans(text, str(tmp_path / "model.py"), settings_of())
    assert found.at(8, 25) is None
    use = found.at(9, 8)
    assert use is not None
    assert use.held.startswith("the only output")


HEAD = """\
import pytensor
import theano
import theano.tensor as T

def one(x_t, h):
    return T.tanh(x_t + h)

def two(x_t, h):
    return h, h

x, h0 = T.matrix(), T.vector()
"""


@pytest.mark.parametrize(
    ("program", "word", "held"),
    [
        ("r, _ = theano.scan(one, x, [h0])\ny = r[0]\n", "r[", "the only output, every step of it"),
        ("r, _ = theano.reduce(one, x, h0)\ny = r[0]\n", "r[", "the only output, its last step"),
        ("r, _ = theano.scan(two, x, [None, h0])\ny = r[0]\n", "r[", "the list of the outputs"),
        ("r, _ = theano.scan(step, x)\ny = r[0]\n", "r[", "the outputs"),
        ("p = theano.scan(two, x, [None, h0])\nq = p[0][1]\ny = q[0]\n", "q[", "output 1, counted from 0"),
        ("r, _ = theano.scan(one, x, [h0])\nq = r[0]\ny = q.sum()\n", "q.", "one time step of an output"),
        ("r, u = theano.scan(one, x, [h0])\ny = u.items()\n", "u.", "the updates"),
    ],
)
def test_what_a_name_holds(program: str, word: str, held: str, tmp_path: Path) -> None:
    lines = (HEAD + program).split("\n")
    known = scans(HEAD + program, str(tmp_path / "model.py"), settings_of()).at(len(lines) - 1, lines[-2].index(word) + 1)
    assert known is not None
    assert known.held == held


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("theano.scan(one, x, [h0, h0])", "outputs unknown: outputs_info and the step contradict each other"),
        ("theano.scan(lambda a: {}, x)", "no output"),
        ("theano.scan(one if x else two, x, [h0])", "step receives unknown: the step is one of several functions"),
        ("theano.scan(one, [x, x, x], [h0])", "step receives 4 arguments, and has 2 parameters"),
        ("theano.scan(one, x, [h0])", "step receives x_t (a step of x), h (the state before, at t-1; at first h0)"),
        ("pytensor.scan(one, x, [])", "1 output, the bare variable: "),
    ],
)
def test_what_a_scan_does_in_lines(call: str, said: str, tmp_path: Path) -> None:
    text = f"{HEAD}r, u = {call}\n"
    known = scans(text, str(tmp_path / "model.py"), settings_of()).at(text.count("\n"), 8)
    assert known is not None
    assert said in "\n".join(known.lines)
