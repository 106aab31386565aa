"""SCN405: PyTensor's (outputs, updates), which a later release does not return."""

from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.fixes.mend import mend
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("return_updates_default", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("return_updates_default", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


HEAD = """\
import pytensor
import pytensor.tensor as pt
from pytensor.tensor.random.utils import RandomStream

srng = RandomStream(1)
count = pytensor.shared(0)

def one(x_t):
    return pt.tanh(x_t)

def two(x_t, h):
    return h + x_t, h - x_t

"""


@pytest.mark.parametrize("updates", ["{count: count + 1}", "[(count, count + 1)]", "[(count, count + 1)], until(x_t > 1)"])
def test_what_a_step_updates_is_to_be_carried(updates: str) -> None:
    scan = f"y, u = pytensor.scan(lambda x_t: (x_t, {updates}), x)"
    source = f"{HEAD}from pytensor.scan.utils import until\n{scan}\nf = pytensor.function([x], y, updates=u)\n"
    (finding,) = lint(source)
    assert finding.help.startswith("Carry what the updates hold")


def mended(line: str) -> str:
    text = mend(SourceText.of("m.py", f"{HEAD}{line}\n"), resolve(RULES, Layer(select=("SCN405",)))).text
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize(
    ("target", "reported"),
    [
        (None, True),
        ("pytensor", True),
        ("pytensor>=3.0", True),
        ("pytensor>=2.36", True),
        ("pytensor==2.35", False),
        ("pytensor>=2.20", False),
        ("pytensor<2.36", False),
        ("aesara", False),
    ],
)
def test_only_where_every_release_has_the_argument(target: str | None, reported: bool) -> None:
    assert bool(codes(f"{HEAD}y, _ = pytensor.scan(one, x)\n", target_version=target)) is reported


@pytest.mark.parametrize(
    "line",
    [
        "y, _ = pytensor.scan(lambda x_t: x_t + srng.normal(), x)",
        "y, _ = pytensor.scan(lambda x_t: (x_t, {count: count + 1}), x)",
        "y, _ = pytensor.scan(unknown, x)",
        "y, _ = pytensor.scan(lambda x_t: 2 * unknown(x_t), x)",
        "pair = pytensor.scan(one, x); y, u = pair[0], pair[1]",
        "pair = pytensor.scan(one, x); y = [pair]",
        "first = second = pytensor.scan(one, x); y = first[0] + second[0].eval({x: [1]}); print(second)",
        "y, updates = pytensor.scan(one, x); f = pytensor.function([x], y, updates=dict(updates))",
        "y, updates = pytensor.scan(one, x); f = compiled([x], y, updates=updates)",
        "y, updates = pytensor.scan(one, x); other = updates; f = pytensor.function([x], y, updates=other)",
        "y, updates = pytensor.scan(one, x)",
        "y = (pytensor.scan(one, x))[0]",
        "y, _ = pytensor.scan(one, (x))",
        "(y,\n _) = pytensor.scan(one, x)",
    ],
)
def test_false_alarm_no_fix_where_something_may_be_lost(line: str) -> None:
    assert mended(line) == line


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("y, _ = pytensor.scan(one, x)", "y = pytensor.scan(one, x, return_updates=False)"),
        ("y, _ = pytensor.scan(one, sequences=[x],)", "y = pytensor.scan(one, sequences=[x], return_updates=False,)"),
        ("(a, b), _ = pytensor.scan(two, x, [h, None])", "a, b = pytensor.scan(two, x, [h, None], return_updates=False)"),
        ("([a, b], _) = pytensor.scan(two, x, [h, None])", "[a, b] = pytensor.scan(two, x, [h, None], return_updates=False)"),
        (
            "y, updates = pytensor.scan(one, x); f = pytensor.function([x], y, updates=updates)",
            "y = pytensor.scan(one, x, return_updates=False); f = pytensor.function([x], y)",
        ),
        ("y = pytensor.scan(one, x)[0]", "y = pytensor.scan(one, x, return_updates=False)"),
        ("y, _ = pytensor.scan(one, x[1:])", "y = pytensor.scan(one, x[1:], return_updates=False)"),
        ("y, _ = pytensor.scan(one, x, None, None, 3)", "y = pytensor.scan(one, x, None, None, 3, return_updates=False)"),
        ("y, _ = pytensor.scan(one, *[x])", "y = pytensor.scan(one, *[x], return_updates=False)"),
        ("y = pytensor.scan(one, x)[0][-1]", "y = pytensor.scan(one, x, return_updates=False)[-1]"),
        (
            "y, _ = pytensor.scan(\n    one,\n    sequences=x,  # (time, sample)\n)",
            "y = pytensor.scan(\n    one,\n    sequences=x,  # (time, sample)\n    return_updates=False,\n)",
        ),
    ],
)
def test_the_fix_takes_the_outputs_alone(line: str, after: str) -> None:
    assert mended(line) == after
    assert mended(after) == after


@pytest.mark.parametrize(
    "body",
    ["unknown(x_t)", "[f() for f in map(unknown, [x_t])][0]", "srng.normal() + x_t", "max([x_t], key=unknown)", "pt.vectorize(unknown)(x_t)"],
)
def test_false_alarm_a_call_that_may_draw_makes_the_fix_unsafe(body: str) -> None:
    line = f"y, _ = pytensor.scan(lambda x_t: {body}, x)"
    assert mended(line) == line


@pytest.mark.parametrize("body", ["x_t + pt.erfcx(x_t)", "pt.special.softmax(x_t)", "x_t * len([x_t])", "pytensor.gradient.grad(x_t.sum(), x_t)"])
def test_missed_alarm_what_draws_nothing_leaves_the_fix_safe(body: str) -> None:
    assert mended(f"y, _ = pytensor.scan(lambda x_t: {body}, x)") == f"y = pytensor.scan(lambda x_t: {body}, x, return_updates=False)"
