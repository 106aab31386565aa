"""Random numbers while a step is read: which generators are at hand, what is drawn from them, and where a drawn number enters the graph."""

from __future__ import annotations

import builtins
import re

from astroid import nodes

from scanlint.scan import sources
from scanlint.scan.arguments import Arguments
from scanlint.scan.backends import ROOTS, copies_graph, tensor_function
from scanlint.scan.draws import FROZEN, STALE, STREAM, Draw
from scanlint.scan.machine import Machine
from scanlint.scan.values import NONE, Const, External, Frozen, Op, Output, Outs, Rng, Step, Tensor, Tup, Unknown, Value, constant, members

#: Origins of tensors: a random variable, and the state of its generator after the draw.
DRAWN, NEXT_STATE = "a random variable", "the next state of a generator"

#: What takes an array as it is, for good: numbers drawn for it are meant to be constants.
_CONSTANTS = frozenset(("shared", "constant", "as_tensor_variable", "as_tensor", "dot", "tensordot"))

#: Functions of the libraries that have nothing to do with chance, and builtins that call no function that they are given.
_DRAWS_NOTHING = re.compile(
    r"(theano|aesara|pytensor)\.(tensor|gradient|ifelse)\.(?!.*random).*"
    r"|builtins\.(len|isinstance|issubclass|range|bool|int|float|str|type|hasattr|slice|id|print|callable)"
)


def of_library(m: Machine, node: nodes.Call, name: str, arguments: Arguments) -> Value | None:
    """What a library call makes or draws; None where it has nothing to do with chance."""
    if name.endswith(".function") and name.split(".")[0] in ROOTS:
        m.fates.compiles = True
    if name in ("builtins.locals", "builtins.vars"):
        m.fates.read_all(m)
    kind = sources.generator(name)
    if kind is not None:
        return Rng(kind)
    given = arguments.positional[0] if arguments.positional else None
    if sources.makes_shared(name) and isinstance(given, Rng) and given.kind == sources.NUMPY:
        return Rng(sources.SHARED, given.assumed)
    if sources.is_variable(name):
        return _variable(m, node, arguments)
    if sources.is_number_draw(name):
        return Frozen(m.at(node), node.func.as_string()) if m.journals else None
    if any(isinstance(value, Frozen) for _, value in arguments.written):
        return _with_frozen(m, name, arguments)
    return None


def _with_frozen(m: Machine, name: str, arguments: Arguments) -> Value | None:
    """NumPy makes other numbers of drawn ones; a tensor function takes them into the graph."""
    if name.startswith("numpy.") or name in ("builtins.float", "builtins.int", "builtins.abs", "builtins.round"):
        return next(value for _, value in arguments.written if isinstance(value, Frozen))
    function = tensor_function(name)
    if function is not None and function not in _CONSTANTS and any(_is_tensor(value) for _, value in arguments.written):
        for _, value in arguments.written:
            enter(m, value)
    return None


def of_method(m: Machine, node: nodes.Call, name: str, owner: Value, arguments: Arguments) -> Value | None:
    """What a method of a generator draws; None for other methods and other owners."""
    if isinstance(owner, Frozen):
        return owner
    if not isinstance(owner, Rng):
        if _is_tensor(owner) and name == "eval":
            m.fates.compiles = True
        return None
    if not sources.draws(owner.kind, name):
        return None
    if owner.kind in (sources.NUMPY, sources.PYTHON):
        return Frozen(m.at(node), node.func.as_string()) if m.journals else None
    if owner.kind == sources.STREAMS:
        _note(m, Draw(m.at(node), node.func.as_string(), STREAM, node.func.expr.as_string(), not owner.assumed))
        return Tensor(DRAWN)
    _note(m, Draw(m.at(node), node.func.as_string(), STALE, node.func.expr.as_string()))
    return Tup((Tensor(NEXT_STATE), Tensor(DRAWN)))


