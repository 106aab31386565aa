"""Python 2 as a whole: read, positions led back, comments obeyed, and never mistaken for something else."""

from __future__ import annotations

import pickle
import sys

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.scan.analyse import analyse
from scanlint.settings import Layer, resolve
from scanlint.source.program import read_program
from scanlint.source.text import SourceText, Unreadable
from tests.helpers import MISUSE, lint
from tests.source.python2.python2 import ONLY_2, SCAN, found, program

#: Constructs of Python 2, each with a misuse of the scan that SCAN makes, marked.
BESIDE = {
    "print": 'print "the loop", «rval[0]»',
    "print without a blank": 'print"é",«rval[0]»',
    "print to a file": "print >>log, 1, «rval[0]»,",
    "print of parentheses": 'print ("%s") % x, «rval[0]»',
    "print of a negative": "print -«rval[0]», +«rval[0]»",
    "print over lines": 'print "a", \\\n    «rval[0]»; y = «rval[0]»',
    "print in an if": "if x: print 1; y = «rval[0]»",
    "print of a long text": 'print """\n\tlong\n""", «rval[0]»',
    "exec": 'exec "x" in scope, «rval[0]»',
    "exec of a call": "exec compile(a, b, c) in f(«rval[0]»)",
    "raise": 'def f():\n    raise ValueError, "of %s" % «rval[0]»',
    "raise with a traceback": "def f():\n    raise E, «rval[0]», tb",
    "except": "try:\n    pass\nexcept (A, B), e: y = «rval[0]»",
    "except of a tuple": "try:\n    pass\nexcept E, (number, why): y = «rval[0]»",
    "except of an attribute": "try:\n    pass\nexcept E, self.error: y = «rval[0]»",
    "backticks": "y = `x` + f(«rval[0]»)",
    "backticks around": "y = 'é' + `«rval[0]»`",
    "unequal": "assert x <> «rval[0]»",
    "octal": "f(0777, «rval[0]»)",
    "long": "f(10L, 0xFFL, «rval[0]»)",
    "raw unicode": "f(ur'\\d', «rval[0]»)",
    "a path in a byte string": "f('C:\\Users', «rval[0]»)",
    "bytes beside text": "f(b'a' 'b', «rval[0]»)",
    "bytes beyond ASCII": "f(b'é', «rval[0]»)",
    "tuple parameter": "f = lambda (a, b), c: a + «rval[0]»",
    "tuple parameter of a def": "def f((a, (b, c)), d=«rval[0]»): pass",
    "parentheses around a parameter": "f = lambda(a): a + «rval[0]»",
    "list over a bare tuple": "y = [a for a in 1, «rval[0]»]",
    "async as a name": "f(async=1, await=«rval[0]»)",
    "nonlocal as a name": "nonlocal = «rval[0]»",
    "True as a name": "True, False = 1, «rval[0]»",
    "None as an attribute": "y = x.None + «rval[0]»",
    "tabs and blanks": "if x:\n        y = 1\n\tz = «rval[0]»\n    \tz = «rval[0]»",
}


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE.keys())
def test_false_alarm_what_is_right_in_python_3_is_right_in_python_2(text: str) -> None:
    findings, _ = found(text.replace("«rval[0]»", "rval") + "\n" + ONLY_2)
    assert findings == []


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE.keys())
def test_missed_alarm_a_misuse_beside_it_is_found_where_the_user_has_it(text: str) -> None:
    findings, spans = found(text + "\n" + ONLY_2)
    assert spans
    assert [finding.location for finding in findings if finding.code == "SCN101"] == spans


def test_false_alarm_a_name_bound_by_a_handler_or_a_list_no_longer_holds_the_scan() -> None:
    for text in (
        "try:\n    pass\nexcept E, (rval, why):\n    rval[0]",
        "try:\n    pass\nexcept E, rval:\n    rval[0]",
        "[rval for rval in 1, 2]\nrval[0]",
        "def f((rval, b)):\n    return rval[0]",
        "f = lambda (a, (rval, b)): rval[0]",
    ):
        assert found(text + "\n" + ONLY_2)[0] == [], text


def test_false_alarm_map_zip_and_range_are_lists() -> None:
    text = """\
    import theano
    states = map(make, (1, 2))
    outs, u = theano.scan(lambda x, a, b: [a, b], sequences=x, outputs_info=states)
    print outs[0]
    """
    assert lint(text) == []


def test_missed_alarm_map_makes_a_list_of_known_length() -> None:
    text = """\
    import theano
    def step(x, *states):
        return advance(x, states)
    outs, u = theano.scan(step, sequences=x, outputs_info=map(make, [1]))
    print outs[0]
    """
    assert [finding.code for finding in lint(text)] == ["SCN101"]
    assert lint(text.replace("print outs[0]", "print(outs[0])")) == []  # in Python 3, map gives no list, and nothing is known of it


