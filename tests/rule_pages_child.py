"""Runs in a child process on the real library: executes the programs it is handed and tells what each printed and raised.

Reads a JSON list of sources from the file named as the argument, and prints one JSON list: {"prints": [lines], "raises": null or "Type: first line"}.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import warnings
from pathlib import Path


def run(source: str) -> dict[str, object]:
    """Execute one program as its own ``__main__``."""
    printed = io.StringIO()
    raised = None
    with contextlib.redirect_stdout(printed):
        try:
            # The pages are this project's own text.
            exec(compile(source, "<example>", "exec"), {"__name__": "__main__"})  # noqa: S102
        except Exception as error:
            first = (str(error) if not isinstance(error, SyntaxError) else str(error.msg)).splitlines() or [""]
            raised = f"{type(error).__name__}: {first[0]}"
    return {"prints": printed.getvalue().splitlines(), "raises": raised}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sources = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps([run(source) for source in sources]))
