"""``python -m benchmarks.speed [SECTION..] [--runs N] [--packages NAME,NAME] [--environments FOLDER] [--output FOLDER]``

Sections: startup, packages, growth, memory, many, profile; all of them where none is named. Prints the tables, and writes speed.md and speed.svg.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.ecosystem.packages import EcosystemError
from benchmarks.speed.command import SpeedError, tools
from benchmarks.speed.environments import environments
from benchmarks.speed.plan import Plan
from benchmarks.speed.plot import plot
from benchmarks.speed.table import Table, markdown

SECTIONS = ("startup", "packages", "growth", "memory", "many", "profile")


def main() -> int:
    """Measure, print, write. 2 where something is missing that the person at the keyboard can mend."""
    parser = argparse.ArgumentParser("benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--runs", type=int, default=5, help="of each command; the median counts (default: 5)")
    parser.add_argument("--budget", type=float, default=300.0, metavar="SECONDS", help="after which a command is not run again (default: 300)")
    parser.add_argument("--packages", type=lambda text: tuple(text.split(",")), default=(), help="these alone")
    parser.add_argument("--tools", type=lambda text: text.split(","), help="these environments alone, such as scanlint,ruff")
    parser.add_argument("--environments", type=Path, default=Path("build/speed/environments"), help="where the tools are installed")
    parser.add_argument("--output", type=Path, default=Path("build/speed"), help="the folder for speed.md and speed.svg")
    arguments = parser.parse_args()
    sections = list(arguments.sections or SECTIONS)
    for section in sections:
        if section not in SECTIONS:
            parser.error(f"there is no section {section}; there are {', '.join(SECTIONS)}")
    chosen = [tool for tool in tools() if arguments.tools is None or tool.environment in (*arguments.tools, "scanlint")]
    # The sections but one read with scanlint alone.
    needed = {tool.environment for tool in chosen} if "packages" in sections else {"scanlint"}
    made, absent = environments(arguments.environments.absolute(), needed)
    try:
        if "scanlint" in absent:
            raise SpeedError(f"scanlint cannot be installed: {absent['scanlint']}")
        with tempfile.TemporaryDirectory(prefix="speed-") as work:
            plan = Plan(tuple(chosen), made, absent, Path(work).resolve(), arguments.runs, arguments.budget, arguments.packages)
            tables = _measured(plan, sections, arguments.output)
    except (SpeedError, EcosystemError) as error:
        print(f"speed: {error}", file=sys.stderr)
        return 2
    (arguments.output / "speed.svg").write_text(plot([bar for table in tables for bar in table.bars]), encoding="utf-8")
    return 0


def _measured(plan: Plan, sections: list[str], output: Path) -> list[Table]:
    """The tables of the sections; each is printed and written as soon as it is there."""
    output.mkdir(parents=True, exist_ok=True)
    tables: list[Table] = []
    for section in sections:
        for table in import_module(f"benchmarks.speed.sections.{section}").measure(plan):
            tables.append(table)
            print(markdown(table), flush=True)
            head = f"`python -m benchmarks.speed {' '.join(sections)} --runs {plan.runs}` on {_machine()}\n\n"
            (output / "speed.md").write_text(head + "\n".join(map(markdown, tables)), encoding="utf-8")
    return tables


def _machine() -> str:
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
