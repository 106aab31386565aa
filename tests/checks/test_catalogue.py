"""Codes are for ever: the catalogue, the registry, the modules, the pages, the tests, the README and the changelog name the same rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanlint import checks
from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule

ROOT = Path(__file__).parents[2]

#: Codes with their names, as they were given out. A line may be added; none may change or go.
CATALOGUE = dict(
    line.split()
    for line in """
SCN101 single-output-indexed
SCN102 single-output-unpacked
SCN103 output-list-as-tensor
SCN104 last-output-for-last-step
SCN105 result-not-unpacked
SCN106 unpack-count
SCN107 swapped-result
SCN108 reduced-result-indexed
SCN109 result-truth-tested
SCN201 outputs-info-count
SCN202 unknown-state-key
SCN203 invalid-taps
SCN204 nested-outputs-info
SCN205 initial-state-dtype
SCN206 initial-state-broadcastable
SCN207 unused-recurrent-state
SCN301 step-arity
SCN302 step-return-form
SCN303 symbolic-truth-value
SCN304 numpy-on-symbolic
SCN305 step-variable-leaked
SCN306 discarded-subtensor
SCN307 strict-missing-non-sequence
SCN308 state-indexed-as-history
SCN401 updates-dropped
SCN402 nested-updates-dropped
SCN403 python-random-in-step
SCN404 rng-not-advanced
SCN405 return-updates-default
SCN406 no-updates-returned
SCN407 return-updates-refused
SCN501 no-step-count
SCN502 degenerate-n-steps
SCN503 backward-not-reversed
SCN504 unknown-argument
SCN505 invalid-sequence
SCN506 map-extra-argument
SCN507 reduce-argument-order
SCN508 unequal-sequences
SCN509 invalid-truncate-gradient
SCN601 removed-api
SCN602 not-in-target-version
SCN701 loop-invariant-in-step
SCN702 undeclared-non-sequence
SCN703 indirect-last-step
SCN901 unreadable-source
SCN902 unused-suppression
SCN903 unresolved-scan
""".split("\n")
    if line
)
#: Rules that are not on unless selected.
OFF = frozenset("SCN308 SCN508 SCN701 SCN702 SCN703 SCN903".split())

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def module(rule: Rule) -> str:
    return rule.name.replace("-", "_")


def test_the_registry_is_the_catalogue_in_its_order() -> None:
    assert {rule.code: rule.name for rule in RULES} == CATALOGUE
    assert [rule.code for rule in RULES] == sorted(CATALOGUE)
    assert {rule.code for rule in RULES if not rule.default} == OFF


@every_rule
def test_a_rule_has_its_module_its_page_and_its_tests(rule: Rule) -> None:
    (found,) = Path(checks.__file__).parent.glob(f"*/{module(rule)}.py")
    assert (found.parent.name == "meta") == rule.code.startswith("SCN9")
    text = found.read_text(encoding="utf-8")
    assert f"\nRULE = {found.parent.name}.{module(rule).upper()}\n" in text
    assert rule.code in text.partition("\n")[0]
    assert (ROOT / "rules" / rule.page).is_file()
    # The rules about comments and files are tested where the engine makes their findings.
    mirrors = (f"checks/{found.parent.name}/test_{module(rule)}.py", "engine/test_meta.py", "engine/test_one_file.py", "test_suppressions.py")
    paths = [ROOT / "tests" / mirror for mirror in mirrors]
    assert any(path.is_file() and rule.code in path.read_text(encoding="utf-8") for path in paths)


@every_rule
def test_the_readme_and_the_changelog_name_a_rule(rule: Rule) -> None:
    assert f"| {rule.code} | {rule.name} | {rule.impact} |" in (ROOT / "README.md").read_text(encoding="utf-8")
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = set(re.findall(r"SCN\d{3}", text))
    for first, last in re.findall(r"SCN(\d{3})\s+to\s+SCN(\d{3})", text):
        named.update(f"SCN{number}" for number in range(int(first), int(last) + 1))
    assert rule.code in named
