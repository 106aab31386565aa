"""Operations that the code makes for itself: how many tensors a call of one gives.

Op.__call__ gives the bare variable where there is one, a list of several, and with return_list always a list (Theano 1.0.5 to PyTensor 3.3.8).
"""

from __future__ import annotations

import re

from scanlint.scan import containers
from scanlint.scan.arguments import Arguments
from scanlint.scan.count import ANY
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import NONE, Const, Op, Seq, Tensor, Unknown, Value, join

_FROM_GRAPH = re.compile(r"(theano|aesara|pytensor)\.(compile\.)?(builders\.)?OpFromGraph")


def made(m: Machine, name: str, arguments: Arguments, state: State) -> Op | None:
    """The operation that a library call makes; None where it makes none. `OpFromGraph(inputs, outputs)` has the outputs that it is given."""
    if _FROM_GRAPH.fullmatch(name) is None:
        return None
    outputs = arguments.positional[1] if len(arguments.positional) > 1 else arguments.keywords.get("outputs", NONE)
    return Op(containers.length_of(m, outputs, state) or ANY)


def called(operation: Op, arguments: Arguments) -> Value:
    """What a call of an operation gives."""
    listed, count = arguments.keywords.get("return_list", Const("bool", False)), operation.outputs
    if not isinstance(listed, Const) or arguments.open_keywords:
        return Unknown("what an operation gives whose return_list is not known")
    several = Seq("list", count, Tensor("an operation"))
    if listed.value or count.lo > 1:
        return several
    return Tensor("an operation") if count.exact == 1 else join(Tensor("an operation"), several)
