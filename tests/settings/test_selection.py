from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact
from scanlint.settings import Layer, SettingsError
from scanlint.settings.selection import expand, in_force, match, nearest


def _rule(code: str, name: str, default: bool = True) -> Rule:
    return Rule(code, name, Impact.SILENT, Confidence.CERTAIN, default, "summary")


RULES = (
    _rule("SCN101", "single-output-indexed"),
    _rule("SCN102", "single-output-unpacked"),
    _rule("SCN308", "state-indexed-as-history", default=False),
    _rule("SCN901", "unreadable-source"),
)


def test_without_layers_the_rules_that_are_on_by_default_are_in_force() -> None:
    assert in_force((), RULES) == {"SCN101", "SCN102", "SCN901"}


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("SCN101", {"SCN101"}),
        ("scn101", {"SCN101"}),
        ("single-output-unpacked", {"SCN102"}),
        ("SCN1", {"SCN101", "SCN102"}),
        ("SCN", {"SCN101", "SCN102", "SCN308", "SCN901"}),
        ("ALL", {"SCN101", "SCN102", "SCN308", "SCN901"}),
        ("single-output", set()),
        ("S", set()),
        ("E501", set()),
        ("", set()),
    ],
)
def test_a_selector_stands_for(selector: str, expected: set[str]) -> None:
    assert match(selector, RULES) == expected


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (Layer(select=("SCN101",)), {"SCN101", "SCN901"}),
        (Layer(extend_select=("SCN308",)), {"SCN101", "SCN102", "SCN308", "SCN901"}),
        (Layer(ignore=("SCN1",)), {"SCN901"}),
        (Layer(select=("SCN101",), ignore=("SCN1",)), {"SCN101", "SCN901"}),
        (Layer(select=("SCN1",), ignore=("SCN101",)), {"SCN102", "SCN901"}),
        (Layer(select=("ALL",), ignore=("single-output-indexed",)), {"SCN102", "SCN308", "SCN901"}),
        (Layer(select=("SCN101",), ignore=("SCN101",)), {"SCN901"}),
        (Layer(select=()), {"SCN901"}),
    ],
)
def test_within_a_layer_the_closer_selector_wins_and_ignoring_wins_a_draw(layer: Layer, expected: set[str]) -> None:
    assert in_force((layer,), RULES) == expected


def test_an_unreadable_file_is_reported_whatever_is_selected_unless_it_is_ignored() -> None:
    assert "SCN901" in in_force((Layer(select=("SCN101",)),), RULES)
    assert "SCN901" not in in_force((Layer(select=("SCN101",), ignore=("SCN901",)),), RULES)
    assert "SCN901" not in in_force((Layer(ignore=("ALL",)),), RULES)


def test_select_of_a_later_layer_starts_afresh() -> None:
    configured = Layer(select=("SCN1",), ignore=("SCN102",))

    assert in_force((configured, Layer(select=("SCN102",))), RULES) == {"SCN102", "SCN901"}
    assert in_force((configured, Layer(extend_select=("SCN308",))), RULES) == {"SCN101", "SCN308", "SCN901"}
    assert in_force((configured, Layer(ignore=("SCN101",))), RULES) == {"SCN901"}


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (Layer(select=("SCN1O1",)), "--select: no rule is called 'SCN1O1'; did you mean 'SCN101'"),
        (Layer(extend_select=("single-output-index",)), "--extend-select: .*did you mean 'single-output-indexed'"),
        (Layer(ignore=("xyz",)), r"--ignore: no rule is called 'xyz' \(`scanlint rules` lists them\)"),
        (Layer(ignore=("SCN7",), origin=Path("pyproject.toml"), places=(("ignore", 4),)), r"pyproject.toml:4: \[tool.scanlint\] ignore: no rule"),
    ],
)
def test_a_selector_that_stands_for_no_rule_is_an_error_that_says_where_it_is(layer: Layer, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        in_force((layer,), RULES)


def test_expand_joins_selectors() -> None:
    assert expand(("SCN101", "SCN9"), RULES, "here") == {"SCN101", "SCN901"}
    assert expand((), RULES, "here") == frozenset()
    with pytest.raises(SettingsError, match=r"^here: no rule is called 'E501'"):
        expand(("E501",), RULES, "here")


def test_nearest_says_nothing_where_nothing_is_near() -> None:
    assert nearest("zzz", ["select", "ignore"]) == ""
    assert nearest("selct", ["select", "ignore"]) == "; did you mean 'select'?"
