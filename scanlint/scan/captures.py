"""What a step reads by name from outside, ready computed: the computation moves into the loop, and is done anew at every step."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from scanlint.scan.below import below
from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FUNCTIONS, FunctionNode, names_of
from scanlint.scan.state import State
from scanlint.scan.time_facts import Captured
from scanlint.scan.times import last_name
from scanlint.scan.values import Func, Tensor, Value

#: A shared variable itself, and what is only another view of one (a cast to the type that it has), cost nothing in the loop.
_VIEWS = frozenset("shared T dimshuffle as_tensor_variable specify_shape patternbroadcast unbroadcast reshape flatten astype cast".split()) | {
    "attribute T",
    "a part of a tensor",
}

#: A derivative in the step needs to see how what it captures was computed: handed over, it would be a constant to it.
_DERIVATIVES = frozenset(("grad", "jacobian", "hessian", "Rop", "Lop", "pushforward", "pullback"))


def captured(m: Machine, step: Value | None, state: State) -> tuple[Captured, ...]:
    """What the one function that is the step captures; none where that is not certain."""
    function = m.definitions.get(step.site) if isinstance(step, Func) else None
    return tuple(_captured(m, function, state)) if isinstance(function, FUNCTIONS) else ()


def _captured(m: Machine, function: FunctionNode, state: State) -> Iterator[Captured]:
    bound = names_of(function).bound
    if any(last_name(call.func) in _DERIVATIVES for call in below(function, nodes.Call)):
        return
    seen: set[str] = set()
    for name in below(function, nodes.Name):
        if name.name in bound or name.name in seen or _in_tag(name):
            continue
        seen.add(name.name)
        value = m.look_up(name.name, state)
        if isinstance(value, Tensor) and _costs(value):
            yield Captured(m.at(name), name.name, tuple(sorted({root.name for root in value.roots if root.kind == "shared"})))


def _in_tag(name: nodes.Name) -> bool:
    """Whether a name stands in what is hung on a variable, `r.tag.test_value = ..`: that is no part of the graph (Theano 1.0.5)."""
    statement = name.statement()
    return isinstance(statement, nodes.Assign) and all(
        isinstance(target, nodes.AssignAttr) and isinstance(target.expr, nodes.Attribute) and target.expr.attrname == "tag"
        for target in statement.targets
    )


def _costs(value: Tensor) -> bool:
    """Whether it is computed, from shared variables: a shared variable itself, or a view of it, costs nothing in the loop."""
    function = value.origin.rpartition(".")[2].removeprefix("method ")
    return function not in _VIEWS and any(root.kind == "shared" for root in value.roots)
