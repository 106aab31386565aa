"""What code can make grow without end is bounded: the file is read with less known of it, or given up by one message."""

from __future__ import annotations

import pytest

from scanlint.scan import machine
from tests.helpers import codes

HEAD = "import theano\ndef layer(step, x, h, xs):\n"
CALL = "rval, updates = theano.scan(step, sequences=x, outputs_info=[h])"
USE = "return rval[0]"


def program(*lines: str) -> str:
    """A function with one SCN101 in its last line; ``lines`` stand above it."""
    return HEAD + "".join(f"    {line}\n" for line in [*lines, CALL, USE])


def found(source: str) -> list[str]:
    """The codes of the findings."""
    return [code for _, code in codes(source)]


def doubled(line: str, times: int) -> str:
    return program("a = (x, h)", *[line] * times)


@pytest.mark.parametrize("head", ["for x{0} in xs:", "for x{0} in range(3):", "for x{0} in (1, 2, 3, 4):", "while xs[{0}]:"])
def test_missed_alarm_loops_in_loops(head: str) -> None:
    loops = [" " * depth + head.format(depth) for depth in range(12)]
    assert found(program(*loops, " " * 12 + CALL, " " * 12 + "h = rval[-1]")) == ["SCN101"]


def test_missed_alarm_comprehensions_in_comprehensions() -> None:
    assert found(program("y = " + "[r for r in " * 30 + "xs" + "]" * 30)) == ["SCN101"]


@pytest.mark.parametrize("line", ["a = a, a", "a = (a, h) if x else (x, a)", "a = tuple([a, a])", "a = zip(a, a)", "a = (a,) + (a,)"])
def test_missed_alarm_tuples_that_double(line: str) -> None:
    assert found(doubled(line, 60)) == ["SCN101"]


def test_a_tuple_of_many_parts_keeps_its_length() -> None:
    source = doubled("a = a, a", 60).replace(USE, "first, second, third = theano.scan(lambda *p: [p[0], p[1]], sequences=x, outputs_info=[*a])[0]")
    assert found(source) == ["SCN106"]


@pytest.mark.parametrize("size", [10, 1000])
def test_false_alarm_the_bound_grows_with_the_file(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "WORK", 100)
    assert found(program(*["y = x"] * size)) == ["SCN101"]


def test_a_file_that_takes_more_steps_is_given_up_by_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "MOST_WORK", 10)
    assert found(program()) == ["SCN901"]


@pytest.mark.parametrize("many", [50, 2000])
def test_false_alarm_wrappers_in_wrappers(many: int) -> None:
    """What lies deeper than calls are followed is unknown; the file is read to its end all the same."""
    wrappers = "".join(f"def f{number}(x, h):\n    return f{number - 1}(x, h)\n\n" for number in range(1, many))
    source = f"import theano\n\n\ndef f0(x, h):\n    {CALL.replace('step, ', 'lambda a, b: a + b, ')}\n    return rval\n\n\n{wrappers}"
    assert found(f"{source}r = f{many - 1}(x, h)[0]\n") == []
    assert found(f"{source}r = f0(x, h)[0]\n") == ["SCN101"]


@pytest.mark.parametrize(
    "rebinding",
    [
        "h = f(f)(h)",
        "f = lambda a: f(a)",
        "x = [x, x]",
        "x.self = x",
        "x[0] = x",
        "f = f(f)",
        "rval = theano.scan(lambda a: rval, x)[0]",
        "del h; h = rval",
    ],
)
@pytest.mark.parametrize("loop", ["while True:", "for f in f:", "if x:"])
def test_what_binds_itself_anew_ends(rebinding: str, loop: str) -> None:
    """The steps are counted on the way: a reading that goes round and round would be given up by SCN901."""
    lines = ["f = h", "def g(a):", "    return g(g(a))", "x = g(x)", CALL, loop, f"    {rebinding}", f"    {CALL}", "    rval[0]"]
    assert "SCN901" not in found(program(*lines))
