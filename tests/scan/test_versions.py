"""The table of what each release has: true of the libraries that are installed, and fair to those that are not."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from scanlint.scan.versions import MISSING, PARAMETERS, first_with, missing, table, targets, written
from scanlint.settings.target import Target, parse, version
from tests.real_library import run

CHILD = Path(__file__).parents[1] / "versions_child.py"
needs_a_library = pytest.mark.skipif(not any(map(importlib.util.find_spec, ("theano", "aesara", "pytensor"))), reason="no library is installed")


@pytest.fixture(scope="module")
def installed() -> dict[str, Any]:
    """What the installed libraries have, by dialect."""
    return dict(run(CHILD))


def release(text: str) -> Target:
    """The installed release as a target; what follows its numbers is left out."""
    numbers = re.match(r"\d+(\.\d+)*", text)
    assert numbers is not None
    at = version(numbers[0])
    return Target("", at, at)


@pytest.mark.runtime
@needs_a_library
def test_what_is_said_to_be_missing_is_missing(installed: dict[str, Any]) -> None:
    for dialect, seen in installed.items():
        entries = [entry for entry in MISSING if entry.library == dialect and release(seen["version"]).reaches(entry.since)]
        assert entries
        assert [entry.name for entry in entries if seen["names"][f"{entry.name} {entry.kind}"]] == [], dialect


@pytest.mark.runtime
@needs_a_library
def test_parameters_are_there_from_their_release_on(installed: dict[str, Any]) -> None:
    for dialect, seen in installed.items():
        here = release(seen["version"])
        for parameter in PARAMETERS:
            first = first_with(parameter, Target(dialect))
            assert seen["parameters"][parameter] is (first is not None and not here.before(first)), f"{dialect} {parameter}"


def test_a_release_before_the_removal_has_the_name() -> None:
    assert missing("pytensor.reduce", "attribute", parse("pytensor<3.0")) is None
    assert missing("pytensor.reduce", "attribute", parse("pytensor>=2.8")) is not None


def test_the_package_is_not_the_function_that_hides_it() -> None:
    assert missing("theano.scan.utils", "module", Target("theano-pymc")) is None
    assert missing("theano.scan.utils", "attribute", Target("theano-pymc")) is not None
    assert missing("theano.scan", "name", Target("theano")) is None
    assert missing("theano.scan", "module", Target("theano")) is not None


def test_a_wished_library_narrows_what_an_import_may_mean() -> None:
    both = ("theano", "theano-pymc")
    assert [target.library for target in targets(both, None)] == ["theano", "theano-pymc"]
    assert targets(both, parse("theano==0.8")) == (parse("theano==0.8"),)
    assert [target.library for target in targets(both, parse("pytensor>=3"))] == ["theano", "theano-pymc"]


@pytest.mark.parametrize(("numbers", "text"), [((3,), "3.0.0"), ((2, 36), "2.36.0"), ((2, 36, 1), "2.36.1"), ((1, 1), "1.1.0")])
def test_releases_are_written_as_users_write_them(numbers: tuple[int, ...], text: str) -> None:
    assert written(numbers) == text


def test_what_is_missing_from_which_library(snapshot: SnapshotAssertion) -> None:
    """Every line of the table: where a library is installed, the tests above ask it."""
    assert "\n".join(f"{entry.library} {written(entry.since)} {entry.kind} {entry.name}: {entry.instead}" for entry in table()) == snapshot
