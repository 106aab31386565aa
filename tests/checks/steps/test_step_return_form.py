"""SCN302: what the step returns, as scan takes it apart."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("step_return_form", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("step_return_form", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("x_t, x_t * 2, until(x_t > 9)", "[x_t, x_t * 2], until(x_t > 9)"),
        ("(x_t, until(x_t > 9), {})", "(x_t, {}, until(x_t > 9))"),
        ("[{}, [x_t, x_t]]", "[[x_t, x_t], {}]"),
        ("until(x_t > 9), x_t", "x_t, until(x_t > 9)"),
        ("x_t, x_t, {}, until(x_t > 9)", "[x_t, x_t], {}, until(x_t > 9)"),
    ],
)
def test_the_fix_rearranges_what_is_written(written: str, mended: str) -> None:
    source = f"import theano\nfrom theano.scan_module import until\n\ndef step(x_t):\n    return {written}\n\ntheano.scan(step, sequences=x)\n"
    (finding,) = lint(source)
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    (edit,) = finding.fix.edits
    assert (underlined(source, edit.location), edit.text) == (written, mended)
    assert codes(source.replace(f"return {written}", f"return {mended}")) == []


@pytest.mark.parametrize(
    "written", ["(x_t), (x_t * 2), until(x_t > 9)", "x_t, 1, until(x_t > 9)", "(x_t, x_t), (x_t, x_t)", "x_t, x_t, until(x_t > 9), until(x_t > 8)"]
)
def test_no_fix_where_the_form_is_not_certain(written: str) -> None:
    source = f"import theano\nfrom theano.scan_module import until\n\ndef step(x_t):\n    return {written}\n\ntheano.scan(step, sequences=x)\n"
    (finding,) = lint(source)
    assert finding.fix is None


@pytest.mark.parametrize("written", ["[x_t], [x_t], {}", "[x_t], x_t, {}", "{}, {}, [x_t]", "x_t, x_t, {}, {}", "[x_t], {}, {}"])
def test_what_has_not_one_certain_form_has_no_fix(written: str) -> None:
    source = f"import theano\n\ndef step(x_t):\n    return {written}\n\ntheano.scan(step, sequences=x)\n"
    assert all(finding.fix is None for finding in lint(source))


@pytest.mark.parametrize(("written", "expected"), [("(((x_t,),),)", [(4, "SCN302")]), ("((((x_t,),),),)", [])])
def test_what_nests_deeper_than_anyone_writes_is_not_looked_at(written: str, expected: list[tuple[int, str]]) -> None:
    """A list may hold itself."""
    source = f"import theano\n\ndef step(x_t):\n    return {written}\n\nrval, updates = theano.scan(step, sequences=x)\n"
    assert codes(source) == expected
