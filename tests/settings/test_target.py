"""The target version: parsed once, compared as numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.settings import Overrides, load
from scanlint.settings.target import Target, parse, version


def test_without_a_version_the_newest_release_counts() -> None:
    target = parse("aesara")
    assert target.reaches(version("99.9"))
    assert not target.before(version("99.9"))


def test_a_release_is_itself() -> None:
    target = parse("pytensor==2.36")
    assert not target.before(version("2.36.0"))
    assert target.before(version("2.36.1"))
    assert target.reaches(version("2.36"))
    assert not target.reaches(version("3.0.0"))


def test_at_least_reaches_to_the_newest() -> None:
    target = parse("theano>=0.8")
    assert target.before(version("0.9.0"))
    assert not target.before(version("0.7"))
    assert target.reaches(version("1.0.5"))


@pytest.mark.parametrize(
    ("text", "last", "gone"), [("pytensor<3.0", "2.99", "3.0"), ("pytensor<2.36.1", "2.36.0", "2.36.1"), ("theano < 1", "0.9", "1.0")]
)
def test_below_is_the_last_release_below(text: str, last: str, gone: str) -> None:
    target = parse(text)
    assert target.reaches(version(last))
    assert not target.before(version(last))
    assert not target.reaches(version(gone))


def test_numbers_are_compared_as_numbers() -> None:
    assert version("2.9") < version("2.36")
    assert version("3.0.0") == version("3")


@pytest.mark.parametrize("text", ["Theano-PyMC", "theano_pymc", " theano-pymc "])
def test_a_library_is_known_in_any_case(text: str) -> None:
    assert parse(text).library == "theano-pymc"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no target; write a library"),
        ("pytensr>=3.0", "'pytensr' is no library that has scan; did you mean 'pytensor'"),
        ("pytensor>3.0", "'>' cannot be used here"),
        ("pytensor==3.0rc1", "'3.0rc1' is no version; write numbers"),
        ("pytensor<0", "there is no release that 'pytensor<0' allows"),
    ],
)
def test_a_mistake_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(text)


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\ntarget-version = "theano==0.8"\n', encoding="utf-8")
    asked = Target("aesara")
    assert load(tmp_path, Overrides(target_version=asked), RULES).target_version == asked
    assert load(tmp_path, Overrides(), RULES).target_version == parse("theano==0.8")
