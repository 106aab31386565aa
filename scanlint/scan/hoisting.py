"""Products in a step that depend on no state: what could be computed for all steps at once, before the scan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from astroid import nodes

from scanlint.scan.arguments import BoundArguments
from scanlint.scan.backends import tensor_function
from scanlint.scan.below import below
from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FUNCTIONS, FunctionNode, names_of, parameters
from scanlint.scan.step_facts import Passed, Passing, StepFacts
from scanlint.scan.time_facts import Product
from scanlint.scan.times import last_name
from scanlint.scan.values import External, Func, Value

#: What a part of an expression may come from; a state, or anything unknown, keeps it in the loop.
_STATE, _SEQUENCE, _FIXED = "state", "sequence", "fixed"


@dataclass(frozen=True, slots=True)
class _Body:
    """A step with what scan passes for each of its parameters, and the expressions its own names were assigned."""

    function: FunctionNode
    roles: Mapping[str, Passed]
    assigned: Mapping[str, list[nodes.NodeNG | None]]


def products(m: Machine, bound: BoundArguments, bodies: tuple[StepFacts, ...], handed: Passing) -> tuple[Product, ...]:
    """The products of the one function that is the step; none where that, or what scan passes to it, is not certain."""
    step = bound.values.get("fn")
    function = m.definitions.get(step.site) if isinstance(step, Func) else None
    if len(bodies) != 1 or not isinstance(function, FUNCTIONS):
        return ()
    roles = _roles(bound, bodies[0], handed)
    return tuple(_products(m, _Body(function, roles, _assignments(function)))) if roles else ()


def _roles(bound: BoundArguments, body: StepFacts, handed: Passing) -> dict[str, Passed]:
    """What each parameter receives; nothing where that is not certain.

    Entries of which nothing is known are what they seem, one sequence or state each, where the number of parameters agrees.
    """
    names = [parameter.name for parameter in body.parameters]
    if handed.exact is not None and handed.exact == len(handed.first) <= len(names):
        return dict(zip(names, handed.first, strict=False))
    known = [passed for passed in handed.first if passed.role == _SEQUENCE]
    sequences, states, others = (_written(bound, argument) for argument in ("sequences", "outputs_info", "non_sequences"))
    if sequences is None or states is None or others is None or body.extra or any(parameter.optional for parameter in body.parameters):
        return {}
    if len(names) != len(sequences) + len(states) + len(others) or len(known) not in (0, len(sequences)):
        return {}
    passed = known or [Passed(_SEQUENCE, number, text=part.as_string()) for number, part in enumerate(sequences)]
    passed += [Passed(_STATE, number) for number in range(len(states))]
    passed += [Passed("non_sequence", number, text=part.as_string()) for number, part in enumerate(others)]
    return dict(zip(names, passed, strict=True))


def _written(bound: BoundArguments, argument: str) -> list[nodes.NodeNG] | None:
    """The entries of an argument as they are written, without None; None where they are not written one by one."""
    place = bound.places.get(argument)
    if place is None:
        return []
    if isinstance(place, (nodes.List, nodes.Tuple)):
        return None if any(isinstance(part, nodes.Starred) for part in place.elts) else [part for part in place.elts if not _is_none(part)]
    if _is_none(place):
        return []
    return [place] if argument != "non_sequences" else None


def _is_none(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Const) and node.value is None


def _assignments(function: FunctionNode) -> dict[str, list[nodes.NodeNG | None]]:
    """The right sides of the step's own names; None where a name is bound in another way than by a plain assignment."""
    found: dict[str, list[nodes.NodeNG | None]] = {}
    for target in below(function, nodes.AssignName):
        if target.parent is not function.args:
            plain = isinstance(target.parent, nodes.Assign)
            found.setdefault(target.name, []).append(target.parent.value if plain else None)
    return found


def _products(m: Machine, body: _Body) -> Iterator[Product]:
    for node in below(body.function, (nodes.Call, nodes.BinOp)):
        factors = _factors(m, node)
        if factors is None:
            continue
        origins = _origins(m, body, node, frozenset())
        # Where nothing that scan passes is read, only a function of the library tells that this is no product of plain numbers.
        if _STATE not in origins and (_SEQUENCE in origins or (isinstance(node, nodes.Call) and _is_library(m, node.func))):
            left, right = factors
            if all(_SEQUENCE in _origins(m, body, factor, frozenset()) for factor in factors):
                continue  # a product of step with step, of which there is no larger one
            sequence = body.roles.get(left.name) if isinstance(left, nodes.Name) else None
            whole = sequence is not None and sequence.role == _SEQUENCE and sequence.tap in (None, 0) and sequence.text.isidentifier()
            outside = _outside(body, right)
            rewritten = _at_once(node, sequence.text, outside) if whole and sequence is not None and outside is not None else None
            yield Product(m.at(node), node.as_string(), _SEQUENCE in origins, rewritten)


