"""Imports: names become the dotted names of what they stand for. Nothing is imported."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.backends import ROOTS, STARRED
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import External, Unknown


def execute_import(m: Machine, node: nodes.Import, state: State) -> State:
    """`import theano.tensor as T` binds T to theano.tensor; `import theano.tensor` binds theano."""
    for name, alias in node.names:
        m.mentions.imported(node, name, None)
        if alias:
            m.bind(alias, External(canonical(m, name)), state)
        else:
            root = name.split(".")[0]
            m.bind(root, External(canonical(m, root)), state)
    return state


def execute_from(m: Machine, node: nodes.ImportFrom, state: State) -> State:
    """`from theano import scan as loop` binds loop to theano.scan. What a relative or a star import binds is not known."""
    for name, alias in node.names:
        if name == "*":
            if not node.level and node.modname in ROOTS:
                for view in STARRED[node.modname]:
                    m.bind(view, External(canonical(m, f"{node.modname}.{view}")), state)
            continue
        if node.level:
            m.bind(alias or name, Unknown(f"{name} comes from another file"), state)
        else:
            m.mentions.imported(node, node.modname, name)
            m.bind(alias or name, External(canonical(m, f"{node.modname}.{name}")), state)
    return state


def canonical(m: Machine, name: str) -> str:
    """A dotted name with the user's backend-aliases applied: "mylib.tt.dot" is theano.tensor.dot where the settings say so."""
    for alias, meant in m.aliases.items():
        if name == alias or name.startswith(alias + "."):
            return meant + name[len(alias) :]
    return name
