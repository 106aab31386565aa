"""What leaves for the probe about a sketch: words of the closed lists, flags and numbers, whatever the linted file is named and holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from scanlint.companion.confirm import confirm
from scanlint.companion.request import key, problem, request
from scanlint.question import Entry, Made, Operation, Question, Sketch, Step
from scanlint.question import words as ours
from scanlint.scan.numpy_effects import _TABLE
from scanlint.scan.versions import NAMES
from tests.companion.asked import findings
from tests.companion.probe.modules import Module, module
from tests.companion.test_pages import ASKED, reported
from tests.helpers import lint

__all__ = ["module"]

EVIL = "__import__('os').system('touch owned')"
GOOD = Question(Sketch(), (Operation("run"),), "step_short", None, ("theano",))


def sketch(**parts: object) -> Question:
    return replace(GOOD, structure=replace(Sketch(), **parts))  # type: ignore[arg-type]


def step(**parts: object) -> Question:
    return sketch(step=replace(Step(), **parts))  # type: ignore[arg-type]


HOSTILE = {
    "view": sketch(api=EVIL),
    "entry": sketch(sequences=(Entry(EVIL),)),
    "key": sketch(states=(Entry(keys=(EVIL,)),)),
    "taps": sketch(states=(Entry(taps_form=EVIL),)),
    "dtype": sketch(states=(Entry(dtype=EVIL),)),
    "item": sketch(states=(Entry("list", items=(EVIL,)),)),
    "argument": sketch(arguments=((EVIL, 1),)),
    "argument's value": sketch(arguments=(("n_steps", EVIL),)),
    "value": sketch(states=(Entry(value=EVIL),)),  # type: ignore[arg-type]
    "operator": step(outputs=(Made(operator=EVIL),)),
    "form": step(form=("output", EVIL)),
    "end": step(ends=EVIL),
    "act": step(acts=((EVIL,),)),
    "function of NumPy": step(acts=(("numpy", EVIL, True, False, False),)),
    "draw": step(acts=(("draw", EVIL),)),
}
PATHS = {
    "trial": replace(GOOD, path=(Operation(EVIL),)),
    "part": replace(GOOD, path=(Operation("without", EVIL),)),
    "name": replace(GOOD, path=(Operation("name", EVIL),)),
    "another trial's word": replace(GOOD, path=(Operation("without", "theano.scan"),)),
    "two trials": replace(GOOD, path=(Operation("run"), Operation("build"))),
}
CLAIMS = {"effect": replace(GOOD, effect=EVIL), "error": replace(GOOD, errors=(EVIL,)), "library": replace(GOOD, dialects=(EVIL,))}


@pytest.mark.parametrize("asked", [*HOSTILE.values(), *PATHS.values(), *CLAIMS.values()], ids=[*HOSTILE, *PATHS, *CLAIMS])
def test_a_word_outside_the_lists_is_not_asked_and_not_repeated(asked: Question) -> None:
    assert problem(GOOD) is None
    (finding,) = confirm(findings(asked), "/no/interpreter/is/started")
    assert finding.verdict is not None
    assert finding.verdict.state == "not-run"
    assert EVIL not in finding.verdict.detail
    assert "interpreter" not in finding.verdict.detail


@pytest.mark.parametrize("asked", [*HOSTILE.values(), *PATHS.values()], ids=[*HOSTILE, *PATHS])
def test_the_probe_refuses_it_too(module: Module, asked: Question) -> None:
    sent = json.loads(json.dumps({"structure": asdict(asked.structure), "path": [[part.do, part.arg] for part in asked.path]}))
    with pytest.raises(module("words").Unknown):
        module("try_out").check(sent["structure"], sent["path"])


@pytest.mark.parametrize("name", [name for name in vars(ours) if name.isupper() and name not in ("ERRORS", "TRIAL_EFFECTS", "TURNED", "ADDED")])
def test_the_probe_has_the_same_lists(module: Module, name: str) -> None:
    probe = {**vars(module("trials")), **vars(module("watching")), **vars(module("sketches"))}
    assert set(getattr(ours, name)) == set(probe[name])


def test_the_lists_hold_what_the_rules_speak_of() -> None:
    assert set(ours.NAMES) >= NAMES
    assert {*_TABLE, "where"} <= set(ours.NUMPY)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts(part)


def known() -> set[str]:
    """Every word of every list."""
    from scanlint.question import APIS, ARITHMETIC, CALLS, DIALECTS, METHODS, OPERATIONS

    lists = [words for name, words in vars(ours).items() if name.isupper() and isinstance(words, tuple)]
    return {word for words in (*lists, APIS, ARITHMETIC, CALLS, DIALECTS, METHODS, OPERATIONS) for word in words} | {ours.TURNED, ours.ADDED}


def sent(asked: list[Question]) -> set[str]:
    message = request(enumerate(map(key, asked)), memory=None, compiledir="c", one_by_one=False)
    return set(texts([message["structures"], message["questions"]]))


#: A program that is wrong in many ways, whose names, strings and keywords are all hostile.
PROGRAM = """
import theano
import theano.tensor as T

os_system_rm = T.tensor3("__import__('os').system('rm -rf /')")
exec_ = T.zeros((3, 2))
def __class__(eval_, compile_=0.0):
    T.set_subtensor(eval_[0], 1)
    return eval_ if eval_.sum() == 0 else compile_
a, b = theano.scan(__class__, sequences=[os_system_rm], outputs_info=[{"$(touch owned)": exec_}])
c, d = theano.scan(__class__, sequences=[os_system_rm], outputs_info=[[exec_]])
e, f = theano.scan(__class__, sequences=[os_system_rm], outputs_info=[exec_], __import__=3)
g, h = theano.scan(lambda q: [q, q], sequences=[os_system_rm], outputs_info=[exec_])
i, j = theano.scan(lambda q: (q, "'); import os; ('"), sequences=[os_system_rm, "../../etc/passwd"])
k, l = theano.scan(lambda q: q, sequences=[os_system_rm], n_steps=0)
m = theano.scan(lambda q: q, sequences=[os_system_rm])[0][0]
"""


def test_no_text_of_the_file_leaves_for_the_probe() -> None:
    """Neither names nor strings nor keywords nor the path."""
    found = lint(PROGRAM, path="$(touch owned)/`id`;import os.py")
    assert len({finding.code for finding in found}) >= 7
    assert sent([finding.question for finding in found if finding.question is not None]) <= known()


def test_no_text_of_any_page_leaves_for_the_probe() -> None:
    assert sent([finding.question for rule in ASKED for finding in reported(rule) if finding.question is not None]) <= known()


def test_a_hostile_file_is_confirmed_without_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = confirm(lint(PROGRAM, path="$(touch owned).py"))
    assert all(finding.verdict is not None for finding in told if finding.question is not None)
    assert list(tmp_path.iterdir()) == []
