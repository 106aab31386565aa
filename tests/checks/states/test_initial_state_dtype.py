"""SCN205: states that start from a written number."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def found(line: str) -> Finding:
    (finding,) = lint(HEAD + line + "\n")
    return finding


@pytest.mark.parametrize("variant", of_rule("initial_state_dtype", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("initial_state_dtype", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("start", ["0", "T.constant(0)", "T.as_tensor_variable(0)", "T.alloc(0, 3, 2)", "dict(initial=0)", "[0][0]"])
def test_every_form_of_a_written_number_is_known(start: str) -> None:
    assert found(f"theano.scan(lambda x_t, n: n + x_t, [x], [{start}])").code == "SCN205"


@pytest.mark.parametrize("start", ["T.zeros((3, 2))", "np.zeros((3, 2))", "T.constant(0, dtype='float64')", "theano.shared(0.0)", "np.float64(0)"])
def test_false_alarm_a_number_with_a_dtype(start: str) -> None:
    assert codes(f"import numpy as np\n{HEAD}theano.scan(lambda x_t, h: h + x_t, [x], [{start}])\n") == []


def test_false_alarm_one_step_is_not_checked() -> None:
    assert codes(f"{HEAD}theano.scan(lambda x_t, h: h + x_t, [x], [0], n_steps=1)\n") == []


def test_a_float_depends_on_the_configuration() -> None:
    finding = found("theano.scan(lambda x_t, h: h + x_t, [x], [0.])")
    assert finding.confidence == "likely"
    assert "floatX=float32" in finding.consequence
    assert found("theano.scan(lambda x_t, h: h + x_t, [x], [0])").confidence == "certain"


def test_a_count_wraps_without_an_error() -> None:
    finding = found("theano.scan(lambda x_t, n: n + 1, [x], [0])")
    assert finding.impact == "silent"
    assert "past 127" in finding.consequence


@pytest.mark.parametrize(
    ("imports", "dtype"),
    [
        ("import theano\nfrom theano import scan", "theano.config.floatX"),
        ("from theano import scan", None),
        ("import theano as th\nfrom theano import scan", "th.config.floatX"),
    ],
)
def test_the_fix_follows_floatx_where_the_file_can_name_it(imports: str, dtype: str | None) -> None:
    body = "import numpy as np\nimport theano.tensor as T\nx = T.matrix('x')\nscan(lambda x_t, h: h + x_t, [x], [0])\n"
    (finding,) = lint(f"{imports}\n{body}")
    texts = [edit.text for edit in finding.fix.edits] if finding.fix else None
    assert texts == (None if dtype is None else [f"np.asarray(0, dtype={dtype})"])


def test_the_fix_of_an_integer_needs_no_name_of_the_library() -> None:
    imports = "import numpy as np\nimport theano.tensor as T\nfrom theano import scan\n"
    (finding,) = lint(f"{imports}x = T.lvector('x')\nscan(lambda x_t, h: h + x_t, [x], [0])\n")
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ['np.asarray(0, dtype="int64")']


@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("lambda x_t, h: T.cast(h, 'float64')", "np.float64(0)"),
        ("lambda x_t, h: T.cast(h, 'int64')", "np.int64(0)"),
        ("lambda x_t, h: h", "0"),
        ("lambda x_t, h: -h", "0"),
        ("lambda x_t, n: T.cast(n, 'int8')", "0"),
        ("lambda x_t, n: T.cast(x_t, 'int8') + 1", "0"),
    ],
)
def test_false_alarm_the_dtype_stays(step: str, start: str) -> None:
    assert codes(f"import numpy as np\n{HEAD}theano.scan({step}, [x], [{start}])\n", select=["SCN205"]) == []


@pytest.mark.parametrize(
    ("step", "start"),
    [
        ("lambda x_t, h: T.cast(h + x_t, 'int64')", "0."),
        ("lambda x_t, h: T.cast(h + x_t, 'int32')", "0."),
        ("lambda x_t, h: T.cast(h + x_t, 'float64')", "0."),
        ("lambda x_t, h: T.cast(h + x_t, 'int64')", "0"),
        ("lambda x_t, n: n * 2", "1"),
        ("lambda x_t, n: n - 1", "0"),
    ],
)
def test_missed_alarm_the_dtype_changes_or_is_too_narrow(step: str, start: str) -> None:
    assert codes(f"import numpy as np\n{HEAD}theano.scan({step}, [x], [{start}])\n", select=["SCN205"]) == [(7, "SCN205")]


@pytest.mark.parametrize(("steps", "found"), [("100", []), ("128", ["SCN205"]), ("n", ["SCN205"])])
def test_a_count_of_few_steps_fits(steps: str, found: list[str]) -> None:
    source = f"{HEAD}n = T.iscalar()\ntheano.scan(lambda n: n + 1, outputs_info=[0], n_steps={steps})\n"
    assert [code for _, code in codes(source, select=["SCN205"])] == found
