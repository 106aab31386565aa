"""Calls of the file's own functions: the body is read with the values that it is given."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from scanlint.scan import classes
from scanlint.scan.arguments import Arguments
from scanlint.scan.containers import tuple_of
from scanlint.scan.count import ANY
from scanlint.scan.machine import MOST_DEPTH, MOST_HELPERS, SPENT, Frame, Machine, site_of
from scanlint.scan.scopes import FUNCTIONS, FunctionNode, parameters
from scanlint.scan.state import DictCell, State, join_states
from scanlint.scan.values import NONE, NOTHING_KNOWN, Class, Func, Kind, Ref, Root, Seq, Site, Tensor, Unknown, Value, constant, join_all


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a body ends: each return with its value and state, and the state at its end if it can be reached."""

    returns: tuple[tuple[nodes.NodeNG, Value, State], ...]
    falls: State | None


def decoration_of(m: Machine, node: nodes.NodeNG) -> str | None:
    """ "staticmethod", "classmethod" or "property" where a def is decorated so."""
    decorators = node.decorators.nodes if isinstance(node, nodes.FunctionDef) and node.decorators is not None else []
    names = [decorator.as_string().rpartition(".")[2] for decorator in decorators if isinstance(decorator, (nodes.Name, nodes.Attribute))]
    found = next((name for name in names if name in ("staticmethod", "classmethod", "property", "cached_property", "abstractproperty")), None)
    return "property" if found is not None and found.endswith("property") else found


def is_made(m: Machine, found: Value) -> bool:
    """Whether reading an attribute of a class runs code: a property, or what an unknown decorator made."""
    if isinstance(found, Unknown):
        return True
    return isinstance(found, Func) and decoration_of(m, m.definitions[found.site]) == "property"


def call_function(m: Machine, function: Func, arguments: Arguments, site: Site, state: State) -> Value:
    """What a function of this file returns for these arguments; lists and fields that it changes are changed in ``state``."""
    node = m.definitions[function.site]
    hidden = unfollowed(m, function)
    if hidden is not None or not isinstance(node, FUNCTIONS):
        m.recorder.passages.missed(function.site, site)
        for _, value in arguments.written:
            state.escape(value)
        for value in function.args:
            state.escape(value)
        return Unknown(f"{name_of(node)} is not followed: {hidden or 'it is a class'}")
    m.recorder.passages.stack.append(site)
    m.recorder.followed_calls += 1
    outcome = run_body(m, function, arguments, site, state, None)
    m.recorder.followed_calls -= 1
    m.recorder.passages.stack.pop()
    run = m.run_for(site)
    for leave, value, after in outcome.returns:
        m.trails.returned(run, leave, value, after)
    ends = [value for _, value, _ in outcome.returns]
    end = outcome.falls
    for _, _, after in outcome.returns:
        end = join_states(end, after)
    if outcome.falls is not None:
        ends.append(NONE)
    if end is not None:
        state.heap, state.changed = end.heap, end.changed
    result = join_all(ends, Unknown(f"{name_of(node)} does not return"))
    m.fates.given_back(m, site, ends, result)
    return result


def name_of(node: nodes.NodeNG) -> str:
    """What a function is called in a reason."""
    return str(getattr(node, "name", "the lambda"))


def unfollowed(m: Machine, function: Func, *, is_step: bool = False) -> str | None:
    """Why a call is not followed: recursive, too deep, beyond what following may take (a step is read all the same), or no plain function: generators
    and coroutines return something else. None where it is."""
    node = m.definitions[function.site]
    # Random numbers are often drawn two helpers below the step.
    deepest = MOST_DEPTH if function.site in m.relevant or is_step else MOST_HELPERS + bool(m.journals)
    if isinstance(node, nodes.AsyncFunctionDef):
        return "it is a coroutine"
    if isinstance(node, nodes.FunctionDef) and node.is_generator():
        return "it is a generator"
    if function.site in m.active:
        return "it calls itself"
    if len(m.active) >= deepest:
        return f"it is called through {len(m.active)} others"
    return SPENT if not is_step and m.followed > m.most_followed else None


