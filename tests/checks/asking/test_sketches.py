"""What the probe is asked to build, from facts that are not all known."""

from __future__ import annotations

import pytest

from scanlint.checks.asking.pieces import dtype_of, entry_of, made_of
from scanlint.checks.asking.sketches import sketch
from scanlint.finding import Location
from scanlint.question import Entry, Made
from scanlint.scan import given
from scanlint.scan.count import Count
from scanlint.scan.facts import Outputs, ScanCall
from scanlint.scan.given import Given, Key, Result, Taps
from scanlint.scan.step_facts import Parameter, Passed, Passing, Returned, StepFacts
from scanlint.scan.values import Const, Kind, ScanId, constant

AT = Location("m.py", 1, 1, 1, 9)


def call(**known: object) -> ScanCall:
    """A call of which nothing is known but this."""
    return ScanCall(ScanId((1, 0, 1, 8)), AT, **{"api": "scan", "dialects": ("theano",), "outputs": Outputs(), **known})  # type: ignore[arg-type]


def entry(main: Given | None, taps: Taps | None = None, *keys: str) -> given.Entry:
    whole = main if main is not None and not keys else Given("dict", AT, "")
    return given.Entry(whole, main, tuple(Key(name, None) for name in keys), taps=taps)


def number(value: float) -> Given:
    return Given("number", AT, str(value), constant(value))


def test_what_is_not_known_becomes_what_is_usual() -> None:
    built = sketch(call())
    assert built.sequences == (Entry(),)
    assert (built.states, built.non_sequences, built.arguments) == ((), (), ())
    assert built.step.outputs == (Made(),)
    assert (built.step.least, built.step.most, built.step.form, built.step.unread) == (0, None, None, ())


def test_without_a_sequence_the_steps_are_counted() -> None:
    assert sketch(call(n_steps=constant(4))).sequences == ()


def test_an_entry_with_taps_is_one_entry_and_each_kind_of_argument_counts_for_itself() -> None:
    roles = [("sequence", 0), ("sequence", 0), ("sequence", 1), ("state", 0), ("state", 0), ("state", 1), ("state", 2), ("non_sequence", 0)]
    built = sketch(call(passing=Passing(tuple(Passed(role, number) for role, number in roles), 8, 8)))
    assert len(built.sequences) == 2
    assert len(built.states) == 3
    assert len(built.non_sequences) == 1
    assert built.step.outputs == (Made(),) * 3


def test_entries_that_feed_back_or_not() -> None:
    assert sketch(call(recurrent=(True, False))).states == (Entry(), Entry("none"))
    assert sketch(call(recurrent=(True, False), api="map")).states == ()


def test_the_count_is_of_the_step_then_of_the_call_then_of_the_states() -> None:
    results = (Result(Kind("floatX", (1, 5)), "+", frozenset("h")), Result())
    assert len(sketch(call(results=results)).step.outputs) == 2
    assert len(sketch(call(outputs=Outputs(Count(3, 3)))).step.outputs) == 3
    assert len(sketch(call(outputs=Outputs(Count(2, None)), recurrent=(True, True, True))).step.outputs) == 3
    assert len(sketch(call(outputs=Outputs(Count(4, None)), recurrent=(True, True, True))).step.outputs) == 4
    assert sketch(call(results=results), outputs=4).step.outputs == (Made(),) * 4


def body(*forms: object, names: str = "", unread: str = "", extra: bool = False, optional: str = "") -> StepFacts:
    parameters = tuple(Parameter(name, AT, name in optional, name not in unread) for name in names)
    return StepFacts("step", AT, parameters, extra=extra, returns=tuple(Returned(form, AT) for form in forms))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("forms", "told", "outputs"),
    [
        ((("output", "output"),), None, 1),
        ((("output", "unknown"), ("inner output", "updates")), ("inner output", "updates"), 1),
        ((("output", "inner output", "until"),), ("output", "inner output", "until"), 2),
        ((("number", "until"),), None, 1),
        (("updates",), None, 1),
    ],
)
def test_a_return_of_more_than_outputs(forms: tuple[object, ...], told: object, outputs: int) -> None:
    step = sketch(call(bodies=(body(*forms),))).step
    assert step.form == told
    assert len(step.outputs) == outputs


def test_the_parameters_are_counted_where_their_number_is_the_question() -> None:
    steps = (body(names="xhc", unread="h", optional="c"), body(names="x", extra=True))
    assert (sketch(call(bodies=steps)).step.least, sketch(call(bodies=steps)).step.most) == (0, None)
    counted = sketch(call(bodies=steps), counted=True).step
    assert (counted.least, counted.most, counted.unread) == (2, 3, (1,))
    other = sketch(call(bodies=steps), body=steps[1], counted=True).step
    assert (other.least, other.most) == (1, None)


