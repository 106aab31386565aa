"""The variants are what they say they are: the real library runs each, and the companion confirms what is found in the bad ones."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from tests.backends import BACKENDS, Backend, needs_a_backend
from tests.helpers import codes, lint
from tests.real_library import needs_theano, run
from tests.variants import Variant, everything, of_rule

VARIANTS = everything()
#: `return_updates=False` exists in PyTensor alone; Theano cannot answer for it.
BEYOND_THEANO = "return_updates"
#: Rules that put questions to the companion which Theano can answer: those that are on, except where a release aimed at may be another one.
OURS = tuple(rule.code for rule in RULES if rule.default and rule.code < "SCN602" and "Theano" in rule.libraries)
CONFIRMABLE = [
    one
    for one in VARIANTS
    if one.bad and one.library == "theano" and BEYOND_THEANO not in one.source and any(code in OURS for _, code in one.expected)
]
#: Steps that the probe cannot build: what they take cannot be said in every Python that it runs on.
UNBUILT = {"step_arity: bound twice", "step_arity: a keyword-only parameter"}
CHILD = Path(__file__).parents[2] / "variants_child.py"


@functools.cache
def outcomes(backend: Backend) -> dict[str, Any]:
    """What became of every variant that is written for the library or can be said for it: one child process for all."""
    sources = {variant.name: variant.on(backend.library) for variant in VARIANTS}
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "variants.json"
        listing.write_text(json.dumps({name: source for name, source in sources.items() if source is not None}), encoding="utf-8")
        return dict(run(CHILD, str(listing), interpreter=backend.interpreter))


@pytest.fixture(scope="session")
def verdicts() -> dict[str, list[str]]:
    """The state and the reason of every verdict, by variant: one batch for all."""
    from scanlint.companion.confirm import confirm

    all_of_them = [(variant, finding) for variant in CONFIRMABLE for finding in lint(variant.source) if finding.code in OURS]
    found = [replace(finding, location=replace(finding.location, path=variant.name)) for variant, finding in all_of_them]
    answers: dict[str, list[str]] = {}
    for finding in confirm(found):
        verdict = finding.verdict
        answers.setdefault(finding.location.path, []).append(f"{verdict.state}: {verdict.detail}" if verdict else "no verdict")
    return answers


def runs(chosen: Sequence[Variant]) -> pytest.MarkDecorator:
    """Each variant on each library that it can be said for. Those of one library go to one worker: each worker would run all of them again."""
    cases = [
        pytest.param(variant, backend, marks=pytest.mark.xdist_group(str(backend)))
        for backend in BACKENDS
        for variant in chosen
        if variant.on(backend.library) is not None
    ]
    return pytest.mark.parametrize(("variant", "backend"), cases, ids=str)


def does_what_it_says(variant: Variant, backend: Backend) -> bool:
    outcome, said = outcomes(backend)[variant.name], variant.outcome(*backend.names)
    if "raised" in outcome and outcome["line"] is None:
        return bool(f"{outcome['raised']} when run" == said)
    if "raised" in outcome:
        return (outcome["raised"], outcome["line"]) == (said, variant.raises(*backend.names))
    return bool((str(tuple(outcome["shape"])) if "shape" in outcome else outcome["type"]) == said)


@needs_a_backend
@pytest.mark.runtime
@pytest.mark.backends
@runs(VARIANTS)
def test_every_variant_does_what_it_says(variant: Variant, backend: Backend) -> None:
    """One that is said not to be for a library does something else there."""
    assert does_what_it_says(variant, backend) is not bool(variant.not_for(*backend.names)), outcomes(backend)[variant.name]


@needs_a_backend
@pytest.mark.runtime
@pytest.mark.backends
@runs([one for one in VARIANTS if one.bad and "SCN101" in dict(one.expected).values()])
def test_an_indexed_single_output_forgets_steps(variant: Variant, backend: Backend) -> None:
    """No SCN101 variant uses all of its input: what it computes from is a part of it."""
    if variant.not_for(*backend.names) is None:
        assert outcomes(backend)[variant.name]["unused_rows"] != []


@pytest.mark.parametrize("variant", [one for one in VARIANTS if one.library == "theano"], ids=str)
def test_a_variant_said_for_another_library_is_judged_alike(variant: Variant) -> None:
    """A false alarm or a missed one otherwise. SCN405 speaks of every scan of PyTensor that returns the pair."""
    for library in ("theano-pymc", "aesara", "pytensor"):
        if variant.not_for(library) is None:
            own = sorted({code for _, code in variant.expected})
            assert codes(variant.on(library) or "", extend_select=own, ignore=["SCN405"]) == variant.marks(library), library


@needs_theano
@pytest.mark.runtime
@pytest.mark.xdist_group("the companion on the variants")
@pytest.mark.parametrize("variant", CONFIRMABLE, ids=str)
def test_the_companion_confirms_every_bad_variant(variant: Variant, verdicts: dict[str, list[str]]) -> None:
    found = verdicts.get(variant.name, [])
    wanted = [code for _, code in variant.expected if code in OURS]
    assert [answer.partition(":")[0] for answer in found] == ["not-run" if variant.name in UNBUILT else "confirmed"] * len(wanted), found


def test_there_are_many() -> None:
    assert len(CONFIRMABLE) >= 300
    assert {code for variant in CONFIRMABLE for _, code in variant.expected if code in OURS} == set(OURS)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.default], ids=lambda rule: rule.code)
def test_a_rule_that_is_on_has_tempting_forms_that_are_right(rule: Rule) -> None:
    assert len(of_rule(rule.name.replace("-", "_"), bad=False)) >= 4
