"""The places that edits need, for every way in which people write brackets and targets."""

from __future__ import annotations

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import INDEX, UNPACK, Use
from scanlint.source.pieces import piece
from scanlint.source.text import SourceText
from scanlint.source.tree import parse

SCAN = "theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])"


def _read(code: str) -> tuple[SourceText, tuple[Use, ...]]:
    source = SourceText.of("m.py", f"import theano\nr, u = {SCAN}\n{code}\n")
    return source, analyse(source, parse(source), ()).uses


@pytest.mark.parametrize(
    ("code", "brackets"),
    [
        ("r[0]", "[0]"),
        ("é = 'é'; r [ 0 ] . T", " [ 0 ]"),
        ("(r)\t[0]", "\t[0]"),
        ("((r) )[0]", "[0]"),
        ("(r  # [not this]\n  # nor [this]\n  )[0]", "[0]"),
        ("(r\n [0])", "[0]"),
        ("r[  # why\n    0\n].T", "[  # why\n    0\n]"),
        ("r[(0)]", "[(0)]"),
    ],
)
def test_the_brackets_of_an_index(code: str, brackets: str) -> None:
    source, uses = _read(code)
    (index,) = (use for use in uses if use.kind == INDEX)
    assert index.brackets is not None
    assert piece(source.lines, index.brackets) == brackets


@pytest.mark.parametrize(
    ("code", "cut"),
    [
        ("train(updates=u)", "updates=u"),
        ("train(x, updates=u)", ", updates=u"),
        ("train(updates=u, mode=m)", "updates=u, "),
        ("def f():\n    a, b = " + SCAN + "\n    return a, b", ", b"),
    ],
)
def test_what_goes_with_the_updates(code: str, cut: str) -> None:
    source = SourceText.of("m.py", f"import theano\nr, u = {SCAN}\n{code}\n")
    call = list(analyse(source, parse(source), ()).own_calls())[-1]
    assert [read.cut and piece(source.lines, read.cut) for read in call.updates.reads] == [cut]


@pytest.mark.parametrize(("call", "added"), [("()", None), ("(f)", ", return_updates=False"), ("((f))", None)])
def test_where_a_flag_is_added(call: str, added: str | None) -> None:
    source = SourceText.of("m.py", f"import pytensor\npytensor.scan{call}\n")
    (found,) = analyse(source, parse(source), ()).own_calls()
    assert (found.added and found.added[1]) == added


def test_brackets_upon_brackets() -> None:
    source, uses = _read(f"y = {SCAN}[0]['#':]")
    assert [use.brackets and piece(source.lines, use.brackets) for use in uses if use.kind == INDEX] == ["[0]", "['#':]"]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("a, b = r", ["a", "b"]),
        ("[a] = r", ["a"]),
        ("(self.a,\n b[0]), = r,", ["self.a", "b[0]"]),
        ("é, *b = r", ["é", "*b"]),
        ("a, (\n b, c) = r", ["a", "(\n b, c)"]),
    ],
)
def test_the_targets_of_an_unpacking(code: str, parts: list[str]) -> None:
    source, uses = _read(code)
    found = next(use for use in uses if use.kind == UNPACK and use.at.line > 2)
    assert [part.text for part in found.parts] == parts
    assert [piece(source.lines, part.at) for part in found.parts] == parts
