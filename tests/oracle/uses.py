"""What is done with the outputs. Each way says what its author wants, whatever the scan really returns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.oracle.choices import Choices
from tests.oracle.imports import Words
from tests.oracle.loop import Loop

NAMES = ("a", "b", "d")


@dataclass(frozen=True)
class Use:
    """``lines`` make `result` of `rval`. What is wanted is the output ``output``: "trace", all its steps; "last", the last one; or what it is made
    of them: "mean", "weighted", "sample", "reversed"."""

    lines: tuple[str, ...]
    output: int
    wanted: str


def choose(choices: Choices, loop: Loop, words: Words, is_list: bool) -> Use:
    """A use of `rval`, which is a list or a tensor.

    It is a right one in every second program, and wherever a mistake is planted or the outputs were made a list; else one that fits the other.
    """
    made = is_list is not loop.as_list
    if loop.mistake in ("pair", "swapped"):
        return choices.of(*(use for use in _of_tensor(words, True, True) if use.wanted != "last"))
    as_list = is_list if loop.mistake or made or choices.of(True, False) else not is_list
    if loop.reduces:
        uses = list(_of_reduced_list(loop) if as_list else _of_reduced(words, is_list, bool(loop.mistake)))
    else:
        uses = list(_of_list(loop) if as_list else _of_tensor(words, is_list, is_list and loop.count == 1))
    if loop.draws == "stream":
        uses = [use for use in uses if use.wanted == "trace"]
    use = choices.of(*uses)
    return replace(use, lines=(*use.lines, "result = result + seen[0]")) if loop.mistake == "leak" else use


def _of_tensor(words: Words, is_list: bool, only_one: bool) -> Iterator[Use]:
    if not is_list:
        # A list handed on as it is would be no mistake.
        yield Use(("result = rval",), 0, "trace")
        yield Use(("result = rval[-1]",), 0, "last")
        yield Use(("result = 1.0 * rval",), 0, "trace")
    yield Use(("result = rval.mean(axis=0)",), 0, "mean")
    yield Use((f"result = {words.tensor}.mean(rval, axis=0)",), 0, "mean")
    yield Use(("result = (rval * x).sum(axis=0)",), 0, "weighted")
    yield Use(("result = rval[:, 0]",), 0, "sample")
    yield Use(("steps_back = rval[::-1]", f"result = {words.tensor}.mean(steps_back, axis=0)"), 0, "mean")
    yield Use((f"result = {words.tensor}.dot(rval, {words.tensor}.eye(2))",), 0, "trace")
    yield Use(("shape = rval.shape", "result = rval.reshape(shape)"), 0, "trace")
    if not only_one:
        # Of a list of one output, SCN104 has nothing to say.
        yield Use(("h_last = rval[-1]", "result = h_last"), 0, "last")


def _of_list(loop: Loop) -> Iterator[Use]:
    count = loop.count
    for number in range(count):
        yield Use((f"result = rval[{number}]",), number, "trace")
        yield Use((f"result = rval[{number}][-1]",), number, "last")
        yield Use((f"result = rval[{number}].mean(axis=0)",), number, "mean")
        yield Use((f"proj = rval[{number}]", "result = (proj * x).sum(axis=0)"), number, "weighted")
        yield Use(("ends = [out[-1] for out in rval]", f"result = ends[{number}]"), number, "last")
        yield Use((f"result = list(rval)[{number}]",), number, "trace")
        yield Use(("for place, out in enumerate(rval):", f"    if place == {number}:", "        result = out"), number, "trace")
        names = ", ".join(NAMES[:count]) + ("," if count == 1 else "")
        yield Use((f"{names} = rval", f"result = {NAMES[number]}"), number, "trace")
        yield Use(("named = dict(zip('abd', rval))", f"result = named['{NAMES[number]}']"), number, "trace")
    yield Use(("result, *others = rval",), 0, "trace")


def _of_reduced(words: Words, is_list: bool, only_right: bool) -> Iterator[Use]:
    if not is_list:
        yield Use(("result = rval",), 0, "last")
    if not is_list and not only_right:
        yield Use(("result = rval[-1]",), 0, "last")
    yield Use((f"result = {words.tensor}.dot(rval, {words.tensor}.eye(2))",), 0, "last")
    yield Use(("result = rval.reshape((3, 2))",), 0, "last")
    yield Use(("result = rval[:, 0]",), 0, "last sample")


def _of_reduced_list(loop: Loop) -> Iterator[Use]:
    for number in range(loop.count):
        yield Use((f"result = rval[{number}]",), number, "last")
        names = ", ".join(NAMES[: loop.count]) + ("," if loop.count == 1 else "")
        yield Use((f"{names} = rval", f"result = {NAMES[number]}"), number, "last")
