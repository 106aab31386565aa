"""SCN903: what could not be analysed, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine import Options, run
from scanlint.scan import machine, program
from scanlint.settings import Layer, Overrides
from tests.helpers import codes, lint

KNOWN = "import theano\n\nr, u = theano.scan(lambda x_t, h: x_t + h, x, [h0])\n"


def test_no_false_alarm_for_what_is_known() -> None:
    assert codes(KNOWN, extend_select=["SCN903"]) == []


def test_it_is_off() -> None:
    assert codes("import theano\nr, u = theano.scan(step, x, states)\n") == []


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("theano.scan(step, x, states)", "the number of outputs is not known: the step is not resolved"),
        ("theano.scan(lambda x_t: x_t, x, return_list=flag)", "whether it returns a list is not known (return_list)"),
        ("theano.scan(lambda x_t, h: x_t, x, [h0, h0])", "outputs_info and the step contradict each other"),
        ("theano.scan(lambda x_t: x_t, x, output_info=None)", "it has an argument that scan does not have (output_info)"),
    ],
)
def test_no_missed_alarm(call: str, why: str) -> None:
    (finding,) = lint(f"import theano\nr, u = {call}\n", select=["SCN903"])
    assert why in finding.message


HELPER = """
import theano

def helper(x):
    return {}

def f(x):
    return theano.scan(lambda x_t: helper(x_t), x)
"""


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ("helper(x)", "what lambda returns is not known: helper is not followed: it calls itself"),
        ("[x for _ in given]", "what lambda returns is not known: it is a list of a length that is not known"),
        ("[x for _ in given], {}", "what lambda returns is not known: it is a list of a length that is not known"),
        ("x if given else [x for _ in given]", "what lambda returns is not known: it may be one value or a list of them"),
        ("undo(x)", "what lambda returns is not known: what undo returns"),
        ("(x, x, x, *given)", "the number of outputs is not known: the step returns"),
    ],
)
def test_what_the_step_returns(result: str, why: str) -> None:
    (finding,) = lint(HELPER.format(result), select=["SCN903"])
    assert why in finding.message


def test_a_helper_that_is_a_generator() -> None:
    (finding,) = lint(HELPER.replace("return {}", "yield x"), select=["SCN903"])
    assert "what lambda returns is not known: helper is not followed: it is a generator" in finding.message


def test_following_calls_has_taken_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(HELPER.format("x"), select=["SCN903"]) == []
    monkeypatch.setattr(machine, "FOLLOWED_WORK", 0)
    monkeypatch.setattr(machine, "FOLLOWED_WORK_PER_LINE", 0)
    (finding,) = lint(HELPER.format("x"), select=["SCN903"])
    assert f"helper is not followed: {machine.SPENT}" in finding.message


@pytest.mark.parametrize(
    ("bound", "why"),
    [
        ("MOST_FOREIGN_WORK", "steps is not read: what other modules may take of the work on this file is used up"),
        ("MOST_MODULES", "steps is not read: 0 other modules are"),
    ],
)
def test_other_modules_have_taken_their_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, why: str) -> None:
    (tmp_path / "steps.py").write_text("def step(x_t):\n    return x_t\n")
    (tmp_path / "model.py").write_text("import theano\nfrom steps import step\nr, u = theano.scan(step, x)\n")
    options = Options(Overrides(isolated=True, selection=Layer(select=("SCN903",))), jobs=1)
    assert run([str(tmp_path)], options).findings == ()
    monkeypatch.setattr(program, bound, 0)
    (finding,) = run([str(tmp_path)], options).findings
    assert why in finding.message
