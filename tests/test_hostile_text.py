"""Text that breaks parsers: read, or one clear message, in a child process that a stack overflow of the interpreter would end by a signal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import MISUSE

ROOT = Path(__file__).parents[1]
N = 5000
MANY = 100_000

READ = {
    "190 brackets": "y = " + "[" * 190 + "]" * 190,
    "99 blocks": "".join(" " * depth + "if y:\n" for depth in range(99)) + " " * 99 + "pass",
    "form feeds": "\fy = 1\n\f\n \f\n",
    "U+2028": "s = 'a\u2028b'; '\u2028\x85\x1c'",
    "a surrogate escape": "s = '\\ud800'",
    "a long string": "s = '''" + "text and more of it\n" * 500_000 + "'''",
    "a long line": "y = [" + "0, " * 20_000 + "]",
}
REFUSED = {
    "parentheses": ("y = " + "(" * N + ")" * N, "too many nested parentheses"),
    "brackets": ("y = " + "[" * N + "]" * N, "too many nested parentheses"),
    "braces": ("y = " + "{" * N + "}" * N, "too many nested parentheses"),
    "open brackets": ("y = " + "(" * N, "too many nested parentheses|was never closed"),
    "Python 2 with brackets": ("print 1\ny = " + "(" * N + ")" * N, "too many nested parentheses"),
    "blocks": ("".join(" " * depth + "if y:\n" for depth in range(500)) + " " * 500 + "pass", "too many levels of indentation"),
    "signs": ("y = " + "-" * MANY + "1", "nests too deeply"),
    "not": ("y = " + "not " * MANY + "y", "nests too deeply"),
    "lambdas": ("y = " + "lambda: " * N + "y", "nests too deeply"),
    "attributes": ("y = x" + ".a" * MANY, "nests too deeply"),
    "calls": ("y = x" + "()" * MANY, "nests too deeply"),
    "sums": ("y = x" + " + x" * MANY, "nests too deeply"),
    "powers": ("y = x" + " ** x" * MANY, "nests too deeply"),
    "conditional expressions": ("y = " + "x if x else " * MANY + "x", "nests too deeply"),
    "elif": ("if x:\n    pass\n" + "elif x:\n    pass\n" * N, "nests too deeply"),
    "a NUL": ("y = '\0'", "a NUL character"),
}


def _run(folder: Path, text: str) -> str:
    """The report on a program with a misuse and ``text`` below it."""
    (folder / "m.py").write_bytes((MISUSE + text + "\n").encode("utf-8", "surrogatepass"))
    command = [sys.executable, "-m", "scanlint", "m.py", "--isolated", "--format", "concise"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (child.returncode, child.stderr) == (1, "")
    return child.stdout


@pytest.mark.parametrize("text", READ.values(), ids=list(READ))
def test_missed_alarm_it_is_read(text: str, tmp_path: Path) -> None:
    out = _run(tmp_path, text)
    assert out.startswith("m.py:9:12 SCN101 ")
    assert out.count("\n") == 1


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=list(REFUSED))
def test_it_is_one_clear_message(text: str, message: str, tmp_path: Path) -> None:
    out = _run(tmp_path, text)
    assert re.match(rf"m\.py:\d+:\d+ SCN901 unreadable-source .*({message})", out)
    assert out.count("\n") == 1


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_missed_alarm_any_line_end_is_one(end: str, tmp_path: Path) -> None:
    (tmp_path / "m.py").write_bytes(MISUSE.replace("\n", end).encode())
    command = [sys.executable, "-m", "scanlint", "m.py", "--isolated", "--no-confirm"]
    child = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False)
    assert "m.py:9:12" in child.stdout
    assert "return rval[0]\n" in child.stdout
