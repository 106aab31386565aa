"""Calls of library functions: builtins, functools, NumPy, and the tensor functions of the four libraries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from astroid import nodes

from scanlint.scan import containers, drawing, instances, ops, roots
from scanlint.scan.arguments import Arguments
from scanlint.scan.attributes import attribute_of
from scanlint.scan.backends import ROOTS, differentiates, is_print, is_until, like_argument, outputs_of
from scanlint.scan.count import ANY, Count
from scanlint.scan.facts import LEN, LIST, TRUTH, ZIP
from scanlint.scan.kinds import keep, kinds_named
from scanlint.scan.machine import Machine
from scanlint.scan.operators import is_tensor
from scanlint.scan.state import ListCell, State
from scanlint.scan.tensors import of_function
from scanlint.scan.values import (
    GLOBALS,
    NONE,
    RUNNING,
    UNTIL,
    Choice,
    Const,
    External,
    Func,
    Output,
    Outs,
    Partial,
    Ref,
    Seq,
    Step,
    Tensor,
    Tup,
    Unknown,
    Value,
    constant,
    join_all,
    members,
)

#: Mappings whose instances are dicts of updates.
_DICTS = ("OrderedDict", "OrderedUpdates", "defaultdict")
_INNOCENT = (
    frozenset(("builtins", "numpy", "math", "functools", "itertools", "operator", "collections", "logging", "warnings", "os", "sys", "time")) | ROOTS
)
#: Iterators in Python 3. Of filter() nothing is known: Python 2 gives a string for a string.
_LISTS_IN_PYTHON_2 = frozenset(("builtins.map", "builtins.range", "builtins.zip"))

Call = Callable[[Machine, nodes.Call, Arguments, State], Value]


def call_library(m: Machine, node: nodes.Call, name: str, arguments: Arguments, state: State) -> Value:
    """The value of a call of a library function known by its dotted name."""
    drawn = drawing.of_library(m, node, name, arguments)
    if drawn is not None:
        return drawn
    if name.startswith("builtins."):
        builtin = _BUILTINS.get(name.removeprefix("builtins."))
        value = builtin(m, node, arguments, state) if builtin is not None else Unknown(f"what {name.removeprefix('builtins.')}() returns")
        if m.source.python2 and name in _LISTS_IN_PYTHON_2 and isinstance(value, Seq):
            return containers.new_list(m, node, ListCell(None, value.length, value.element), state)
        return value
    if name in ("functools.wraps", "functools.lru_cache"):
        return External(f"{name}()")
    if name == "functools.partial":
        return _partial(arguments)
    if is_print(name):
        return External(f"{name}()")
    if is_until(name):
        return UNTIL
    count = outputs_of(name)
    if count is not None:
        if count == 1 and name.endswith(("set_subtensor", "inc_subtensor")):
            return _changed(m, node, name, arguments, state)
        return of_function(name, arguments) if count == 1 else Seq("list", Count(count, count) if count else ANY, Tensor(name))
    like = like_argument(name)
    if like is not None:
        return alike(m, name, *like, arguments, state)
    made = ops.made(m, name, arguments, state)
    if made is not None:
        return made
    root, _, function = name.rpartition(".")
    if function in _DICTS:
        return containers.new_dict(m, node, (), not arguments.written, state, _holds_some(m, arguments, state))
    if function == "importorskip" and arguments.positional and isinstance(arguments.positional[0], Const):
        return External(str(arguments.positional[0].value))
    if root.split(".")[0] not in _INNOCENT and name.split(".")[0] not in _INNOCENT:
        for _, value in arguments.written:
            state.escape(value)
    return Unknown(f"what {name} returns")


def alike(m: Machine, name: str, position: int, names: tuple[str, ...], arguments: Arguments, state: State) -> Value:
    """One tensor for one variable, a list for a list (grad: Theano 1.0.5 to PyTensor 3.3.8); either of them, or a tuple, where that is not known."""
    given = arguments.positional[position : position + 1] or [value for key, value in arguments.keywords.items() if key in names]
    disconnected = arguments.keywords.get("return_disconnected", Const("str", "zero"))
    hidden = arguments.open_keywords and any(isinstance(part, Unknown) for part in members(given[0] if given else NONE))
    if not given or hidden or disconnected != Const("str", "zero"):
        return Unknown(f"what {name} returns")
    return join_all([_alike(m, name, member, state) for member in members(given[0])], given[0])


def _alike(m: Machine, name: str, given: Value, state: State) -> Value:
    if is_tensor(given):
        return Tensor(name)
    cell = containers.cell_of(m, given, state)
    if cell is not None:
        # Of a tuple, derivatives are a tuple and copies a list.
        kept = differentiates(name) and isinstance(given, (Tup, Seq)) and not (isinstance(given, Seq) and given.kind == "list")
        return Seq("tuple" if kept else "list", cell.length, Tensor(name))
    if not isinstance(given, Unknown):
        return Unknown(f"what {name} returns")
    return Choice((Tensor(name), Seq("list", ANY, Tensor(name)), Seq("tuple", ANY, Tensor(name))))


def _partial(arguments: Arguments) -> Value:
    function = arguments.positional[0] if arguments.positional else None
    if isinstance(function, External) and not arguments.open_positional and not arguments.open_keywords:
        return Partial(function.name, tuple(arguments.positional[1:]), tuple(arguments.keywords.items()))
    if not isinstance(function, Func) or arguments.open_positional or arguments.open_keywords:
        return Unknown("functools.partial of a function that is not known")
    keywords = {**dict(function.keywords), **arguments.keywords}
    return Func(function.site, function.frame, (*function.args, *arguments.positional[1:]), tuple(keywords.items()))


def _first(m: Machine, node: nodes.Call, arguments: Arguments, kind: str) -> Value | None:
    """The first argument; handing it over is a use of the given kind."""
    if not arguments.positional or not node.args:
        return None
    m.recorder.use(kind, node, node.args[0], arguments.positional[0], name=node.func.name if isinstance(node.func, nodes.Name) else None)
    return arguments.positional[0]


def _changed(m: Machine, node: nodes.Call, name: str, arguments: Arguments, state: State) -> Value:
    """`set_subtensor(h[0], ..)` is like `h`: it gives the whole tensor back (all four libraries)."""
    part = node.args[0] if node.args else None
    whole = m.look_up(part.value.name, state) if isinstance(part, nodes.Subscript) and isinstance(part.value, nodes.Name) else None
    return Tensor(name, whole.kind) if isinstance(whole, Tensor) else of_function(name, arguments)


def _list(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = _first(m, node, arguments, LIST)
    if value is None:
        return containers.new_list(m, node, ListCell.of(()), state)
    if isinstance(value, Outs) and value.form == "list":
        # What is done to the copy would leave the outputs as they are; taking it for done to them as well only makes less of them known.
        return value
    length = containers.length_of(m, value, state) or ANY
    items = containers.items_of(m, value, state)
    cell = ListCell.of(items) if items is not None else ListCell(None, length, containers.element_of(m, value, state))
    return containers.new_list(m, node, cell, state)


def _tuple(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = _first(m, node, arguments, LIST)
    if value is None:
        return Tup(())
    items = containers.items_of(m, value, state)
    if items is not None:
        return containers.tuple_of(items)
    return Seq("tuple", containers.length_of(m, value, state) or ANY, containers.element_of(m, value, state))


def _same_length(kind: str, m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = _first(m, node, arguments, LIST)
    if value is None:
        return Unknown("a call without arguments")
    return Seq(kind, containers.length_of(m, value, state) or ANY, containers.element_of(m, value, state))


def _enumerate(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = _first(m, node, arguments, LIST)
    if value is None:
        return Unknown("a call without arguments")
    element = containers.tuple_of((RUNNING, containers.element_of(m, value, state)))
    return Seq("iterator", containers.length_of(m, value, state) or ANY, element)


def _zip(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    lengths = []
    for part, value in zip(node.args, arguments.positional, strict=False):
        if not isinstance(part, nodes.Starred):
            m.recorder.use(ZIP, node, part, value)
        lengths.append(containers.length_of(m, value, state))
    exact = [length.exact for length in lengths if length is not None and length.exact is not None]
    element = containers.tuple_of(tuple(containers.element_of(m, value, state) for value in arguments.positional))
    if arguments.open_positional:
        return Seq("iterator", ANY, Unknown("an element of zip"))
    return Seq("iterator", Count(min(exact), min(exact)) if exact and len(exact) == len(lengths) else ANY, element)


def _map(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    if len(arguments.positional) == 2:
        m.recorder.use(ZIP, node, node.args[1], arguments.positional[1], name="map")
        return Seq("iterator", containers.length_of(m, arguments.positional[1], state) or ANY, Unknown("an element of map"))
    return Seq("iterator", ANY, Unknown("an element of map"))


def _range(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    number = arguments.positional[0] if len(arguments.positional) == 1 else None
    if isinstance(number, Const) and isinstance(number.value, int) and number.value >= 0:
        return Seq("range", Count(number.value, number.value), RUNNING)
    return Seq("range", ANY, RUNNING)


def _len(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = _first(m, node, arguments, LEN)
    length = containers.length_of(m, value, state) if value is not None else None
    return constant(length.exact) if length is not None and length.exact is not None else Unknown("a length")


def _isinstance(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    kinds = kinds_named(arguments.positional[1]) if len(arguments.positional) == 2 else None
    if kinds is None:
        return Unknown("what isinstance() says")
    yes, no = keep(arguments.positional[0], kinds, True), keep(arguments.positional[0], kinds, False)
    return Unknown("what isinstance() says") if yes is not None and no is not None else constant(yes is not None)


def _bool(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    _first(m, node, arguments, TRUTH)
    return Unknown("a truth value")


def _dict(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    entries = tuple((constant(name), value) for name, value in arguments.keywords.items())
    complete = not arguments.positional and not arguments.open_keywords
    return containers.new_dict(m, node, entries, complete, state, _holds_some(m, arguments, state))


def _holds_some(m: Machine, arguments: Arguments, state: State) -> bool:
    """Whether a mapping that is made of the first argument, pairs or another mapping, holds anything for certain."""
    given = arguments.positional[0] if arguments.positional else NONE
    cell = state.dict_of(given)
    if cell is not None:
        return cell.filled
    length = containers.length_of(m, given, state)
    return length is not None and length.lo > 0


def _number(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    return Unknown("a number")


def _abs(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    """Python's abs() of a tensor is a tensor (all four libraries)."""
    value = arguments.positional[0] if arguments.positional else None
    return Tensor("abs", roots=roots.of(value)) if value is not None and is_tensor(value) else Unknown("a number")


