"""What a comment speaks of: its line, its call, its function, its file; and what the comments themselves are told."""

from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from scanlint.suppressions.silence import Silence
from tests.helpers import MISUSE, codes, lint

TWO = """\
import theano
import theano.tensor as T

def layer(x, h0):{def_}
    {inside}
    rval, updates = theano.scan(  {call}
        lambda x_t, h_tm1: x_t + h_tm1,
        sequences=x,
        outputs_info=[h0],
    ){end}
    {above}
    a = rval[0]
    b = T.tanh(
        rval[1]
    ){last}
    return a, b

def other(x, h0):
    rval, updates = theano.scan(lambda x_t, h_tm1: x_t + h_tm1, sequences=x, outputs_info=[h0])
    return rval[0]
"""
A, B, C = (12, "SCN101"), (14, "SCN101"), (20, "SCN101")


def _two(**comments: str) -> str:
    places = dict.fromkeys(("def_", "inside", "call", "end", "above", "last"), "")
    return TWO.format(**{**places, **comments})


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        ({}, [A, B, C]),
        ({"above": "# scanlint: ignore[SCN101] -- meant"}, [B, C]),
        ({"above": "# scanlint: ignore[SCN101] -- meant\n\n    # another comment"}, [(16, "SCN101"), (22, "SCN101")]),
        ({"last": "  # scanlint: ignore[SCN101]"}, [A, C]),
        ({"call": "# scanlint: ignore[SCN101]"}, [C]),
        ({"end": "  # scanlint: ignore[SCN101]"}, [C]),
        ({"def_": "  # scanlint: function-ignore[SCN101] -- meant"}, [C]),
        ({"inside": "# scanlint: function-ignore[single-output-indexed]"}, [C]),
        ({"def_": "  # scanlint: function-ignore[SCN1]"}, [C]),
        ({"inside": "# scanlint: file-ignore[SCN101]"}, []),
    ],
)
def test_what_a_comment_speaks_of(comments: dict[str, str], left: list[tuple[int, str]]) -> None:
    assert codes(_two(**comments)) == left


def test_a_comment_above_a_function_speaks_of_the_function() -> None:
    text = _two().replace("def layer", "# scanlint: function-ignore[SCN101] -- meant\n@theano.jit\ndef layer").replace("@theano.jit\n", "")

    assert codes(text) == [(21, "SCN101")]


def test_of_nested_functions_the_inner_one_is_meant() -> None:
    text = MISUSE.replace("h_tm1):", "h_tm1):  # scanlint: function-ignore[SCN101]")

    assert codes(text) == [(5, "SCN902"), (9, "SCN101")]


def test_a_comment_in_no_function_says_what_to_write() -> None:
    (finding,) = lint("# scanlint: function-ignore[SCN101]\nx = 1\n")

    assert finding.message.endswith("it stands in no function; write `# scanlint: file-ignore[SCN101]` for the whole file")


def test_the_scan_call_of_a_silenced_function_says_nothing_about_a_use_elsewhere() -> None:
    text = """\
    import theano

    def run(x, h0):  # scanlint: function-ignore[SCN101]
        return theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])

    rval, updates = run(x, h0)
    first_of_it_all = rval[1] + rval[1]
    """

    assert (7, "SCN101") in codes(text)


def test_an_unused_comment_for_a_function_is_reported_and_can_be_taken_out() -> None:
    text = _two(def_="  # scanlint: function-ignore[SCN102] -- old")
    (finding,) = lint(text, select=["SCN902", "SCN102"])

    assert (finding.code, finding.location.line) == ("SCN902", 4)
    assert finding.fix is not None
    assert [(edit.location.column, edit.text) for edit in finding.fix.edits] == [(18, "")]


def test_a_comment_on_its_own_line_can_be_kept_unused() -> None:
    assert codes("# scanlint: ignore[SCN902, SCN101]\nx = 1\n") == []


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("# scanlint: ignore[SCN101] -- the first step is meant", "the first step is meant"),
        ("# scanlint: ignore[SCN101]: because", "because"),
        ("# noqa: SCN101 -- why not", "why not"),
        ("# noqa: SCN101 why not", "why not"),
        ("# noqa why not", "why not"),
        ("# scanlint: ignore[SCN101]", ""),
        ("# scanlint: ignore[SCN101] --", ""),
        ("# scanlint: ignore[SCN101]  # noqa: E501", ""),
    ],
)
def test_the_reason_is_kept_with_what_it_silenced(comment: str, reason: str) -> None:
    source = SourceText.of("m.py", MISUSE.replace("[0]", f"[0]  {comment}"))
    (silenced,) = lint_source(source, resolve(RULES, Layer())).suppressed

    assert (silenced.by, silenced.reason, silenced.finding.code) == ("comment", reason, "SCN101")


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# scanlint: ignore[SCN101] -- meant", []),
        ("# noqa: SCN101 -- meant", []),
        ("# noqa: E501", ["SCN101"]),
        ("# noqa -- all of it is meant", []),
        ("# scanlint: ignore[SCN101]", ["why?"]),
        ("# scanlint: ignore[SCN101, SCN102]", ["suppresses nothing", "why?"]),
        ("# noqa: E501, SCN101", ["why?"]),
        ("# noqa", ["why?"]),
        ("# scanlint: ignore[SCN902, SCN101]", ["suppresses nothing", "why?"]),
    ],
)
def test_a_comment_without_a_reason_is_reported_where_one_is_required(comment: str, expected: list[str]) -> None:
    text = MISUSE.replace("[0]", f"[0]  {comment}")
    found = lint(text, require_reason=True)

    assert sorted(finding.code if finding.code != "SCN902" else finding.label for finding in found) == expected
    assert "why?" not in [finding.label for finding in lint(text)]
    assert lint(text, require_reason=True, ignore=["SCN902"]) == [finding for finding in found if finding.code != "SCN902"]


def test_another_tools_blanket_noqa_needs_no_reason() -> None:
    assert codes("import theano  # noqa\n" + MISUSE.replace("[0]", ""), require_reason=True) == []


def test_a_function_is_covered_from_its_first_to_its_last_line() -> None:
    at = lint(MISUSE)[0].location
    silence = Silence(at, "SCN101", 4, frozenset({"SCN101"}), until=9)

    assert [line for line in range(1, 12) if silence.covers("SCN101", frozenset({line}))] == [4, 5, 6, 7, 8, 9]
    assert not silence.covers("SCN102", frozenset({5}))
