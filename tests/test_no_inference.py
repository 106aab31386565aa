"""astroid's inference and its loading of modules are never entered: their answers depend on what is installed."""

from __future__ import annotations

from pathlib import Path

import astroid
import pytest
from astroid.manager import AstroidManager
from astroid.nodes import Const, NodeNG

from tests.helpers import codes
from tests.variants import everything

PROGRAMS = sorted((Path(__file__).parent / "fixtures" / "programs").glob("*.py"))
ENTRANCES = [(NodeNG, "infer"), (NodeNG, "inferred")] + [(AstroidManager, name) for name in vars(AstroidManager) if name.startswith("ast_from_")]


class EnteredError(BaseException):
    """Not an Exception, so that nothing on the way can swallow it."""


@pytest.fixture
def no_inference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every way in raise."""

    def refuse(*arguments: object, **keywords: object) -> None:
        raise EnteredError

    for owner, name in ENTRANCES:
        monkeypatch.setattr(owner, name, refuse)


@pytest.mark.usefixtures("no_inference")
def test_the_ways_in_are_closed() -> None:
    with pytest.raises(EnteredError):
        Const(1).infer()
    with pytest.raises(EnteredError):
        AstroidManager().ast_from_module_name("json")


@pytest.mark.usefixtures("no_inference")
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_programs_are_linted_without_it(program: Path) -> None:
    text = program.read_text(encoding="utf-8")
    assert ("# SCN" in text) is bool(codes(text))


@pytest.mark.usefixtures("no_inference")
def test_variants_are_linted_without_it() -> None:
    for variant in everything():
        assert bool(codes(variant.source, extend_select=[code for _, code in variant.expected])) is variant.bad, variant.name


def test_astroid_is_the_one_that_was_looked_at() -> None:
    """The names above are those of astroid 4; another major has to be read anew."""
    assert astroid.__version__.split(".")[0] == "4"
    assert len(ENTRANCES) >= 6
