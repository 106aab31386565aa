"""What is said of a tensor's dtype and axes is what Theano says of it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.values import FREE, Kind
from scanlint.source.text import SourceText
from tests.real_library import needs_theano, run

CHILD = Path(__file__).parent / "tensors_child.py"

EXPRESSIONS = """
x + 1
x * m
x[0]
m[:, None, :]
m[0, None, :]
x.dimshuffle("x", 0, 1, 2)
x.sum(axis=0)
T.mean(x, axis=2)
T.max(m, axis=-1)
T.dot(x, m)
T.dot(m, T.row())
T.dot(T.row(), m)
T.zeros((1, 4))
T.zeros((3, 1), dtype="int32")
T.ones_like(T.col())
T.alloc(0.0, 1, 3)
T.alloc(0, 3)
T.constant(0)
T.constant(0.5)
T.as_tensor_variable(np.zeros((1, 3)))
T.constant(7, dtype="int64")
T.cast(m, "int8")
m.astype("float32")
T.eq(m, 0)
m > T.row()
T.switch(m > 0, 1, 0)
T.switch(m > 0, m, T.row())
T.tanh(T.row())
T.nnet.sigmoid(m * T.col())
T.maximum(T.constant(0), 1)
T.clip(T.bvector(), 0, 1)
T.bscalar() + 1
T.bscalar() * 2 - T.constant(3)
T.lvector() * T.fvector()
T.iscalar() * 0.5
T.fvector() * 0.5
T.arange(5)
theano.shared(0)
theano.shared(0.0)
theano.shared(np.zeros((1, 3)))
theano.shared(np.zeros((1, 3))).dimshuffle("x", 0, 1)
theano.shared(np.ones(3, dtype="float32")) * m
theano.shared(np.full((1, 3), 0.5))
theano.shared(np.full((1, 3), 0.5, "float32"))
theano.shared(np.full((2, 1), 0.5, dtype="float32")) + m
theano.shared(np.full((1, 3), 2))
theano.shared(np.full(3, True))
theano.shared(np.full((1, 3), np.zeros((1, 3))))
theano.shared(np.full(3, 0, dtype=None))
theano.shared(np.asarray(True))
theano.shared(np.asarray(0.5))
theano.shared(np.asarray(2))
theano.shared(np.asarray(2, "float32"))
theano.shared(np.asarray(0.5, dtype="int8"))
T.switch(*[m > 0, m, m])
m.sum(*[0])
m.sum(**{"axis": 0})
m.std(axis=0)
m[:, np.newaxis, :]
m[T.iscalar()]
-T.row()
T.sqr(T.bvector())
abs(m)
T.dmatrix() + T.fmatrix()
np.zeros((1, 2)) * m
np.float32(1) * T.fvector()
""".strip().splitlines()


def kinds() -> list[Kind]:
    """What the model knows of each expression, read as the initial state of a scan."""
    head = "import numpy as np\nimport theano\nimport theano.tensor as T\nx = T.tensor3()\nm = T.matrix()\n"
    text = head + "".join(f"theano.scan(step, m, [dict(initial={expression})])\n" for expression in EXPRESSIONS)
    source = SourceText.of("m.py", text)
    calls = analyse(source, ast.parse(source.text), ()).own_calls()
    return [call.written.states[0].main.kind if call.written.states and call.written.states[0].main else Kind() for call in calls]


@needs_theano
@pytest.mark.runtime
def test_dtype_and_broadcasting_are_those_of_the_library(tmp_path: Path) -> None:
    listing = tmp_path / "expressions.json"
    listing.write_text(json.dumps(EXPRESSIONS), encoding="utf-8")
    known = 0
    for expression, kind, (dtype, broadcastable) in zip(EXPRESSIONS, kinds(), run(CHILD, str(listing)), strict=True):
        if kind.dtype is not None and not kind.dtype.endswith("+"):
            known += 1
            assert kind.dtype.replace("floatX", "float64") == dtype, expression
        if kind.dims is not None:
            assert len(kind.dims) == len(broadcastable), expression
            assert all((dim == 1) is wide for dim, wide in zip(kind.dims, broadcastable, strict=True) if dim is not None), expression
            known += 1
    assert known >= 80


def test_what_is_not_known_is_not_guessed() -> None:
    head = "import theano\nimport theano.tensor as T\nm = T.matrix()\ndef f(x, n):\n"
    states = "x * 2, x[n], x.reshape(n), m.sum(*n), T.switch(m, ift=m, iff=m)"
    source = SourceText.of("m.py", f"{head}    theano.scan(step, x, [{states}])\n")
    (call,) = analyse(source, ast.parse(source.text), ()).own_calls()
    assert call.written.states is not None
    assert [entry.main.kind.dims for entry in call.written.states if entry.main] == [None] * 5
    assert FREE == -1


@pytest.mark.parametrize(
    ("filled", "dtype", "dims"),
    [
        ("np.full((1, 3), 0.5)", "float64", (1, 3)),
        ("np.full((1, 3), 0.5, 'float32')", "float32", (1, 3)),
        ("np.full(fill_value=2, shape=(3, 1))", "int64", (3, 1)),
        ("np.full((1, 3), 0, dtype=None)", "int64", (1, 3)),
    ],
)
def test_what_is_filled(filled: str, dtype: str, dims: tuple[int, ...]) -> None:
    """As the test above asks of NumPy."""
    text = f"import numpy as np\nimport theano\ntheano.scan(step, m, [theano.tensor.as_tensor_variable({filled})])\n"
    (call,) = analyse(SourceText.of("m.py", text), ast.parse(text), ()).own_calls()
    assert call.written.states is not None
    (entry,) = call.written.states
    assert entry.main is not None
    assert (entry.main.kind.dtype, entry.main.kind.dims) == (dtype, dims)