def argument(name: str, value: Given) -> tuple[tuple[str, Location], given.Argument]:
    return (name, AT), given.Argument(name, value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("n_steps", number(7), (("n_steps", 7),)),
        ("n_steps", number(300), (("n_steps", 300),)),
        ("n_steps", number(299), (("n_steps", 299),)),
        ("n_steps", number(10**6), (("n_steps", 300),)),
        ("n_steps", number(-1), (("n_steps", -1),)),
        ("n_steps", Given("bool", AT, "True", constant(True)), (("n_steps", True),)),
        ("n_steps", Given("tensor", AT, "n"), (("n_steps", 5),)),
        ("n_steps", Given("none", AT, "None"), (("n_steps", None),)),
        ("truncate_gradient", Given("none", AT, "None"), (("truncate_gradient", None),)),
        ("truncate_gradient", number(-1), (("truncate_gradient", -1),)),
        ("truncate_gradient", number(300), ()),
        ("truncate_gradient", Given("tensor", AT, "n"), ()),
        ("go_backwards", Given("bool", AT, "True", constant(True)), (("go_backwards", True),)),
        ("go_backwards", number(1), ()),
        ("mode", Given("none", AT, "None"), ()),
        ("name", Given("text", AT, "'n'", constant("n")), ()),
    ],
)
def test_arguments(name: str, value: Given, told: tuple[tuple[str, object], ...]) -> None:
    known, written = argument(name, value)
    assert sketch(call(given=(known,), written=given.Written((written,)))).arguments == told


def test_keywords_that_scan_lacks() -> None:
    assert sketch(call(foreign=("axis", "return_list"))).arguments == (("unknown", None), ("return_list", None))


def test_an_entry_as_it_is_written() -> None:
    assert entry_of(entry(number(2.5)), state=True) == Entry("number", value=2.5)
    assert entry_of(entry(number(2.5)), state=False) == Entry("number")
    assert entry_of(entry(Given("number", AT, "big", constant(1 << 31))), state=True) == Entry("number")
    assert entry_of(entry(Given("bool", AT, "True", constant(True))), state=True) == Entry("bool")
    assert entry_of(entry(Given("other", AT, "")), state=True) == Entry()
    made = Given("tensor", AT, "", Const("int", 9), Kind("int8", (), 3))
    assert entry_of(entry(made), state=True) == Entry(dims=(), dtype="int8", value=3), "a tensor made of 3"
    several = given.Entry(Given("list", AT, ""), Given("list", AT, ""), items=(number(1), Given("tensor", AT, "h")))
    assert entry_of(several, state=True) == Entry("list", items=("number", "tensor"))


def test_an_entry_that_is_a_dict() -> None:
    taps = Taps("list", (-2, -1), AT, "[-2, -1]")
    first = Given("tensor", AT, "h", kind=Kind("floatX+", (64, 1, 7)))
    assert entry_of(entry(first, taps, "initial", "taps", "wrt"), state=True) == Entry(
        keys=("initial", "taps", "unknown"), taps=(-2, -1), dims=(64, 1, None), dtype=None
    )
    assert entry_of(entry(first, None, "initial"), state=True).dims == (None, 1, None), "no taps: the rows are not counted"
    assert entry_of(entry(first, taps, "initial", "taps"), state=False).dims == (None, 1, None)
    assert entry_of(entry(None, Taps("other", None, AT, "t"), "taps"), state=True) == Entry(keys=("taps",))
    assert entry_of(entry(first, Taps("tuple", (-1,), AT, "(-1,)"), "taps"), state=True).taps_form == "tuple"
    longer = Given("tensor", AT, "h", kind=Kind(None, (65, 0)))
    assert entry_of(entry(longer, taps, "initial", "taps"), state=True).dims == (None, None)
    assert entry_of(entry(Given("tensor", AT, "", kind=Kind(None, (0, None))), taps, "initial", "taps"), state=True).dims == (0, None)


def test_dtypes_in_the_words_of_the_probe() -> None:
    assert [dtype_of(name) for name in ("floatX", "float16+", "int64", "int8+", "object", None)] == [
        "float64",
        "float64",
        "int64",
        "int8",
        None,
        None,
    ]


def test_an_output() -> None:
    assert made_of(Result(Kind("floatX", (1, 5)), "//", frozenset("hc")), ("x", "h", "c")) == Made((1, 2), None, "float64", (1, None))
    assert made_of(Result(operator="*"), ("x",)) == Made(operator="*")
