"""What the tests of Python 2 share: a text rewritten, and a misuse that stands beside a construct."""

from __future__ import annotations

from scanlint.finding import Finding, Location
from scanlint.source.program import read_program
from scanlint.source.text import SourceText
from tests.helpers import lint

#: One output in ``rval``, so that ``rval[0]`` is SCN101.
SCAN = """\
import theano
import theano.tensor as T

def step(x_t, h_tm1):
    return T.tanh(x_t + h_tm1)

x = T.matrix()
rval, updates = theano.scan(step, sequences=x, outputs_info=[T.zeros((3,))])
"""
#: What stands between these two is to be reported.
OPEN, SHUT = "«", "»"
#: Makes any text one that only Python 2 reads.
ONLY_2 = "print 'only Python 2'\n"


def program(text: str) -> SourceText:
    """The program that ``text`` is read as; its tree is there too, or this raises Unreadable."""
    return read_program(SourceText.of("model.py", text))[0]


def rewritten(text: str) -> str:
    """``text`` as the program has it, read with a print statement behind it that makes it Python 2 in any case."""
    source = program(text + "\n" + ONLY_2)
    assert source.python2
    return source.text.removesuffix("\nprint('only Python 2')\n")


def marked(text: str) -> tuple[str, list[Location]]:
    """``text`` without the marks, and the spans that they enclose; a span lies within one line."""
    spans = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        while OPEN in line:
            before, _, rest = line.partition(OPEN)
            inside, _, after = rest.partition(SHUT)
            spans.append(Location("model.py", number, len(before) + 1, number, len(before) + len(inside) + 1))
            line = before + inside + after
        lines[number - 1] = line
    return "\n".join(lines), spans


def found(text: str) -> tuple[list[Finding], list[Location]]:
    """The findings in ``text`` after SCAN, its marks taken away, and the spans that were marked."""
    plain, spans = marked(SCAN + text)
    return lint(plain, path="model.py"), spans