def run_body(m: Machine, function: Func, arguments: Arguments, site: Site, state: State, rest: Tensor | None) -> Outcome:
    """Run a body in a frame of its own, seen from this call. ``rest`` is what parameters hold that the call does not name (None: their defaults)."""
    node = m.definitions[function.site]
    assert isinstance(node, FUNCTIONS)
    outer = m.here
    frame = m.open_frame(node, m.frames[function.frame], m.run_for(site))
    inner = State({}, dict(state.heap), state.changed)
    m.active.append(function.site)
    m.recorder.muted += 1
    m.frame = frame
    frame.state = inner
    bind_parameters(m, node, function, arguments, inner, rest)
    if isinstance(node, nodes.FunctionDef):
        falls = m.execute(node.body, inner)
    else:
        frame.returns.append((node.body, m.evaluate(node.body, inner), inner))
        falls = None
    close(m, frame, falls)
    m.frame = outer
    m.recorder.muted -= 1
    m.active.pop()
    return Outcome(tuple(frame.returns), falls)


def close(m: Machine, frame: Frame, falls: State | None) -> None:
    """End a frame: what it leaves is what functions defined in it will see."""
    end = falls
    for _, _, after in frame.returns:
        end = join_states(end.copy() if end is not None else None, after)
    frame.heap = end.heap if end is not None else (frame.state.heap if frame.state is not None else {})
    frame.live = False


def bind_parameters(m: Machine, node: FunctionNode, function: Func, arguments: Arguments, state: State, rest: Tensor | None) -> None:
    """Give the parameters their values: bound first, then positional, keywords, defaults."""
    given = [*function.args, *arguments.positional]
    keywords = {**dict(function.keywords), **arguments.keywords}
    spec = node.args
    positional = [argument.name for argument in (*spec.posonlyargs, *(spec.args or []))]
    uncertain = arguments.open_positional or arguments.open_keywords
    kinds = dict(zip(positional[len(given) :], arguments.kinds, strict=False))
    for name, default in parameters(node):
        value: Value
        if name == spec.vararg and rest is None and not arguments.open_positional:
            value = tuple_of(tuple(given[len(positional) :]))
        elif name == spec.vararg:
            value = Seq("tuple", ANY, _filled(rest, function, name) if rest is not None else Unknown("an extra argument"))
        elif name == spec.kwarg:
            named = {*(argument.name for argument in (*(spec.args or []), *spec.kwonlyargs))}
            extra = tuple((constant(key), item) for key, item in keywords.items() if key not in named)
            value = Ref("dict", site_of(node), m.here.run)
            state.heap[value] = DictCell(extra, complete=rest is None and not arguments.open_keywords, filled=bool(extra))
        elif name in positional and positional.index(name) < len(given):
            value = given[positional.index(name)]
        elif name in keywords:
            value = keywords[name]
        elif default is not None:
            value = Unknown(f"parameter {name} has a default") if uncertain or rest is not None else _default(m, default, state)
        else:
            value = _filled(rest, function, name, kinds.get(name, NOTHING_KNOWN)) if rest is not None else Unknown(f"parameter {name}")
        m.bind(name, value, state)


def _default(m: Machine, default: nodes.NodeNG, state: State) -> Value:
    """A default is what its names hold around the function, not in it."""
    inner, outer = m.here, m.here.parent
    assert outer is not None
    names = outer.state.env if outer.live and outer.state is not None else outer.ever
    around = State(dict(names), state.heap, state.changed)
    m.frame = outer
    value = m.evaluate(default, around)
    m.frame = inner
    return value


def _filled(rest: Tensor, function: Func, name: str, kind: Kind = NOTHING_KNOWN) -> Tensor:
    """What scan gives a parameter of its step."""
    return Tensor(f"{rest.origin} {name}", kind, roots=frozenset((Root("parameter", function.site, name),)))


def instance(m: Machine, owner: Class, state: State) -> Ref:
    """The self of a method that is read for itself: an instance of its class, or of a subclass, of which nothing is known yet."""
    ref = Ref(classes.SELF, owner.site, m.here.run)
    state.heap[ref] = DictCell((), complete=False)
    return ref


def bind_unknown(m: Machine, node: FunctionNode, owner: Class | None, state: State) -> None:
    """The parameters of a body that is read for itself: anything, but self is an instance of its class."""
    first = next(iter(parameters(node)), (None, None))[0]
    for name, default in parameters(node):
        if owner is not None and name == first and decoration_of(m, node) == "classmethod" and not classes.heirs(m, owner.site):
            m.bind(name, owner, state)
        elif owner is not None and name == first and decoration_of(m, node) in (None, "property"):
            m.bind(name, instance(m, owner, state), state)
        elif default is None and name == node.args.vararg:
            m.bind(name, Seq("tuple", ANY, Unknown("an extra argument")), state)
        else:
            m.bind(name, Unknown(f"parameter {name}"), state)
