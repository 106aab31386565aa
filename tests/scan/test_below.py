from __future__ import annotations

import astroid
import pytest
from astroid import nodes

from scanlint.scan.below import below

CODE = "def f(a, b=g(1)):\n    @d(a)\n    def h(x): return [x(i) for i in a if i], lambda: b(a)(x)\n    c: int = {a: b}[c].d(*a, **b)\n    return h\n"


@pytest.mark.parametrize("kinds", [nodes.Name, nodes.Call, nodes.AssignName, (nodes.Call, nodes.FunctionDef), nodes.NodeNG])
def test_it_gives_what_astroid_gives_in_the_same_order(kinds: type | tuple[type, ...]) -> None:
    tree = astroid.parse(CODE)
    assert list(below(tree, kinds)) == list(tree.nodes_of_class(kinds))


def test_a_long_chain_needs_no_recursion() -> None:
    tree = astroid.extract_node("x")
    for _ in range(5000):
        around = nodes.Attribute("a", 1, 0, None, end_lineno=1, end_col_offset=1)
        around.postinit(tree)
        tree = around
    assert [node.name for node in below(tree, nodes.Name)] == ["x"]
