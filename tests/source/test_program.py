"""Python 3 first, Python 2 where that fails, and nothing heavy before it does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scanlint.source.program import read_program
from scanlint.source.text import SourceText, Unreadable

PYTHON_3 = "import theano\ny, u = theano.scan(f, x)\nprint(y)\n"


def test_python_3_is_read_as_it_is() -> None:
    source = SourceText.of("m.py", PYTHON_3)
    program, tree = read_program(source)
    assert program is source
    assert len(tree.body) == 3


def test_what_both_read_is_python_3() -> None:
    for text in ("print (a), b\n", "print -x\n", "print >>f, x\n", "exec (a, b)\n", "raise E\n"):
        assert not read_program(SourceText.of("m.py", text))[0].python2


def test_python_2_is_read_where_python_3_fails() -> None:
    program, _ = read_program(SourceText.of("m.py", "print a\n"))
    assert (program.python2, program.text) == (True, "print(a)\n")


def test_what_is_neither_is_said_to_be() -> None:
    with pytest.raises(Unreadable, match="not valid Python 3"):
        read_program(SourceText.of("m.py", "x = = 1\n"))


@pytest.mark.parametrize(("text", "loaded"), [("print(a)", False), ("print a", True)])
def test_tree_sitter_is_loaded_for_what_is_no_python_3_only(text: str, loaded: bool) -> None:
    code = (
        "import sys\nfrom scanlint.source.program import read_program\nfrom scanlint.source.text import SourceText\n"
        f"read_program(SourceText.of('m.py', {text!r}))\nprint('tree_sitter' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)
