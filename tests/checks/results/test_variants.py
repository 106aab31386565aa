"""The variants are what they say they are: the real library runs each, and the companion confirms what is found in the bad ones."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import lint
from tests.real_library import needs_theano, run
from tests.variants import Variant, everything

VARIANTS = everything()
#: `return_updates=False` exists in PyTensor alone; Theano cannot answer for it.
BEYOND_THEANO = "return_updates"
#: Rules on results alone put questions to the companion.
OURS = "SCN1"
CONFIRMABLE = [one for one in VARIANTS if one.bad and BEYOND_THEANO not in one.source and any(code.startswith(OURS) for _, code in one.expected)]
CHILD = Path(__file__).parents[2] / "variants_child.py"


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of every variant whose library is installed: one child process for all."""
    listing = tmp_path_factory.mktemp("variants") / "variants.json"
    sources = {variant.name: variant.source for variant in VARIANTS if importlib.util.find_spec(variant.library)}
    listing.write_text(json.dumps(sources), encoding="utf-8")
    return dict(run(CHILD, str(listing)))


@pytest.fixture(scope="session")
def verdicts() -> dict[str, list[str]]:
    """The state and the reason of every verdict, by variant: one batch for all."""
    from scanlint.companion.confirm import confirm

    all_of_them = [(variant, finding) for variant in CONFIRMABLE for finding in lint(variant.source) if finding.code.startswith(OURS)]
    found = [replace(finding, location=replace(finding.location, path=variant.name)) for variant, finding in all_of_them]
    answers: dict[str, list[str]] = {}
    for finding in confirm(found):
        verdict = finding.verdict
        answers.setdefault(finding.location.path, []).append(f"{verdict.state}: {verdict.detail}" if verdict else "no verdict")
    return answers


@pytest.mark.runtime
@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_every_variant_does_what_it_says(variant: Variant, outcomes: dict[str, Any]) -> None:
    if variant.name not in outcomes:
        pytest.skip(f"{variant.library} is not installed")
    outcome = outcomes[variant.name]
    if "raised" in outcome:
        assert (outcome["raised"], outcome["line"]) == (variant.outcome, variant.raises), outcome["text"]
    else:
        assert (str(tuple(outcome["shape"])) if "shape" in outcome else outcome["type"]) == variant.outcome


@pytest.mark.runtime
@pytest.mark.parametrize("variant", [one for one in VARIANTS if one.bad and "SCN101" in dict(one.expected).values()], ids=str)
def test_an_indexed_single_output_forgets_steps(variant: Variant, outcomes: dict[str, Any]) -> None:
    """No SCN101 variant uses all of its input: what it computes from is a part of it."""
    if variant.name not in outcomes:
        pytest.skip(f"{variant.library} is not installed")
    assert outcomes[variant.name]["unused_rows"] != []


@needs_theano
@pytest.mark.runtime
@pytest.mark.parametrize("variant", CONFIRMABLE, ids=str)
def test_the_companion_confirms_every_bad_variant(variant: Variant, verdicts: dict[str, list[str]]) -> None:
    found = verdicts.get(variant.name, [])
    wanted = [code for _, code in variant.expected if code.startswith(OURS)]
    assert [answer.partition(":")[0] for answer in found] == ["confirmed"] * len(wanted), found


def test_there_are_many() -> None:
    assert len(CONFIRMABLE) >= 60
    assert {code for variant in CONFIRMABLE for _, code in variant.expected if code.startswith(OURS)} == {f"SCN10{number}" for number in range(1, 10)}
