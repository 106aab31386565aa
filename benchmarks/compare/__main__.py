"""``python -m benchmarks.compare [--environments FOLDER] [--only TOOL,TOOL] [--rows WORD]``: tries each row on each tool.

Prints the table. Needs the dependency groups `test` and `hooks`, and a package index for the tools (`nox -s compare`). What was run, and what it
said, goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.compare.room import Room
from benchmarks.compare.tool import Tool
from benchmarks.compare.tools import flake8, pylint, ruff, scanlint, torchfix, zizmor
from benchmarks.compare.trials import fixing, formats, inputs, line, silencing

TOOLS = (scanlint.TOOL, ruff.TOOL, flake8.TOOL, pylint.TOOL, torchfix.TOOL, zizmor.TOOL)
SUBJECTS = {"fixes": fixing, "silencing": silencing, "reading": inputs, "formats": formats, "command line": line}


def main() -> None:
    """Try, and print the table."""
    parser = argparse.ArgumentParser("benchmarks.compare", description=__doc__)
    parser.add_argument("--environments", type=Path, default=Path("build/compare").absolute(), help="where the tools are installed")
    parser.add_argument("--only", type=lambda text: text.split(","), help="these tools")
    parser.add_argument("--rows", default="", help="the rows that hold this word")
    arguments = parser.parse_args()
    tools = [tool for tool in TOOLS if arguments.only is None or tool.name in arguments.only]
    starts = {tool.name: tool.program(arguments.environments.absolute()) for tool in tools}
    print("".join(f"{text}\n" for text in table(tools, starts, arguments.rows)), end="")


def table(tools: list[Tool], starts: dict[str, list[str]], wanted: str) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| | " + " | ".join(_heading(tool) for tool in tools) + " |"
    yield "|---|" + "---|" * len(tools)
    for subject, module in SUBJECTS.items():
        rows = {title: trial for title, trial in module.ROWS.items() if wanted in title}
        if rows:
            yield f"| **{subject}** |" + " |" * len(tools)
        for title, trial in rows.items():
            cells = []
            for tool in tools:
                with tempfile.TemporaryDirectory(prefix="compare-") as folder:
                    room = Room(tool, starts[tool.name], Path(folder).resolve())
                    answer = trial(room)
                    cells.append(answer if isinstance(answer, str) else "yes" if answer else "no")
                print(f"{title}: {tool.name}: {cells[-1]}", *room.log, sep="\n    ", file=sys.stderr)
            yield f"| {title} | " + " | ".join(cells) + " |"


def _heading(tool: Tool) -> str:
    return tool.requirement.replace("==", " ") or tool.name


if __name__ == "__main__":
    main()
