"""``scanlint rules``"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from argparse import Namespace

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.commands.output import Exit, put


def rules(arguments: Namespace) -> int:
    """List the rules, in the order of their codes."""
    put(_json() if arguments.format == "json" else _text())
    return Exit.CLEAN


def _json() -> str:
    fields = ("code", "name", "impact", "confidence", "default", "summary", "libraries", "fixable")
    return json.dumps([{field: getattr(rule, field) for field in fields} for rule in _ordered()], indent=2) + "\n"


def _text() -> str:
    listed = _ordered()
    name, impact = (max(len(getattr(rule, field)) for rule in listed) for field in ("name", "impact"))
    width = shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 100_000
    return "".join(
        _line(rule, f"{rule.code}  {rule.name:{name}}  {rule.impact:{impact}}  {'on ' if rule.default else 'off'}  ", width) for rule in listed
    )


def _line(rule: Rule, head: str, width: int) -> str:
    # Piped, a rule is one line; on a narrow terminal the summary goes below, indented.
    below = width - len(head) < 30
    indent = " " * (8 if below else len(head))
    lines = textwrap.wrap(rule.summary, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return "\n".join([head.rstrip(), *lines] if below else [head + lines[0][len(head) :], *lines[1:]]) + "\n"


def _ordered() -> list[Rule]:
    return sorted(RULES, key=lambda rule: rule.code)
