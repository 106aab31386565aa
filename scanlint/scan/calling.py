"""Calls and attributes: of libraries, of the file's own functions, of lists, of what scan returned."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import classes, drawing, functions, instances, library, methods, ops, own_tree, roots, scans
from scanlint.scan.arguments import Arguments, evaluate_arguments, with_bound
from scanlint.scan.attributes import attribute_of_one, having
from scanlint.scan.backends import scan_api
from scanlint.scan.facts import ARGUMENT, ATTRIBUTE
from scanlint.scan.indexing import context_of
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.state import State
from scanlint.scan.values import (
    Class,
    External,
    Func,
    Module,
    Op,
    Partial,
    Ref,
    Root,
    Super,
    Tensor,
    Unknown,
    Value,
    join_all,
    members,
    tracked,
)  # fmt: skip


def call(m: Machine, node: nodes.Call, state: State) -> Value:
    """The value of a call. What is handed to unknown code may be changed by it."""
    m.trails.calls[site_of(node)] = node
    if isinstance(node.func, nodes.Attribute):
        owner = m.evaluate(node.func.expr, state)
        m.mentions.attribute(node.func, owner)
        m.recorder.use(ATTRIBUTE, node.func, node.func.expr, owner, name=node.func.attrname, context=context_of(node.func))
        arguments = evaluate_arguments(m, node, state)
        results = [_call_method(m, node, node.func.attrname, member, arguments, state) for member in members(having(owner, node.func.attrname))]
        return drawing.called(m, node, owner, join_all(results, results[0]))
    function = m.evaluate(node.func, state)
    arguments = evaluate_arguments(m, node, state)
    return drawing.called(m, node, function, call_value(m, node, function, arguments, state))


def _call_method(m: Machine, node: nodes.Call, name: str, owner: Value, arguments: Arguments, state: State) -> Value:
    if isinstance(owner, (External, Class, Module, Super)) or classes.is_instance(owner):
        function = attribute_of_one(m, owner, name, state)
        if isinstance(owner, Ref) and isinstance(function, Unknown):
            state.escape(owner)
        return call_value(m, node, function, arguments, state)
    record_arguments(m, node, arguments, None)
    computed_from = roots.within([owner, *(value for _, value in arguments.written)], state) if isinstance(owner, Tensor) else roots.NOTHING
    return roots.rooted(methods.call_method(m, node, name, owner, arguments, state), roots.at_home(computed_from, m.active))


def call_value(m: Machine, node: nodes.Call, function: Value, arguments: Arguments, state: State) -> Value:
    """Call whatever ``function`` may be. A choice of libraries is one call of scan that must hold in each of them."""
    if isinstance(function, Partial):
        arguments = with_bound(arguments, function, node.func)
        function = External(function.name)
    alternatives = members(function)
    apis = [scan_api(member.name) if isinstance(member, External) else None for member in alternatives]
    names = {api[0] for api in apis if api is not None}
    if len(names) == 1 and all(api is not None for api in apis):
        dialects = tuple(sorted({dialect for api in apis if api is not None for dialect in api[1]}))
        return scans.call_scan(m, node, names.pop(), dialects, arguments, state)
    results = [_call_one(m, node, member, arguments, state) for member in alternatives]
    return join_all(results, results[0])


def _call_one(m: Machine, node: nodes.Call, function: Value, arguments: Arguments, state: State) -> Value:
    if isinstance(function, External):
        api = scan_api(function.name)
        if api is not None:
            return scans.call_scan(m, node, api[0], api[1], arguments, state)
        record_arguments(m, node, arguments, function.name)
        computed_from = roots.at_home(roots.within((value for _, value in arguments.written), state), m.active)
        if function.name in roots.SHARED:
            computed_from = frozenset((Root("shared", site_of(node), context_of(node).target or ""),))
        return roots.rooted(library.call_library(m, node, function.name, arguments, state), computed_from)
    record_arguments(m, node, arguments, None)
    if isinstance(function, Func):
        return own_tree.known(m, function, arguments, functions.call_function(m, function, arguments, site_of(node), state), state)
    if isinstance(function, Class):
        return instances.instantiate(m, node, function, arguments, state)
    if isinstance(function, Op):
        return ops.called(function, arguments)
    called = attribute_of_one(m, function, "__call__", state) if classes.is_instance(function) else None
    if isinstance(called, Func):
        return functions.call_function(m, called, arguments, site_of(node), state)
    of_class = ops.of_class(m, node, function, arguments, state) if classes.is_instance(function) else None
    if of_class is not None:
        return of_class
    escape_arguments(arguments, state)
    return Unknown(f"what {node.func.as_string()[:40]} returns")


def record_arguments(m: Machine, node: nodes.Call, arguments: Arguments, function: str | None) -> None:
    """Being handed to a function is a use; ``function`` is its dotted name where it is a library's."""
    if function is not None and m.recorder.watch is not None and m.recorder.muted == m.recorder.watch.level:
        m.recorder.watch.call(node, function, arguments.written, arguments.names, m.here.state)
    for position, (part, value) in enumerate(arguments.written):
        if not m.recorder.muted:
            m.recorder.log.argument(node, part, value, function, m.here.state)
        if tracked(value):
            context = context_of(part)
            name = arguments.names[position] or _behind_outputs(node, position, function or "")
            m.recorder.use(ARGUMENT, node, part, value, name=function or "", targets=(name,), context=context)


def _behind_outputs(node: nodes.Call, position: int, function: str) -> str | None:
    """What an argument of `function(inputs, outputs, mode, updates, givens, ..)` is that stands behind the outputs (Theano 1.0.5, PyTensor 3.3.8)."""
    if not function.endswith(".function") or any(isinstance(part, nodes.Starred) for part in node.args):
        return None
    return {2: "mode", 3: "updates", 4: "givens"}.get(position)


def escape_arguments(arguments: Arguments, state: State) -> None:
    """Unknown code may change the lists it is given."""
    for _, value in arguments.written:
        state.escape(value)
