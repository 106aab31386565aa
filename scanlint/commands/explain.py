"""``scanlint explain RULE``"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TextIO

from scanlint.checks.catalogue import RULES
from scanlint.commands.output import Exit, put, to
from scanlint.settings import SettingsError
from scanlint.settings.selection import nearest


def explain(arguments: Namespace) -> int:
    """Print the page of a rule, set for reading on a terminal, as it is when piped. Raises SettingsError if there is no such rule."""
    from scanlint.pages import PageError, page

    wanted = arguments.rule
    rule = next((rule for rule in RULES if wanted.upper() == rule.code or wanted.lower() == rule.name), None)
    if rule is None:
        known = [word for rule in RULES for word in (rule.code, rule.name)]
        hint = nearest(wanted, known) or nearest(wanted.upper(), known)
        raise SettingsError(f"explain: no rule is called '{wanted}'{hint} (`scanlint rules` lists them)")
    try:
        text = page(rule.code)
    except PageError as error:
        raise SettingsError(f"explain: {error}") from None
    if sys.stdout is not None and sys.stdout.isatty():
        to(sys.stdout, lambda stream: _set(text, stream))
    else:
        put(text if text.endswith("\n") else text + "\n")
    return Exit.CLEAN


def _set(text: str, stream: TextIO) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(file=stream)
    console.width = min(console.width, 100)
    console.print(Markdown(text))
