"""SCN601, as far as it is about updates that are joined with `+`: they are a plain dict in newer releases."""

from __future__ import annotations

import pytest

from tests.helpers import lint

HEAD = """\
import pytensor
import pytensor.tensor as pt

x, h0 = pt.matrix("x"), pt.vector("h0")
_, u = pytensor.scan(lambda a, h: a + h, x, [h0])
_, v = pytensor.scan(lambda a, h: a + h, x, [h0])
"""


@pytest.mark.parametrize("use", ["w = {**u, **v}", "w = list(u.items()) + [pair]", "w = [pair] + list(u.items())", "n = len(u) + 1"])
def test_false_alarm_what_every_release_can_join(use: str) -> None:
    assert lint(f"{HEAD}{use}\n", select=["SCN601"]) == []


@pytest.mark.parametrize(
    ("use", "consequence", "advice"),
    [
        ("w = u + v", "TypeError: unsupported operand type(s) for +: a dict and a dict.", "Merge them: `{**first, **second}`."),
        ("w = u + {}", "TypeError: unsupported operand type(s) for +: a dict and a dict.", "Merge them: `{**first, **second}`."),
        ("w = [pair] + u", 'TypeError: can only concatenate list (not "dict") to list.', "Write `list(u.items())`, which"),
        ("w = u + [pair]", "TypeError: unsupported operand type(s) for +: a dict and a list.", "Write `list(u.items())`, which"),
    ],
)
def test_missed_alarm_a_dict_is_added(use: str, consequence: str, advice: str) -> None:
    (finding,) = lint(f"{HEAD}{use}\n", select=["SCN601"])
    assert finding.location.line == 7
    assert finding.consequence == consequence
    assert (finding.help or "").startswith(advice)