def _variable(m: Machine, node: nodes.Call, arguments: Arguments) -> Value:
    """A random variable of PyTensor: without ``rng`` it makes a generator of its own (3.3.8)."""
    rng = arguments.keywords.get("rng", NONE)
    fresh = rng == NONE and not arguments.open_keywords and not arguments.open_positional
    if fresh or (isinstance(rng, Rng) and rng.kind == sources.SHARED):
        place = arguments.places.get("rng")
        _note(m, Draw(m.at(node), node.func.as_string(), STALE, None if fresh or place is None else place.as_string()))
    if arguments.keywords.get("return_next_rng") == constant(True):
        return Tup((Tensor(NEXT_STATE), Tensor(DRAWN)))
    return Tensor(DRAWN)


def owner_of_draw(name: str, owner: Value) -> Value | None:
    """`x.owner` and `x.owner.outputs` of a random variable: the node, then its next state and its draw."""
    if isinstance(owner, Tensor) and owner.origin == DRAWN and name == "owner":
        return Const("node", DRAWN)
    return Tup((Tensor(NEXT_STATE), Tensor(DRAWN))) if owner == Const("node", DRAWN) and name == "outputs" else None


def combined(m: Machine, left: Value, right: Value) -> Value | None:
    """Arithmetic with a drawn number: with a constant it stays one, with a tensor it enters the graph. None where no drawn number takes part."""
    drawn, other = (left, right) if isinstance(left, Frozen) else (right, left)
    if not isinstance(drawn, Frozen):
        return None
    if isinstance(other, (Const, Frozen)):
        return drawn
    if _is_tensor(other):
        enter(m, drawn)
        return Tensor("arithmetic")
    return None


def enter(m: Machine, value: Value) -> None:
    """A number that was drawn while the step is read becomes a constant of the graph."""
    for member in members(value):
        if isinstance(member, Frozen):
            _note(m, Draw(member.at, member.text, FROZEN))


def called(m: Machine, node: nodes.Call, function: Value, value: Value) -> Value:
    """What a call gave, as it is; where that is not known, the step that is being read may draw there. ``function`` is what was called, or for a
    method what it belongs to."""
    if m.journals and (isinstance(value, Unknown) or _holds_a_graph(node, function)) and not _draws_nothing(node, function):
        m.journals[-1].opaque = True
        m.journals[-1].unfollowed = m.journals[-1].unfollowed or f"{node.func.as_string()[:40]}"
    return value


def _holds_a_graph(node: nodes.Call, function: Value) -> bool:
    """Whether the call puts a graph into the step that was made elsewhere, and may draw: an operation of the code's own, or a copy."""
    named = f".{node.func.attrname}" if isinstance(node.func, nodes.Attribute) else ""
    return any(
        isinstance(member, Op) or (isinstance(member, External) and (copies_graph(member.name) or copies_graph(member.name + named)))
        for member in members(function)
    )


def _draws_nothing(node: nodes.Call, function: Value) -> bool:
    """Whether it is a function of a library outside of its random ones, a builtin that calls nothing, or an exception that is made."""
    if isinstance(function, Unknown):
        made = getattr(builtins, node.func.name, None) if isinstance(node.func, nodes.Name) else None
        return isinstance(made, type) and issubclass(made, BaseException)
    names = [member.name for member in members(function) if isinstance(member, External)]
    if len(names) < len(members(function)):
        return False
    if isinstance(node.func, nodes.Attribute) and not any(name.endswith(f".{node.func.attrname}") for name in names):
        names = [f"{name}.{node.func.attrname}" for name in names]
    return all(_DRAWS_NOTHING.fullmatch(name) is not None for name in names)


def _note(m: Machine, draw: Draw) -> None:
    if m.journals:
        m.journals[-1].draws.add(draw)


def _is_tensor(value: Value) -> bool:
    return all(isinstance(member, (Tensor, Output, Step)) or (isinstance(member, Outs) and member.form == "single") for member in members(value))
