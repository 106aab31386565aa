"""What one reading of a step's body tells of it, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import forms, roots
from scanlint.scan.below import below
from scanlint.scan.functions import Outcome
from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FunctionNode, is_known_once, names_of
from scanlint.scan.step_facts import UPDATES, Parameter, SharedRead, StepFacts
from scanlint.scan.values import Func, Rng, Tup
from scanlint.scan.watch import Watch
from scanlint.source.fileset import STRIDE

#: Functions through which a body may read any of its names.
_READS_ALL = frozenset(("locals", "vars", "eval", "exec", "dir", "globals"))


def facts_of(m: Machine, step: Func, body: FunctionNode, outcome: Outcome, watch: Watch) -> StepFacts:
    """The facts of a step that was read with this outcome."""
    returns = tuple(forms.returned(m, node, value, state) for node, value, state in outcome.returns)
    return replace(
        unread(m, step, body),
        ends=_ends(outcome),
        returns=returns,
        alone=any(UPDATES in part.form for part in returns) and is_known_once(body),
        uses=watch.finish(m.at),
        shared=tuple(_shared(outcome)),
    )


def unread(m: Machine, step: Func, body: FunctionNode) -> StepFacts:
    """What is known of a step without running it, which for a generator is all that scan does."""
    spec, given = body.args, len(step.args)
    # A generator of random numbers may be bound here because scan passes it as a non_sequence (scan/outcomes.py).
    bound = {name for name, value in step.keywords if not isinstance(value, Rng)}
    passed = {name for name, value in step.keywords if isinstance(value, Rng)}
    read = _read(body)
    if read is not None:
        # `def step((a, b), c)` of Python 2 reads its first parameter by its parts.
        read |= {name for name, parts in m.parts.items() if read.intersection(parts)}
    positional = [*spec.posonlyargs, *(spec.args or [])]
    optional = {argument.name for argument in positional[len(positional) - len(spec.defaults or []) :]} | passed
    free = positional[given:]
    # An argument that scan passes for a bound keyword would collide with it (TypeError), so the positional ones end before it.
    end = next((number for number, argument in enumerate(free) if argument.name in bound), len(free))
    lost = [argument for argument in free[end:] if argument.name not in optional]
    lost += [argument for argument, default in zip(spec.kwonlyargs, spec.kw_defaults or [], strict=True) if default is None]
    return StepFacts(
        name=body.name if isinstance(body, nodes.FunctionDef) else "lambda",
        at=head(m, body),
        parameters=tuple(
            Parameter(_written(m, argument.name), m.at(argument), argument.name in optional, read is None or argument.name in read)
            for argument in free[:end]
        ),
        site=step.site,
        extra=bool(spec.vararg),
        missing=tuple(argument.name for argument in lost if argument.name not in bound),
        ends="yields",
        outer=frozenset(_outer(m, body)),
        outer_at=tuple(_outer_at(m, body)),
    )


def _written(m: Machine, name: str) -> str:
    """The parameter as the user wrote it: a tuple of Python 2 has no name of its own."""
    return f"({', '.join(m.parts[name])})" if name in m.parts else name


def _ends(outcome: Outcome) -> str:
    if outcome.falls is None:
        return "returns" if outcome.returns else "raises"
    return "sometimes" if outcome.returns else "never"


def head(m: Machine, body: FunctionNode) -> Location:
    """`def step`, or the whole lambda."""
    at, line, lines = m.at(body), (body.fromlineno or 0) % STRIDE, m.program.files.of(body).lines
    if not isinstance(body, nodes.FunctionDef) or not 0 < line <= len(lines):
        return at
    found = re.search(rf"\bdef\s+{re.escape(body.name)}\b", lines[line - 1])
    return replace(at, line=line, column=found.start() + 1, end_line=line, end_column=found.end() + 1) if found else at


def _read(body: FunctionNode) -> frozenset[str] | None:
    """The names that a body loads, functions inside it included; None where it may load any."""
    found: set[str] = set()
    pending = list(body.body) if isinstance(body, nodes.FunctionDef) else [body.body]
    while pending:
        node = pending.pop()
        if isinstance(node, (nodes.Name, nodes.DelName)):
            found.add(node.name)
        elif isinstance(node, nodes.AugAssign) and isinstance(node.target, nodes.AssignName):
            found.add(node.target.name)
        pending.extend(node.get_children())
    return None if found & _READS_ALL else frozenset(found)


def _outer(m: Machine, body: FunctionNode) -> Iterator[str]:
    """The names that a body reads from outside, and attributes of such names: ``h0``, ``self.h0``."""
    own = names_of(body, m.parts).bound
    pending = list(body.body) if isinstance(body, nodes.FunctionDef) else [body.body]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name) and node.name not in own:
            yield node.name
        elif isinstance(node, nodes.Attribute) and isinstance(node.expr, nodes.Name) and node.expr.name not in own:
            yield f"{node.expr.name}.{node.attrname}"
        pending.extend(node.get_children())


def _outer_at(m: Machine, body: FunctionNode) -> Iterator[tuple[str, Location]]:
    own = names_of(body, m.parts).bound
    parts = list(body.body) if isinstance(body, nodes.FunctionDef) else [body.body]
    for part in parts:
        yield from ((name.name, m.at(name)) for name in below(part, nodes.Name) if name.name not in own)


def _shared(outcome: Outcome) -> Iterator[SharedRead]:
    """The shared variables that certainly enter what is returned, on every way."""
    # `return [h], {}`: the outputs are a list in a tuple.
    ways = [roots.within([value, *value.items] if isinstance(value, Tup) else [value], state) for _, value, state in outcome.returns]
    common = frozenset.intersection(*ways) if ways else roots.NOTHING
    yield from (SharedRead(root.site, root.name) for root in sorted(common) if root.kind == "shared")