def test_tuple_parameters_keep_the_arity_and_are_symbolic() -> None:
    source, tree = read_program(
        SourceText.of("m.py", "import theano\nh, u = theano.scan(lambda (a, b), c: [a + c, b], sequences=x, outputs_info=[None, None])\nprint h[0]\n")
    )
    facts = analyse(source, tree, ())
    (call,) = facts.calls.values()
    assert call.outputs.known == 2
    assert [(parameter.name, parameter.read) for parameter in call.bodies[0].parameters] == [("(a, b)", True), ("c", True)]


def test_a_comment_silences_in_python_2_too() -> None:
    assert found("print rval[0]  # scanlint: ignore[SCN101] -- checked\n")[0] == []
    assert found("# scanlint: file-ignore[SCN101]\nprint rval[0]\n")[0] == []
    findings, spans = found("print 0777  # scanlint: ignore[«SCN101»]\n")
    assert [(finding.code, finding.location) for finding in findings] == [("SCN902", spans[0])]


def test_lines_stay_and_the_program_can_be_pickled() -> None:
    text = "def f((a, # first\n       b), c):\r\n\tprint a\r    \tprint b\n"
    source = program(text)
    assert len(source.lines) == len(SourceText.of("m.py", text).lines)
    assert pickle.loads(pickle.dumps(source)) == source


def test_the_result_says_what_it_was_read_as() -> None:
    settings = resolve(RULES, Layer())
    assert lint_source(SourceText.of("m.py", SCAN + ONLY_2), settings).python2
    assert not lint_source(SourceText.of("m.py", SCAN), settings).python2


def test_python_3_is_never_taken_for_python_2() -> None:
    for broken in (
        "def f(a: int):\n    print a\n",
        "def f(a) -> int:\n    print a\n",
        "async def f():\n    print a\n",
        "def f(*, a):\n    print a\n",
        'print "a", f"{b}"\n',
        "if (n := 10) > 5: print n\n",
        "def f():\n    yield from g\nexec x\n",
        "x: int = 0777\n",
        "x = (1,\n",
        "x = 1 +\n",
        "def f(:\n    pass\n",
    ):
        with pytest.raises(Unreadable, match="is not valid Python 3"):
            program(MISUSE + broken)


def test_what_neither_reads_is_named_at_its_place() -> None:
    with pytest.raises(Unreadable, match="not valid Python 3, and no valid Python 2") as caught:
        program(MISUSE + 'print "é", 1\nprint "é", `x`, y z\n')
    assert (caught.value.location.line, caught.value.location.column) == (11, 17)


@pytest.mark.parametrize(
    "broken", ["rval, u = theano.scan(step, x x)", "rval, u = theano.scan(lambda a, (b: a, x)", "def step((a, b):\n    return a"]
)
def test_a_broken_scan_call_or_step_is_never_guessed(broken: str) -> None:
    findings = lint(SCAN + "print rval[0]\n" + broken + "\n")
    assert [finding.code for finding in findings] == ["SCN901"]


NEWER = {
    "type X = int\n": (3, 12),
    "def f[T](a): pass\n": (3, 12),
    "class A[T]: pass\n": (3, 12),
    "def f[T = int](a): pass\n": (3, 13),
    'x = f"{"a"}"\n': (3, 12),
    "x = f'{a['b']}'\n": (3, 12),
    't = t"{a}"\n': (3, 14),
    "try: pass\nexcept ValueError, TypeError: pass\n": (3, 14),
    "try: pass\nexcept socket.Timeout, OSError, KeyError: pass\n": (3, 14),
    "x = [*a for a in b]\n": (3, 15),
    "lazy import a\n": (3, 15),
}


@pytest.mark.parametrize(("text", "version"), NEWER.items())
def test_newer_syntax_names_the_version_that_it_needs(text: str, version: tuple[int, int]) -> None:
    if sys.version_info[:2] >= version:
        assert not program(MISUSE + text).python2
        return
    (finding,) = lint(MISUSE + text)
    assert finding.code == "SCN901"
    assert f"needs Python {version[0]}.{version[1]}" in finding.message
    assert finding.location.line >= 10


@pytest.mark.parametrize(
    "text", ["try: pass\nexcept ValueError, e: pass\n", "try: pass\nexcept Exception, E: str(E)\n", "try: pass\nexcept Exception, Err: print Err\n"]
)
def test_an_old_except_is_not_taken_for_a_new_one(text: str) -> None:
    assert program(text).python2 or sys.version_info >= (3, 14)


def test_newer_syntax_beside_python_2_alone_is_neither() -> None:
    with pytest.raises(Unreadable, match="not valid Python 3"):
        program("def f[T](a: T): pass\nprint a\n")


@pytest.mark.parametrize("text", ["try:\n    pass\nexcept A, b, c:\n    pass", "y = [a for a in]", "def f((a, b):\n    pass"])
def test_what_no_python_reads_is_said_to_be_neither(text: str) -> None:
    with pytest.raises(Unreadable, match="no valid Python 2"):
        read_program(SourceText.of("m.py", f"print 1\n{text}\n"))
