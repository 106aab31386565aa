"""All changes together."""

from __future__ import annotations

from scanlint.source.python2 import grammar
from scanlint.source.python2.rewriting import Rewritten, rewrite, shows_python2


def read(text: str) -> Rewritten:
    data = text.encode()
    root = grammar.parse(data)
    return rewrite(root, grammar.captures(root, data), data)


def shows(text: str) -> bool:
    data = text.encode()
    return shows_python2(grammar.captures(grammar.parse(data), data), data)


def test_python_3_stays_and_shows_nothing_old() -> None:
    done = read("print(a)\nraise E(a)\n")
    assert (done.text, done.positions, done.old, done.error) == (b"print(a)\nraise E(a)\n", None, False, None)


def test_changes_within_each_other_are_all_made() -> None:
    done = read("print `0777 <> (lambda (a, b), async=10L: exec_(a))(ur'')`, -1\n")
    assert done.text.decode() == "print(repr(0o777 != (lambda tuple_1, \N{MATHEMATICAL BOLD SMALL A}sync=10 : exec_(a))(r'')), -1)\n"
    assert done.parts == (("tuple_1", ("a", "b")),)
    assert done.old


def test_an_error_is_told_where_it_stands() -> None:
    assert read("print a\nx = (1 2)\n").error is not None


def test_what_is_old_shows_it() -> None:
    assert shows("exec a.b in c\n")
    assert shows("try: pass\nexcept E, e: pass\n")
    assert not shows("try: pass\nexcept KeyError, ValueError: pass\n")
    assert not shows("try: pass\nexcept (KeyError, ValueError): pass\n")
