"""print, exec, raise, except, and the loop over a bare tuple."""

from __future__ import annotations

import pytest

from tests.source.python2.python2 import rewritten


@pytest.mark.parametrize(
    "text",
    [
        "print",
        "print(a, b)",
        "print ('%s' % a)",
        "x = 1; print; y",
        "exec(code)",
        "exec (code, scope)",
        "exec(code) in scope",
        "raise E",
        "raise E(a, b)",
        "try: pass\nexcept E: pass",
        "try: pass\nexcept (E, F): pass",
        "try: pass\nexcept E as e: pass",
        "[a for a in (1, 2)]",
        "for a in 1, 2: pass",
    ],
)
def test_what_python_3_reads_too_stays(text: str) -> None:
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("print a", "print(a)"),
        ("print a,", "print(a,)"),
        ('print"a"', 'print("a")'),
        ("print  a", "print(  a)"),
        ("print a if b else c, lambda: d", "print(a if b else c, lambda: d)"),
        ("print not a; b", "print(not a); b"),
        ("print (a), b", "print((a), b)"),
        ("print (a) % b", "print((a) % b)"),
        ("print -a", "print(-a)"),
        ("print [a][0]", "print([a][0])"),
        ("print >>f, a, b", "print(  f, a, b)"),
        ("print>>f", "print(  f)"),
        ("print a, \\\n  b", "print(a, \\\n  b)"),
        ("if x: print a", "if x: print(a)"),
        ("exec code", "exec(code)"),
        ("exec 'a' in b, c", "exec('a' ,  b, c)"),
        ("exec f(a) % b in c.d", "exec(f(a) % b ,  c.d)"),
        ("raise E, a", "raise(E, a)"),
        ("raise E, a, b", "raise(E, a, b)"),
        ("try: pass\nexcept E, e: pass", "try: pass\nexcept E as e: pass"),
        ("try: pass\nexcept (E, F) ,e: pass", "try: pass\nexcept (E, F)  as e: pass"),
        ("try: pass\nexcept E, (a, b): pass", "try: pass\nexcept E as tuple_1: pass"),
        ("try: pass\nexcept E, a[0]: pass", "try: pass\nexcept E as tuple_1: pass"),
        ("[a for a in 1, 2 if a]", "[a for a in(1, 2) if a]"),
        ("[a for a in b for c in d, e]", "[a for a in b for c in(d, e)]"),
    ],
)
def test_a_statement_is_written_anew(old: str, new: str) -> None:
    assert rewritten(old) == new