def _getattr(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    name = arguments.positional[1] if len(arguments.positional) >= 2 else None
    if isinstance(name, Const) and name.kind == "str" and isinstance(name.value, str):
        return attribute_of(m, arguments.positional[0], name.value, state)
    return Unknown("what getattr() returns")


def _setattr(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    """`setattr(self, "h", value)` is an assignment; under a name that is not known it may set any field."""
    owner, name, value = arguments.positional if len(arguments.positional) == 3 else (Unknown("self"), Unknown("a name"), Unknown("a value"))
    cell = state.dict_of(owner)
    if cell is not None and isinstance(owner, Ref) and isinstance(name, Const) and name.kind == "str" and name.value is not None:
        state.heap[owner] = cell.put(name, value)
    else:
        state.escape(owner)
    return NONE


def _super(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    return instances.superclass(m, arguments, state)


def _eval(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    """`eval("gru_layer")` looks up a name; of any other text nothing is known."""
    text = arguments.positional[0] if len(arguments.positional) == 1 else None
    if isinstance(text, Const) and text.kind == "str" and isinstance(text.value, str) and text.value.isidentifier():
        return m.look_up(text.value, state)
    return Unknown("what eval() returns")


def _globals(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    return External(GLOBALS)


def _sum(m: Machine, node: nodes.Call, arguments: Arguments, state: State) -> Value:
    value = arguments.positional[0] if arguments.positional else None
    element = containers.element_of(m, value, state) if value is not None else None
    return Tensor("sum of tensors") if isinstance(element, (Tensor, Output, Step)) else Unknown("what sum() returns")


_BUILTINS: dict[str, Call] = {
    "list": _list, "tuple": _tuple, "sorted": partial(_same_length, "list"), **dict.fromkeys(("reversed", "iter"), partial(_same_length, "iterator")),
    "enumerate": _enumerate, "zip": _zip, "map": _map, "range": _range, "xrange": _range, "len": _len,
    "isinstance": _isinstance, "bool": _bool, "dict": _dict, "int": _number,
    "float": _number, "abs": _abs, "getattr": _getattr, "sum": _sum,
    "super": _super, "eval": _eval, "globals": _globals, "setattr": _setattr,
}  # fmt: skip
