"""What is said of an answer, with answers that no library has to be there for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scanlint.companion import sights
from scanlint.companion.answer import Answer, Raised, Stage
from scanlint.companion.confirm import _verdict
from scanlint.question import Operation, Question, Sketch, Structure

ASKED = Question(Sketch(), (Operation("run"),), "no_output", None, ("theano",))
BUILT: dict[str, Any] = {"outputs": [{"shape": [5, 2]}], "rows": []}


def told(question: Question, dialect: str = "theano", raised: Raised | None = None, **sight: Any) -> tuple[str, str | None]:
    verdict = _verdict(question, Answer(dialect, "1.0.5" if dialect == "theano" else "2.36.1", 5, (), raised, sight))
    return verdict.state, verdict.detail


def test_a_relative_that_does_something_else_refutes_unless_something_raises() -> None:
    wrong = Raised(0, "TypeError", "no.")
    assert told(ASKED, "pytensor", **BUILT)[0] == "refuted"
    assert told(replace(ASKED, effect="raises"), "pytensor", **BUILT) == (
        "not-run",
        "PyTensor 2.36.1 (stand-in for Theano) does not raise with a scan of this structure; whether Theano does, only Theano can tell",
    )
    assert told(ASKED, "pytensor", wrong) == (
        "not-run",
        "PyTensor 2.36.1 (stand-in for Theano) raises TypeError with a scan of this structure: no; whether Theano does, only Theano can tell",
    )
    assert told(ASKED, "theano", wrong)[0] == "refuted"


def test_a_relative_knows_nothing_of_the_releases_of_another() -> None:
    later = replace(ASKED, dialects=("pytensor",), since=(2, 36))
    assert told(later, "theano", **BUILT) == (
        "not-run",
        "Theano 1.0.5 (stand-in for PyTensor) is installed; this is about releases of PyTensor, of which only PyTensor can tell",
    )
    assert told(later, "pytensor", **BUILT)[0] == "refuted"
    assert "from 2.37" in (told(replace(later, since=(2, 37)), "pytensor", **BUILT)[1] or "")


def test_no_output_is_an_assertion_that_fails_in_newer_libraries() -> None:
    assert told(ASKED, outputs=[{"none": True}], rows=[])[0] == "confirmed"
    assert told(ASKED, raised=Raised(2, "AssertionError", ""))[0] == "confirmed"
    assert told(ASKED, raised=Raised(2, "IndexError", ""))[0] == "refuted"


@pytest.mark.parametrize(
    ("warnings", "state"),
    [
        ([], "refuted"),
        ([["UserWarning", "what scan returns changes"]], "refuted"),
        ([["FutureWarning", "something else changes"]], "refuted"),
        ([["FutureWarning", "what scan returns changes"]], "confirmed"),
        ([["DeprecationWarning", "return_updates goes"]], "confirmed"),
    ],
)
def test_what_counts_as_a_warning(warnings: list[list[str]], state: str) -> None:
    assert told(replace(ASKED, path=(Operation("warnings"),), effect="warns"), warnings=warnings)[0] == state


@pytest.mark.parametrize(("pairs", "state"), [(2, "refuted"), (1, "confirmed")])
def test_updates_that_lose_pairs(pairs: int, state: str) -> None:
    assert told(replace(ASKED, path=(Operation("join"),), effect="keys_only"), pairs=pairs, entries=2)[0] == state


@pytest.mark.parametrize(
    ("asked", "sight", "sentence"),
    [
        (Operation("warnings"), {"warnings": []}, "nothing warns"),
        (Operation("warnings"), {"warnings": [["FutureWarning", "a"], ["UserWarning", "b"]]}, "FutureWarning: a; UserWarning: b"),
        (Operation("join"), {"pairs": 2, "entries": 2}, "the updates can be joined"),
        (Operation("join"), {"pairs": 1, "entries": 2}, "the list has 1 pairs of 2 entries"),
        (Operation("without", "once"), {"part": False}, "n_steps=1 is not there"),
        (
            Operation("without", "once"),
            {"part": True, "raised": {"type": "ValueError", "text": "no"}},
            "one step runs, and with three it raises ValueError: no",
        ),
        (Operation("without", "until"), {"part": True, "raised": None, "same": False}, "the outputs are others without until"),
    ],
)
def test_what_was_seen_in_a_sentence(asked: Operation, sight: dict[str, Any], sentence: str) -> None:
    assert sights.sentence(replace(ASKED, path=(asked,)), Answer("theano", "1.0.5", 5, (), None, sight)) == sentence


@pytest.mark.parametrize(
    ("kind", "size", "sentence"),
    [
        ("other", 0, "this is neither an output nor the updates"),
        ("number", 3, "this is the number 3"),
        ("updates", 1, "this is a dictionary of 1 update, and no output"),
    ],
)
def test_what_is_no_tensor(kind: str, size: int, sentence: str) -> None:
    question = Question(Structure("scan", (True,)), (Operation("method", "owner"),), "raises", None, ("theano",))
    stages = (Stage("tensor", (("time", 5), ("sample", 3))), Stage(kind, size=size))
    verdict = _verdict(question, Answer("theano", "1.0.5", 5, stages, None, {}))
    assert (verdict.state, verdict.detail) == ("refuted", f"Theano 1.0.5 does not do this with a scan of this structure: {sentence}.")
