"""SCN703: the last step behind another operation."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine import Options, run
from scanlint.settings import Layer, Overrides
from tests.helpers import codes, lint
from tests.variants import underlined

LAYER = """\
import theano
import theano.tensor as T

def layer(x, h0, W):
    h, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=[x], outputs_info=[h0])
    return %s
"""


def alone(expression: str) -> list[tuple[int, str]]:
    return codes(LAYER % expression, select=["SCN703"])


def test_false_alarm_another_file_imports_outputs_that_are_used_elsewhere(tmp_path: Path) -> None:
    """What the first file does with them besides was not seen from the second, which told of the first."""
    (tmp_path / "first.py").write_text(
        "import theano\nimport theano.tensor as T\n\nx, W, h0 = T.tensor3(), T.matrix(), T.matrix()\n"
        "h, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=[x], outputs_info=[h0])\ny = T.dot(h, W)[-1] + h.sum()\n"
    )
    (tmp_path / "second.py").write_text("import theano\nfrom first import x, y\n\nrun = theano.function([x], y)\n")
    assert run([str(tmp_path)], Options(Overrides(isolated=True, selection=Layer(("SCN703",))), jobs=1)).findings == ()


def test_it_is_off() -> None:
    assert codes(LAYER % "T.dot(h, W)[-1]") == []


@pytest.mark.parametrize(
    "expression",
    [
        "h[-1]",
        "T.dot(h[-1], W)",
        "T.dot(h, W)",
        "T.dot(h, W)[0]",
        "T.dot(h, W)[1:]",
        "T.dot(h, x)[-1] * 0 + T.dot(h, W)[-1] * h.mean()",
        "T.cumsum(h, axis=0)[-1]",
        "(T.dot(h, W) * mask)[-1]",
        "h.sum(axis=2)[-1]",
        "(h @ W)[-1]",
        "(h if x else h).dot(W)[-1]",
    ],
)
def test_no_false_alarm_where_nothing_is_gained_or_the_value_would_change(expression: str) -> None:
    assert alone(expression) == []


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("T.dot((h + 1) * 2, W)[-1]", "T.dot((h[-1] + 1) * 2, W)"),
        ("T.dot(2 * (h + 1), W)[-1]", "T.dot(2 * (h[-1] + 1), W)"),
        ("T.dot(1 - (2 - h), W)[-1]", "T.dot(1 - (2 - h[-1]), W)"),
        ("T.dot(-(h + 1), W)[-1]", "T.dot(-(h[-1] + 1), W)"),
        ("T.dot((-h) ** 2, W)[-1]", "T.dot((-h[-1]) ** 2, W)"),
        ("(h + 1).dot(W)[-1]", "(h[-1] + 1).dot(W)"),
        ("T.dot(-h, W)[-1]", "T.dot(-h[-1], W)"),
        ("T.dot(T.tanh(h), W)[-1]", "T.dot(T.tanh(h[-1]), W)"),
        ("T.dot(h, b=W)[-1]", "T.dot(h[-1], b=W)"),
        ("h.dot(W)[-1]", "h[-1].dot(W)"),
    ],
)
def test_what_is_to_be_written_computes_the_same(expression: str, written: str) -> None:
    """Without the parentheses it was another value, or did not parse."""
    (finding,) = lint(LAYER % expression, select=["SCN703"])
    assert finding.help == f"Write `{written}`."


@pytest.mark.parametrize("expression", ["T.tanh(h)[-1]", "(2 * h)[-1]", "h[1:][-1]"])
def test_no_false_alarm_where_the_library_swaps_them_itself(expression: str) -> None:
    assert alone(expression) == []


@pytest.mark.parametrize(
    ("expression", "rewritten"),
    [
        ("T.dot(h, W)[-1]", "T.dot(h[-1], W)"),
        ("h.dot(W)[-1]", "h[-1].dot(W)"),
        ("T.tanh(T.dot(h, W))[-1]", "T.tanh(T.dot(h[-1], W))"),
        ("(T.dot(h, W) * 2)[-1]", "T.dot(h[-1], W) * 2"),
        ("h.dimshuffle(1, 0, 2)[:, -1]", "h[-1]"),
    ],
)
def test_no_missed_alarm_and_the_code_to_write(expression: str, rewritten: str) -> None:
    source = LAYER % expression
    (finding,) = lint(source, select=["SCN703"])
    assert underlined(source, finding.location) == expression
    assert finding.help == f"Write `{rewritten}`."


def test_what_is_to_be_written_for_a_field() -> None:
    source = (LAYER % "self.h.dot(W)[-1]").replace("(x, h0, W)", "(self, x, h0, W)").replace("    h, _", "    self.h, _")
    (finding,) = lint(source.replace("def layer", "class A:\n  def layer"), select=["SCN703"])
    assert finding.help == "Write `self.h[-1].dot(W)`."


def test_no_missed_alarm_where_the_outputs_of_another_scan_are_used() -> None:
    other = "    other, _ = theano.scan(lambda x_t: 2 * x_t, sequences=[x])\n    return"
    source = (LAYER % "T.dot(h, W)[-1] + other.mean() + T.sum(other)").replace("    return", other)
    assert codes(source, select=["SCN703"]) == [(7, "SCN703")]


def test_no_missed_alarm_where_a_step_is_picked_elsewhere() -> None:
    source = (LAYER % "T.dot(h, W)[-1] + first").replace("    return", "    first = h[0]\n    kept = h\n    return")
    assert codes(source, select=["SCN703"]) == [(8, "SCN703")]
