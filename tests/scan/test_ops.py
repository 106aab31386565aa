"""Operations that the code makes for itself."""

from __future__ import annotations

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import ScanCall
from scanlint.source.text import SourceText
from scanlint.source.tree import parse


def _call(code: str) -> ScanCall:
    source = SourceText.of("m.py", f"import theano\nfrom theano import OpFromGraph\n{code}\n")
    return next(analyse(source, parse(source), ()).own_calls())


@pytest.mark.parametrize(
    "code",
    [
        "op = OpFromGraph([x], outputs)\nr, u = theano.scan(lambda p: op(p), x)",
        "op = OpFromGraph([x], [x])\nr, u = theano.scan(lambda p: op(p, **options), x)",
        "op = OpFromGraph([x], [x])\nr, u = theano.scan(lambda p: op(p, return_list=flag), x)",
        "from theano import Apply\nnode = Apply(op, [x], [y])\nr, u = theano.scan(lambda p: node(p), x)",
        "op = OpFromGraph(*parts)\nr, u = theano.scan(lambda p: op(p), x)",
    ],
)
def test_what_is_not_told_stays_unknown(code: str) -> None:
    assert _call(code).outputs.known is None


def test_why_it_is_not_known() -> None:
    """Said by `scanlint inspect`."""
    (why,) = _call("op = OpFromGraph([x], [x])\nr, u = theano.scan(lambda p: op(p, return_list=flag), x)").why_unknown
    assert why == "what lambda returns is not known: what an operation gives whose return_list is not known"


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("op = OpFromGraph([x], [x + 1])\nr, u = theano.scan(lambda p: op(p), x)", 1),
        ("op = OpFromGraph([x], [x + 1, x])\nr, u = theano.scan(lambda p: op(p), x)", 2),
        ("op = theano.compile.builders.OpFromGraph([], outputs=[x])\nr, u = theano.scan(lambda: op(return_list=True), n_steps=3)", 1),
        ("op = OpFromGraph([x], [x + 1, x])\nr, u = theano.scan(lambda p: op(p)[0], x)", 1),
    ],
)
def test_no_missed_count(code: str, count: int) -> None:
    call = _call(code)
    assert call.outputs.known == count
    assert call.opaque, "its graph may draw random numbers"


OWN = """
from theano import Apply, Op

class Mine(Op):
    def make_node(self, x):
        return {}

def f(x):
    return theano.scan(lambda p: Mine()(p), x)
"""


@pytest.mark.parametrize(
    "code",
    [
        OWN.format("Apply(self, [x], outputs)"),
        OWN.format("make(self, [x], [x.type()])"),
        OWN.format("Apply(self, [x], [x.type()])").replace("Mine(Op)", "Mine(Other)"),
        OWN.format("Apply(self, [x], [x.type()])").replace(
            "class Mine(Op):", "class Mine(Op):\n    def __call__(self, x):\n        return undo(x)\n"
        ),
        OWN.format("Apply(self, [x], [x.type(), x.type()])").replace("class Mine(Op):", "class Mine(Op):\n    default_output = 0\n"),
    ],
)
def test_a_class_that_does_not_tell(code: str) -> None:
    assert _call(code).outputs.known is None


@pytest.mark.parametrize(("node", "count"), [("Apply(self, [x], [x.type()])", 1), ("Apply(op=self, inputs=[x], outputs=[x.type(), x.type()])", 2)])
def test_a_class_tells_by_the_node_that_it_makes(node: str, count: int) -> None:
    call = _call(OWN.format(node))
    assert call.outputs.known == count
    assert call.opaque