def _factors(m: Machine, node: nodes.Call | nodes.BinOp) -> tuple[nodes.NodeNG, nodes.NodeNG] | None:
    """Both sides of `T.dot(a, b)`, `a.dot(b)` and `a @ b`."""
    if isinstance(node, nodes.BinOp):
        return (node.left, node.right) if node.op == "@" else None
    if last_name(node.func) not in ("dot", "matmul"):
        return None
    if len(node.args) == 2:
        return node.args[0], node.args[1]
    return (node.func.expr, node.args[0]) if len(node.args) == 1 and isinstance(node.func, nodes.Attribute) else None


def _at_once(node: nodes.Call | nodes.BinOp, sequence: str, other: str) -> str:
    """The product with the whole sequence, called as it is in the step."""
    if isinstance(node, nodes.BinOp):
        return f"{sequence} @ {other}"
    return f"{node.func.as_string()}({sequence}, {other})" if len(node.args) == 2 else f"{sequence}.{node.func.attrname}({other})"


def _origins(m: Machine, body: _Body, node: nodes.NodeNG, through: frozenset[str]) -> frozenset[str]:
    """Where an expression comes from at most."""
    if isinstance(node, nodes.Const):
        return frozenset()
    if isinstance(node, nodes.Name):
        return _of_name(m, body, node.name, through)
    if isinstance(node, nodes.Attribute):
        return _origins(m, body, node.expr, through) or frozenset((_FIXED,))
    if isinstance(node, nodes.Call):
        function = node.func
        is_function = _is_library(m, function)
        parts = [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(function, nodes.Attribute) and not is_function:
            parts.append(function.expr)
        # A function of the user's may draw random numbers, a method of something unknown may do anything.
        known = is_function or (last_name(function) in ("dot", "dimshuffle", "astype") and not _is_module(m, function))
        return frozenset().union(*(_origins(m, body, part, through) for part in parts)) if known else frozenset((_STATE,))
    if isinstance(node, (nodes.BinOp, nodes.UnaryOp, nodes.Subscript, nodes.Slice, nodes.Tuple, nodes.List)):
        return frozenset().union(*(_origins(m, body, child, through) for child in node.get_children()))
    return frozenset((_STATE,))


def _of_name(m: Machine, body: _Body, name: str, through: frozenset[str]) -> frozenset[str]:
    if name in body.assigned:
        values = body.assigned[name]
        if name in through or name in body.roles or None in values:
            return frozenset((_STATE,))
        return frozenset().union(*(_origins(m, body, value, through | {name}) for value in values if value is not None))
    if name in body.roles:
        return frozenset(({"sequence": _SEQUENCE, "state": _STATE}.get(body.roles[name].role, _FIXED),))
    spec = body.function.args
    # Parameters that scan does not fill were bound before (self, functools.partial) or keep their default.
    settled = {parameter for parameter, _ in parameters(body.function)} - {spec.vararg, spec.kwarg}
    return frozenset((_FIXED if name in settled or name not in names_of(body.function).bound else _STATE,))


def _is_library(m: Machine, function: nodes.NodeNG) -> bool:
    """Whether a callee is a tensor function of the library, going by the names that are bound where the scan is called."""
    value = _value_of(m, function)
    return isinstance(value, External) and tensor_function(value.name) is not None


def _is_module(m: Machine, function: nodes.NodeNG) -> bool:
    return isinstance(function, nodes.Attribute) and isinstance(_value_of(m, function.expr), External)


def _value_of(m: Machine, node: nodes.NodeNG) -> Value | None:
    if isinstance(node, nodes.Name):
        return m.look_up(node.name, m.here.state) if m.here.state is not None else None
    owner = _value_of(m, node.expr) if isinstance(node, nodes.Attribute) else None
    return External(f"{owner.name}.{node.attrname}") if isinstance(owner, External) else None


def _outside(body: _Body, node: nodes.NodeNG) -> str | None:
    """How a name or an attribute is written outside the step; None for what only the step knows."""
    if isinstance(node, nodes.Name):
        if node.name in body.assigned:
            return None
        passed = body.roles.get(node.name)
        return node.name if passed is None else passed.text if passed.role == "non_sequence" and passed.text else None
    return node.as_string() if isinstance(node, nodes.Attribute) else None
