"""SCN306: a changed copy that nobody takes."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("discarded_subtensor", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("discarded_subtensor", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_fix_binds_the_variable_that_was_meant() -> None:
    source = "import theano\nimport theano.tensor as T\nx = T.matrix()\nT.set_subtensor(x[0][1:], 0)\ntheano.scan(lambda a: a, sequences=x)\n"
    (finding,) = lint(source)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    assert [(edit.location.line, edit.location.column, edit.text) for edit in finding.fix.edits] == [(4, 1, "x = ")]


def test_no_fix_where_the_target_is_no_name() -> None:
    source = "import theano\nimport theano.tensor as T\nT.set_subtensor(self.x[0], 0)\ntheano.scan(lambda a: a, sequences=x)\n"
    (finding,) = lint(source)
    assert finding.fix is None


def test_false_alarm_a_name_that_stands_alone_throws_nothing_away() -> None:
    """Fuzzing found that it ended the file with an internal error."""
    head = "import theano\nimport theano.tensor as T\n\n\ndef step(x_t):\n"
    tail = "    return changed\n\n\nvalues, updates = theano.scan(step, sequences=[T.matrix()])\n"
    assert codes(f"{head}    changed = T.set_subtensor(x_t[0], 0.0)\n    changed\n{tail}") == []
