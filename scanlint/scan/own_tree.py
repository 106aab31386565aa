"""A library's own tree: its functions are read like those of any project, and what is known of them by name helps where that tells nothing."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import library
from scanlint.scan.arguments import Arguments
from scanlint.scan.backends import ROOTS, like_argument
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import Func, Unknown, Value
from scanlint.source import project


def known(m: Machine, function: Func, arguments: Arguments, found: Value, state: State) -> Value:
    """What a call of a function of the project returns: ``found`` by reading it, else what the function of the library is known to return."""
    if not isinstance(found, Unknown) or function.args:
        return found
    name = name_of(m, function)
    like = like_argument(name) if name is not None else None
    return library.alike(m, name, *like, arguments, state) if name is not None and like is not None else found


def name_of(m: Machine, function: Func) -> str | None:
    """The dotted name of a function that is defined at the top of a module of a library; None for all others."""
    node = m.definitions[function.site]
    if not isinstance(node, nodes.FunctionDef) or not isinstance(node.parent, nodes.Module):
        return None
    path = m.program.paths.get(m.program.files.of(node).path)
    module = project.dotted(path) if path is not None else ""
    return f"{module}.{node.name}" if module.partition(".")[0] in ROOTS else None
