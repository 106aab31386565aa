"""Short ways to lint a piece of source text, for every test file."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping, Sequence

from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Finding
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText

#: A program with one SCN101, in its last line, line 9: the recurrent layer has one output, so ``rval[0]`` is the first time step.
MISUSE = """\
import theano
import theano.tensor as T

def layer(x, h0):
    def step(x_t, h_tm1):
        return T.tanh(x_t + h_tm1)

    rval, updates = theano.scan(step, sequences=x, outputs_info=[h0])
    return rval[0]
"""

#: The same program put right.
CLEAN = MISUSE.replace("rval[0]", "rval")

#: The path that findings of ``lint`` and ``codes`` carry.
PATH = "model.py"


def unmeasured() -> dict[str, str]:
    """This process's environment, without what has a child count the lines that it runs (`nox -s coverage`): that loads modules and writes a file."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def lint(
    source_text: str,
    *,
    path: str = PATH,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    backend_aliases: Mapping[str, str] | None = None,
    target_version: str | None = None,
    require_reason: bool = False,
) -> list[Finding]:
    """The findings in ``source_text``, ordered by position and code.

    The text is dedented first, so a triple-quoted string may be indented with the test. ``select``, ``extend_select`` and ``ignore`` take codes,
    prefixes, names or ALL, as the command line does; without ``select`` the rules that are on by default are in force.
    """
    selection = Layer(select=None if select is None else tuple(select), extend_select=tuple(extend_select), ignore=tuple(ignore))
    aliases = tuple((backend_aliases or {}).items())
    settings = resolve(RULES, selection, backend_aliases=aliases, target_version=target_version, require_reason=require_reason)
    return list(lint_source(SourceText.of(path, textwrap.dedent(source_text)), settings).findings)


def codes(
    source_text: str,
    *,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    backend_aliases: Mapping[str, str] | None = None,
    target_version: str | None = None,
    require_reason: bool = False,
) -> list[tuple[int, str]]:
    """``(line, code)`` of every finding in ``source_text``; lines count from 1 in the dedented text, and a leading empty line is line 1."""
    findings = lint(
        source_text,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        backend_aliases=backend_aliases,
        target_version=target_version,
        require_reason=require_reason,
    )
    return [(finding.location.line, finding.code) for finding in findings]
