"""What is found in every form of a call, of an entry, of an argument and of a step's body (tests/checks/forms.py), word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.checks import forms
from tests.checks.forms_of_arguments import STEPS
from tests.checks.forms_of_results import CALLS, UPDATED
from tests.checks.test_findings import told
from tests.helpers import lint
from tests.scan.test_facts import Text

#: The indent of a line, its place, and its text.
_PLACED = re.compile(r"( *)((?:[\d:]+-[\d:]+ )?)(.*)", re.DOTALL)


@pytest.fixture
def known(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Text)


def found(programs: Iterable[tuple[str, str]]) -> str:
    """What is found in each program; a text that was told before is a number then, behind its place."""
    said, numbers, asked = list[str](), dict[str, int](), set[str]()
    for name, source in programs:
        said.append(name)
        for finding in lint(source, select=["ALL"], ignore=["SCN9", "SCN405"]):
            for line in told(finding, asked):
                at, place, text = _PLACED.findall(line)[0]
                said.append(f"{at}{place}#{numbers[text]}" if text in numbers else f"{at}{place}#{len(numbers)} {text}")
                numbers.setdefault(text, len(numbers))
    return "\n".join(said) + "\n"


#: What differs between the libraries shows in these.
IN_PYTENSOR = ("one output", "two outputs", "map", "numbers", "one step, backwards", "without updates", "two, without updates")


@pytest.mark.parametrize(
    ("library", "name"), [*(("theano", name) for name in CALLS if "without" not in name), *(("pytensor", name) for name in IN_PYTENSOR)]
)
def test_uses(library: str, name: str, known: SnapshotAssertion) -> None:
    assert found(forms.used(library, CALLS[name])) == known


@pytest.mark.parametrize(("library", "number"), [*(("theano", number) for number in range(len(STEPS))), ("pytensor", 0)])
def test_entries(library: str, number: int, known: SnapshotAssertion) -> None:
    assert found(forms.entries(library, STEPS[number])) == known


@pytest.mark.parametrize(("library", "api"), [("theano", "scan"), ("theano", "map"), ("theano", "reduce"), ("theano", "foldr"), ("pytensor", "scan")])
def test_arguments(library: str, api: str, known: SnapshotAssertion) -> None:
    assert found(forms.arguments(library, api)) == known


@pytest.mark.parametrize(
    ("library", "call"),
    [("theano", "scan(step, x, [h0])"), ("theano", "reduce(step, x, h0)"), ("theano", "map(step, [x, y])"), ("pytensor", "scan(step, x, [h0])")],
)
def test_bodies(library: str, call: str, known: SnapshotAssertion) -> None:
    assert found(forms.bodies(library, call)) == known


@pytest.mark.parametrize(("library", "name"), [*(("theano", name) for name in UPDATED), ("pytensor", "draws")])
def test_fates(library: str, name: str, known: SnapshotAssertion) -> None:
    assert found(forms.fates(library, UPDATED[name])) == known


@pytest.mark.parametrize(
    "wrapper",
    [
        "def loop(init):\n    rval, _ = {}(one, [x], init)\n    return rval\n",
        "def scan(*args, **options):\n    return {}(*args, **options)\ndef loop(init):\n    return scan(one, sequences=x, outputs_info=init)[0]\n",
    ],
    ids=["plain", "handed on"],
)
def test_wrapped(wrapper: str, known: SnapshotAssertion) -> None:
    assert found(forms.wrapped("theano", wrapper)) == known
