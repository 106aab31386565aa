"""The command line: ``scanlint PATH...`` lints, ``scanlint explain``, ``rules`` and ``inspect`` answer questions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scanlint import __version__

EPILOG = """\
commands (a folder called like one is given as ./rules):
  explain RULE              print the page of a rule, by code or name
  demo | rules | server     see a bug train | list the rules | serve an editor
  inspect FILE:LINE         print what is known of the scan there

examples:
  scanlint src
  scanlint model.py --select SCN101,SCN102 --format concise
  scanlint src --diff --unsafe-fixes
  scanlint - --stdin-filename src/model.py < src/model.py

exit status: 0 clean, 1 findings or a diff, 2 wrong usage, configuration or path,
  3 an error in scanlint itself
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (None: that of the process) and give the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    name, parser = _parser(words)
    try:
        arguments = parser.parse_args(words[1:] if name else words)
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    return _guarded(name, arguments)


def _guarded(name: str, arguments: argparse.Namespace) -> int:
    from scanlint.commands.output import CannotWrite, Exit, say
    from scanlint.settings import SettingsError
    from scanlint.source.files import MissingPath

    try:
        return int(_command(name)(arguments))
    except (SettingsError, MissingPath, CannotWrite) as error:
        say(f"scanlint: {error}")
        return Exit.USAGE
    except KeyboardInterrupt:
        say("scanlint: interrupted")
        return 130
    except Exception as error:
        from scanlint.engine.one_file import failure

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
            parser = argparse.ArgumentParser("scanlint explain", description="Print the page of a rule.", formatter_class=style)
            parser.add_argument("rule", metavar="RULE", help="a code such as SCN101, or a name such as single-output-indexed")
            return "explain", parser
        case ["rules"]:
            parser = argparse.ArgumentParser(
                "scanlint rules", description="List the rules.", epilog="A folder called rules is linted as ./rules.", formatter_class=style
            )
            parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
            return "rules", parser
        case ["inspect"]:
            parser = argparse.ArgumentParser("scanlint inspect", description="Print what is known of the scan at a place.", formatter_class=style)
            parser.add_argument("place", metavar="FILE:LINE", help="such as model.py:40")
            _add_configuration(parser)
            return "inspect", parser
        case ["demo"]:
            description = "Train two GRUs that differ by one index, rval[0] and rval, on made sentences, and plot what they learn. Takes seconds."
            parser = argparse.ArgumentParser("scanlint demo", description=description, formatter_class=style)
            parser.add_argument("--seed", type=_seed, default=0, metavar="N", help="of the sentences and the first weights (default: 0)")
            parser.add_argument("--save", type=_svg, metavar="FILE.svg", help="write the plot as an SVG, too")
            parser.add_argument("--python", metavar="PATH", help="the interpreter whose Theano or PyTensor trains (default: this one)")
            return "demo", parser
        case ["server"]:
            description = "Speak the language server protocol over standard input and output; an editor starts it."
            return "server", argparse.ArgumentParser("scanlint server", description=description, formatter_class=style)
        case _:
            return "", _lint_parser(style)


def _lint_parser(style: Any) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "scanlint",
        usage="scanlint [options] PATH... | -\n       scanlint explain RULE | rules | inspect FILE:LINE | server | demo",
        description="Find misuse of scan, the loop of Theano, Theano-PyMC, Aesara and PyTensor, without running the code.",
        epilog=EPILOG,
        formatter_class=style,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    parser.add_argument("--version", action="version", version=f"scanlint {__version__}")
    rules = parser.add_argument_group("rules (codes, beginnings such as SCN1, names, or ALL; parted by commas)")
    rules.add_argument("--select", type=_words, action="append", metavar="RULES", help="these instead of the ones that are on")
    rules.add_argument("--extend-select", type=_words, action="append", metavar="RULES", help="these too")
    rules.add_argument("--ignore", type=_words, action="append", metavar="RULES", help="not these")
    configuration = parser.add_argument_group("configuration")
    _add_configuration(configuration)
    configuration.add_argument("--target-version", type=_target, metavar="TARGET", help='what the code must work with: "pytensor>=3.0"')
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="write the safe fixes, report what is left")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: those too that change results")
    fixes.add_argument("--diff", action="store_true", help="write nothing, show what --fix would change")
    run = parser.add_argument_group("run and report")
    run.add_argument("--format", choices=("full", "concise", "json"), default="full", metavar="FORMAT", help="full (default), concise or json")
    run.add_argument("--confirm", action=argparse.BooleanOptionalAction, help="ask the real library (default: if it is installed)")
    run.add_argument("--stdin-filename", metavar="FILE", help="lint standard input as this file")
    run.add_argument("--jobs", type=_count, metavar="N", help="processes (default: by the amount of work)")
    run.add_argument("--fail-on", choices=("future",), metavar="IMPACT", help="future: exit 1 on what a later release changes, too")
    run.add_argument("--exit-zero", action="store_true", help="exit 0 although there are findings")
    return parser


def _add_configuration(parser: Any) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml")
    parser.add_argument("--isolated", action="store_true", help="no configuration file")


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise argparse.ArgumentTypeError("names no rule")
    return words


def _target(text: str) -> object:
    from scanlint.settings.target import parse

    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a number from 1, is '{text}'")
    return int(text)


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) >= 2**32:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to {2**32 - 1}, is '{text}'")
    return int(text)


def _svg(text: str) -> Path:
    if Path(text).suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"must be a file that ends in .svg, is '{text}'")
    return Path(text)


def _help_style(words: Sequence[str]) -> Any:
    """How help is set. rich-argparse loads rich, so only where help is asked for, on a terminal."""
    if {"-h", "--help"} & set(words) and sys.stdout is not None and sys.stdout.isatty():
        from rich_argparse import RawDescriptionRichHelpFormatter

        class Style(RawDescriptionRichHelpFormatter):
            group_name_formatter = str  # not Title Case, which would make Scn1 of SCN1

        return partial(Style, max_help_position=26)
    return partial(argparse.RawDescriptionHelpFormatter, max_help_position=26)
