"""The command line: ``scanlint PATH...`` lints, ``scanlint explain``, ``rules`` and ``inspect`` answer questions."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from scanlint.commands.parser import Parser, add_configuration, lint_parser

if TYPE_CHECKING:
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (None: that of the process, which then ends) and give the exit status."""
    if argv is not None:
        return _interruptible(argv)
    gc.disable()  # until the command is loaded, of which nothing is garbage
    try:
        return _interruptible(sys.argv[1:])
    finally:
        gc.freeze()  # the interpreter would look through all that is there before it ends


def _interruptible(words: Sequence[str]) -> int:
    try:
        return _run(list(words))
    except KeyboardInterrupt:
        from scanlint.commands.output import say

        say("scanlint: interrupted")
        return 130


def _run(words: Sequence[str]) -> int:
    name = ""
    try:
        name, parser = _parser(words)
        arguments = parser.parse_args(words[1:] if name else words)
        command = _command(name)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        return int(command(arguments))
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    except Exception as error:
        return _failed(name, error)


def _failed(name: str, error: Exception) -> int:
    """Say what is wrong, with the use or with scanlint, and give the exit status."""
    from scanlint.commands.output import CannotWrite, Exit, say
    from scanlint.settings import SettingsError
    from scanlint.source.files import MissingPath

    if isinstance(error, (SettingsError, MissingPath, CannotWrite)):
        say(f"scanlint: {error}")
        return Exit.USAGE
    from scanlint.engine.failure import failure

    say(f"scanlint: {failure(name or 'run', error)}")
    return Exit.INTERNAL


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    match name:
        case "explain":
            from scanlint.commands.explain import explain

            return explain
        case "rules":
            from scanlint.commands.rules import rules

            return rules
        case "inspect":
            from scanlint.commands.inspect import inspect

            return inspect
        case "backends":
            from scanlint.commands.backends import backends

            return backends
        case "demo":
            from scanlint.commands.demo import demo

            return demo
        case "server":
            from scanlint.commands.server import server

            return server
        case _:
            from scanlint.commands.lint import lint

            return lint


def _parser(words: Sequence[str]) -> tuple[str, argparse.ArgumentParser]:
    """The command that ``words`` begin with ("" for linting) and its parser."""
    style = _help_style(words)
    match words[:1]:
        case ["explain"]:
            parser = Parser("scanlint explain", description="Print the page of a rule.", formatter_class=style)
            parser.add_argument("rule", metavar="RULE", help="a code such as SCN101, or a name such as single-output-indexed")
            return "explain", parser
        case ["rules"]:
            parser = Parser(
                "scanlint rules", description="List the rules.", epilog="A folder called rules is linted as ./rules.", formatter_class=style
            )
            parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
            return "rules", parser
        case ["inspect"]:
            parser = Parser("scanlint inspect", description="Print what is known of the scan at a place.", formatter_class=style)
            parser.add_argument("place", metavar="FILE:LINE", help="such as model.py:40")
            add_configuration(parser)
            return "inspect", parser
        case ["backends"]:
            description = "List the interpreters that are asked to confirm findings in PATH, and the scan libraries that each has."
            parser = Parser("scanlint backends", description=description, formatter_class=style)
            parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="a file or folder (default: the working directory)")
            parser.add_argument("--python", metavar="PATH", help="this interpreter alone")
            add_configuration(parser)
            parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
            return "backends", parser
        case ["demo"]:
            description = "Train two GRUs that differ by one index, rval[0] and rval, on made sentences, and plot what they learn. Takes seconds."
            parser = Parser("scanlint demo", description=description, formatter_class=style)
            parser.add_argument("--seed", type=_seed, default=0, metavar="N", help="of the sentences and the first weights (default: 0)")
            parser.add_argument("--save", type=_svg, metavar="FILE.svg", help="write the plot as an SVG, too")
            parser.add_argument("--python", metavar="PATH", help="the interpreter whose Theano or PyTensor trains (default: this one)")
            return "demo", parser
        case ["server"]:
            description = "Speak the language server protocol over standard input and output; an editor starts it."
            return "server", Parser("scanlint server", description=description, formatter_class=style)
        case _:
            return "", lint_parser(style)


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) >= 2**32:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to {2**32 - 1}, is '{text}'")
    return int(text)


def _svg(text: str) -> Path:
    from pathlib import Path

    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"must be a file that ends in .svg, is '{text}'")
    return Path(text)


def _help_style(words: Sequence[str]) -> Any:
    """How help is set. rich-argparse loads rich, so only where help is asked for, on a terminal."""
    if {"-h", "--help"} & set(words) and sys.stdout is not None and sys.stdout.isatty():
        from rich_argparse import RawDescriptionRichHelpFormatter

        class Style(RawDescriptionRichHelpFormatter):
            group_name_formatter = str  # not Title Case, which would make Scn1 of SCN1

        return partial(Style, max_help_position=27)
    return partial(argparse.RawDescriptionHelpFormatter, max_help_position=27, width=_width() - 2)


def _width() -> int:
    """The columns of the terminal. argparse would ask shutil, which loads all that packs and unpacks archives."""
    with suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    with suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
