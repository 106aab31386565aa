"""The options of ``scanlint PATH...``. Imports nothing that takes time: it is loaded for `--help` too."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from scanlint import __version__

if TYPE_CHECKING:
    from pathlib import Path

#: The report formats; the last four are for code hosts and their like.
FORMATS = ("full", "concise", "json", "github", "gitlab", "junit", "sarif")

IMPACTS = ("silent", "crash", "future", "slow", "info")

EPILOG = """\
examples:
  scanlint src
  scanlint model.py --select SCN101,SCN102 --format concise
  scanlint src --write-baseline scanlint-baseline.json

exit status: 0 clean, 1 findings or a diff, 2 wrong usage, 3 error in scanlint
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line without what a terminal would obey, and help as all other output is written."""

    def error(self, message: str) -> NoReturn:
        """End with the usage and ``message``, which quotes the command line. Raises SystemExit."""
        from scanlint.reports.visible import visible

        super().error(visible(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Where argparse writes; it says nothing of a full disk. Raises CannotWrite for standard output."""
        from scanlint.commands.output import CannotWrite, to

        stream = sys.stderr if file is None else file
        with suppress(CannotWrite) if stream is sys.stderr else nullcontext():
            to(stream, lambda stream: stream.write(message))


def lint_parser(style: Any) -> argparse.ArgumentParser:
    """Return the parser of linting; ``style`` sets its help, which fits a screen of 80 columns and 50 lines."""
    parser = Parser(
        "scanlint",
        usage="scanlint [options] PATH... | -\n       scanlint explain RULE|rules|inspect FILE:LINE|backends|server|demo",
        description="Find misuse of scan in code for Theano and its successors, without running it.\n"
        "PATH is a file or folder, - standard input; a folder called rules is ./rules.",
        epilog=EPILOG,
        formatter_class=style,
        add_help=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help=argparse.SUPPRESS)
    _add_rules(parser.add_argument_group("rules (codes, beginnings such as SCN1, names, or ALL; parted by commas)"))
    _add_fixes(parser.add_argument_group("fixes"))
    _add_known(parser.add_argument_group("findings that are known"))
    _add_report(parser.add_argument_group("report"))
    _add_run(parser.add_argument_group("run"))
    return parser


def add_configuration(parser: Any) -> None:
    """Add the options that say where the settings come from."""
    parser.add_argument("--config", type=_path, metavar="FILE", help="instead of the nearest pyproject.toml")
    parser.add_argument("--isolated", action="store_true", help="no configuration file")


def _add_rules(group: Any) -> None:
    group.add_argument("--select", type=_words, action="append", metavar="RULES", help="these instead of the ones that are on")
    group.add_argument("--extend-select", type=_words, action="append", metavar="RULES", help="these too")
    group.add_argument("--ignore", type=_words, action="append", metavar="RULES", help="not these")
    group.add_argument("--target-version", type=_target, metavar="LIB", help='what the code must work with: "pytensor>=3.0"')


def _add_fixes(group: Any) -> None:
    group.add_argument("--fix", action="store_true", help="write the safe fixes, report what is left")
    group.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: those too that change results")
    group.add_argument("--diff", action="store_true", help="write nothing, show what --fix would change")


def _add_known(group: Any) -> None:
    group.add_argument("--add-suppressions", action="store_true", help="write a comment for each finding (--reason TEXT)")
    group.add_argument("--reason", metavar="TEXT", help=argparse.SUPPRESS)
    group.add_argument("--require-reason", action="store_true", help="report comments that give none (SCN902)")
    group.add_argument("--baseline", type=_path, metavar="FILE", help="leave out the findings that FILE holds")
    group.add_argument("--write-baseline", metavar="FILE", help="let FILE hold all the findings there are")
    group.add_argument("--prune-baseline", action="store_true", help="take out of the baseline what is gone")


def _add_report(group: Any) -> None:
    group.add_argument("--format", choices=FORMATS, default="full", metavar="FORMAT", help=f"{', '.join(FORMATS[:4])},\n{', '.join(FORMATS[4:])}")
    group.add_argument("-o", "--output", metavar="FILE", help="write the report there")
    group.add_argument("--statistics", action="store_true", help="the number of findings per rule instead of each")
    group.add_argument("-q", "--quiet", action="store_true", help="findings alone, without notes and the last line")
    group.add_argument("-v", "--verbose", action="store_true", help="say what was skipped, and why")
    group.add_argument("--confirm", action=argparse.BooleanOptionalAction, help="ask the real library (default: if it is there)")
    group.add_argument("--python", metavar="PATH", help="the interpreter that has it (see scanlint backends)")


def _add_run(group: Any) -> None:
    add_configuration(group)
    group.add_argument("--show-files", action="store_true", help="print what would be linted (--show-settings: how)")
    group.add_argument("--show-settings", action="store_true", help=argparse.SUPPRESS)
    group.add_argument("--stdin-filename", metavar="FILE", help="lint standard input as this file")
    group.add_argument("--no-cache", action="store_true", help="keep and use no results (--cache-dir: elsewhere)")
    group.add_argument("--cache-dir", type=_folder, metavar="DIR", help=argparse.SUPPRESS)
    group.add_argument("--jobs", type=_count, metavar="N", help="processes (default: by the amount of work)")
    group.add_argument("--fail-on", choices=IMPACTS, metavar="IMPACT", help=f"exit 1 from here up: {' '.join(IMPACTS)}")
    group.add_argument("--exit-zero", action="store_true", help="exit 0 although there are findings")
    group.add_argument("--version", action="version", version=f"scanlint {__version__}", help="print the version")
    group.add_argument("-h", "--help", action="help", help=argparse.SUPPRESS)


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


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


def _folder(text: str) -> str:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("must be the path of a folder")
    return text


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a number from 1, is '{text}'")
    return int(text)
