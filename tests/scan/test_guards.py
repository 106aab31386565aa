"""What a condition tells; the guards around results are among the traps."""

from __future__ import annotations

import pytest

from scanlint.scan.analyse import analyse
from scanlint.source.text import SourceText
from scanlint.source.tree import parse
from tests.helpers import codes
from tests.scan.one_call import states

PROGRAM = """
import theano

def f(x, h0, flag, more):
    options = {}
    if "taps" in options:
        states = [h0]
    else:
        states = [h0, h0]
    return theano.scan(step, x, states)
"""


def _count(options: str) -> int | None:
    source = SourceText.of("m.py", PROGRAM.replace("{}", options))
    return next(analyse(source, parse(source), ()).own_calls()).outputs.known


@pytest.mark.parametrize(
    "options",
    [
        "more",
        "{**more}",
        "{'taps': more}",
        "{'taps': 1} if flag else {}",
        "{1: h0} if flag else more",
        "{}\n    more(options)",
        "{}\n    options[more] = 1",
    ],
)
def test_whether_a_dict_has_an_entry_may_not_be_known(options: str) -> None:
    assert _count(options) is None


@pytest.mark.parametrize(("options", "count"), [("{'taps': [-1]}", 1), ("{'initial': h0}", 2), ("{}", 2), ("{}\n    options['taps'] = [-1]", 1)])
def test_whether_a_dict_has_an_entry(options: str, count: int) -> None:
    assert _count(options) == count


MATCHED = """
import theano

def f(x, h0, mode):
    states = [h0, h0]
    match mode:
        case "one":
            states = [h0]
        case {}:
            states = [h0]
    return theano.scan(step, x, states)
"""


@pytest.mark.parametrize(("pattern", "count"), [("'two'", None), ("_ if x", None), ("_", 1), ("other", 1)])
def test_nothing_is_left_behind_a_case_that_takes_everything(pattern: str, count: int | None) -> None:
    """A false alarm otherwise, or a missed one: whether none of the cases may be taken."""
    source = SourceText.of("m.py", MATCHED.replace("{}", pattern))
    assert next(analyse(source, parse(source), ()).own_calls()).outputs.known == count


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ("len(states) == 1", 2),
        ("len(states) == 2", 1),
        ("len(states) != 2", 2),
        ("len(states) < 2", 2),
        ("len(states) < 1", 1),
        ("len(states) <= 1", 2),
        ("len(states) <= 0", 1),
        ("len(states) > 0", 2),
        ("len(states) > 1", 1),
        ("len(states) >= 1", 2),
        ("len(states) >= 2", 1),
    ],
)
def test_the_length_of_a_list_decides(test: str, count: int) -> None:
    assert states(f"states = [h0]\nif {test}:\n    states = [h0, c0]") == count


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ("len(states) == 2", 2),
        ("len(states) == 8", 8),
        ("len(states) == 9", None),
        ("2 == len(states)", 2),
        ("len(states) != 2", None),
        ("len(states) > 2", None),
        ("len(states) == n", None),
    ],
)
def test_a_length_that_is_asked_for_is_known_where_it_is_found(test: str, count: int | None) -> None:
    assert states(f"states = [h0 for _ in layers]\nif not ({test}):\n    raise ValueError") == count


def test_false_alarm_the_length_of_what_is_not_known() -> None:
    assert states("states = given\nif len(states) == 2:\n    states.append(h0)") is None


NARROWED = """
import theano
import theano.tensor as T

x, h0 = T.tensor3("x"), T.matrix("h0")
rval, updates = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
match rval:
    case {}:
        pooled = rval[0] * 2
    case _:
        pooled = rval * 2
"""


@pytest.mark.parametrize("pattern", ["[*_]", "[first, *others]", "list()", "tuple()", "[first] as rest", "[*_] | list()"])
def test_false_alarm_in_a_case_for_lists_only(pattern: str) -> None:
    assert codes(NARROWED.replace("{}", pattern)) == []


@pytest.mark.parametrize("pattern", ["T.TensorVariable()", "other if x.ndim", "object()"])
def test_missed_alarm_in_a_case_that_it_may_take(pattern: str) -> None:
    assert codes(NARROWED.replace("{}", pattern)) == [(9, "SCN101")]
