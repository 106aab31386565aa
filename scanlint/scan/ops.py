"""Operations that the code makes for itself: how many tensors a call of one gives.

Op.__call__ gives the bare variable where there is one, a list of several, and with return_list always a list (Theano 1.0.5 to PyTensor 3.3.8).
"""

from __future__ import annotations

import re
from dataclasses import replace

from astroid import nodes

from scanlint.scan import classes, containers, functions
from scanlint.scan.arguments import Arguments
from scanlint.scan.count import ANY
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.state import State
from scanlint.scan.values import NONE, Const, External, Func, Op, Ref, Seq, Tensor, Unknown, Value, join

_BASE = re.compile(r"(theano|aesara|pytensor)\.(graph\.|gof\.)?(op\.)?Op")
_APPLY = re.compile(r"(theano|aesara|pytensor)\.(graph\.|gof\.)?(graph\.|basic\.)?Apply")
_FROM_GRAPH = re.compile(r"(theano|aesara|pytensor)\.(compile\.)?(builders\.)?OpFromGraph")


def made(m: Machine, name: str, arguments: Arguments, state: State) -> Op | None:
    """What a library call makes that has outputs; None where it makes none. `OpFromGraph(inputs, outputs)` has those that it is given, and so has the
    node `Apply(operation, inputs, outputs)`."""
    applied = _APPLY.fullmatch(name) is not None
    if not applied and _FROM_GRAPH.fullmatch(name) is None:
        return None
    outputs = arguments.positional[1 + applied] if len(arguments.positional) > 1 + applied else arguments.keywords.get("outputs", NONE)
    return Op(containers.length_of(m, outputs, state) or ANY, applied)


def of_class(m: Machine, node: nodes.Call, operation: Ref, arguments: Arguments, state: State) -> Value | None:
    """What a call of an operation gives whose class the code writes, by the node that its `make_node` returns; None for every other object."""
    bases = [base.name for site in m.ancestors(operation.site) for base in m.bases.get(site, ()) if isinstance(base, External)]
    make = classes.attribute(m, operation, "make_node")
    if not any(_BASE.fullmatch(base) for base in bases) or not isinstance(make, Func) or make.args:
        return None
    if classes.attribute(m, operation, "__call__") is not None or classes.attribute(m, operation, "default_output") is not None:
        return None
    if m.journals:
        # What it computes is code of its own.
        m.journals[-1].opaque = True
    made = functions.call_function(m, replace(make, args=(operation,)), arguments, site_of(node), state)
    return called(replace(made, applied=False), arguments) if isinstance(made, Op) and made.applied else None


def called(operation: Op, arguments: Arguments) -> Value:
    """What a call of an operation gives."""
    if operation.applied:
        return Unknown("a call of a node")
    listed, count = arguments.keywords.get("return_list", Const("bool", False)), operation.outputs
    if not isinstance(listed, Const) or arguments.open_keywords:
        return Unknown("what an operation gives whose return_list is not known")
    several = Seq("list", count, Tensor("an operation"))
    if listed.value or count.lo > 1:
        return several
    return Tensor("an operation") if count.exact == 1 else join(Tensor("an operation"), several)
