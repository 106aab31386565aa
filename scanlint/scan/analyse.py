"""The way in: one file's tree to its facts."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from astroid import nodes

from scanlint.scan.expressions import EVALUATORS
from scanlint.scan.facts import Facts
from scanlint.scan.filled import filled
from scanlint.scan.functions import bind_unknown, close
from scanlint.scan.leads import own_seeds
from scanlint.scan.machine import Frame, Machine
from scanlint.scan.naming import naming
from scanlint.scan.prefilter import imported_roots
from scanlint.scan.program import Program
from scanlint.scan.reach import Reach, near
from scanlint.scan.scopes import FunctionNode
from scanlint.scan.state import State
from scanlint.scan.statements import EXECUTORS
from scanlint.scan.values import Class
from scanlint.scan.writes import Fields
from scanlint.settings.target import Target
from scanlint.source.text import SourceText
from scanlint.source.tree import build


def analyse(
    source: SourceText,
    tree: ast.Module,
    backend_aliases: Iterable[tuple[str, str]],
    target: Target | None = None,
    home: str | None = None,
    seeds: Mapping[str, int] = MappingProxyType({}),
) -> Facts:
    """Read a file: its module code first, then each function for itself, knowing what it captures.

    ``tree`` is the file's `ast` tree, ``backend_aliases`` the dotted names that stand for a library's, ``target`` the
    releases that the code must work with. With the absolute path of the file, ``home``, the modules of the project
    that it imports are read where they are needed; ``seeds`` are names of theirs that lead to a scan, each with the calls
    between. Raises Unreadable where the file is too deep
    or too large to be read within the bounds of scanlint.scan.machine.
    """
    aliases = tuple(backend_aliases)
    program = Program.of(source, home, aliases)
    machine = Machine(program, dict(aliases), EVALUATORS, EXECUTORS, Fields())
    module = build(source, tree)
    reach = Reach.of(tree)
    machine.relevant = reach.relevant(near(reach.names({**seeds, **dict.fromkeys(own_seeds(tree, aliases), 0)})))
    _run_module(machine, module)
    while machine.pending:
        function, parent, owner = machine.pending.pop(0)
        _run_function(machine, function, parent, owner)
    names = machine.mentions.uses(source, frozenset(machine.aliases.values()))
    meetings, late = machine.courses.meetings(machine.at), machine.courses.late_picks(machine.at)
    calls = machine.trails.tell(machine, machine.fates.tell(machine, machine.recorder.followed()))
    through = machine.recorder.passages.tell(machine, machine.recorder.own(), calls)
    uses = tuple(sorted((*machine.recorder.uses(), *through.uses), key=lambda use: (use.at, use.kind, use.name or "")))
    calls = filled(calls, uses)
    log = machine.recorder.log
    names_of_file = naming(tree, machine.frames[0].ever)
    return Facts(
        source.path,
        calls,
        uses,
        names,
        target,
        imports=imported_roots(tree),
        naming=names_of_file,
        leaks=log.leaks(machine.at),
        discards=log.discards(machine.at),
        meetings=meetings,
        late_picks=late,
        paths=tuple(file.path for file in program.files.all()),
        trails=dict(through.trails),
        deferred=through.deferred,
        instead=dict(through.instead),
        held=through.held,
        unpacked=machine.recorder.unpacked(),
        positions={file.path: file.positions for file in program.files.all()[1:] if file.positions is not None},
    )


def _run_module(m: Machine, module: nodes.Module) -> None:
    m.frame = m.open_frame(module, None, 0)
    m.program.begin(m.frame)
    state = m.execute(module.body, State())
    close(m, m.frame, state)
    m.program.end(m, state)


def _run_function(m: Machine, function: FunctionNode, parent: Frame, owner: Class | None) -> None:
    m.frame = m.open_frame(function, parent, 0)
    state = State({}, dict(parent.heap))
    m.here.state = state
    bind_unknown(m, function, owner, state)
    if isinstance(function, nodes.FunctionDef):
        falls = m.execute(function.body, state)
    else:
        m.here.returns.append((function.body, m.evaluate(function.body, state), state))
        falls = None
    close(m, m.here, falls)
