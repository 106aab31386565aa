"""Runs in a child process on the real library, on Python 2.7 and later: executes the programs it is handed and tells what each did.

Reads a JSON list of sources from the file named as the argument, and prints one JSON list: {"prints": [lines], "raises": null or "Type: first line",
"line": the line of the program's own text, outside its functions, on which it raised}.
"""

from __future__ import print_function

import io
import json
import sys
import traceback
import warnings


class Written(object):
    """What a program prints."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text if isinstance(text, type("")) else text.decode("utf-8")

    def flush(self):
        pass


def run(source):
    """Execute one program as its own ``__main__``."""
    printed, outside = Written(), sys.stdout
    raised = line = None
    sys.stdout = printed
    try:
        # The pages are this project's own text. Their print is a function on Python 2 too.
        exec(compile(source, "<example>", "exec", print_function.compiler_flag), {"__name__": "__main__"})  # noqa: S102
    except Exception as error:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        raised = "%s: %s" % (type(error).__name__, (text.splitlines() or [""])[0])
        line = next((frame[1] for frame in traceback.extract_tb(sys.exc_info()[2]) if frame[0] == "<example>"), None)
    finally:
        sys.stdout = outside
    return {"prints": printed.text.splitlines(), "raises": raised, "line": line}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with io.open(sys.argv[1], encoding="utf-8") as listing:
        sources = json.load(listing)
    print(json.dumps([run(source) for source in sources]))
