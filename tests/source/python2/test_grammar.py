"""What tree-sitter is asked for, and what it answers."""

from __future__ import annotations

import pytest

from scanlint.source.python2 import grammar


def names(text: str) -> set[str]:
    data = text.encode()
    return set(grammar.captures(grammar.parse(data), data)) - {"prefix"}


@pytest.mark.parametrize("text", ["x = 1", "print(a)", "raise E(a)", "'a'", "def f(a, b=(1, 2)): pass", "x.execute()", "10"])
def test_plain_python_holds_nothing_to_change(text: str) -> None:
    assert names(text) - {"print_name"} == set()


@pytest.mark.parametrize(
    ("text", "capture"),
    [
        ("print a", "print"),
        ("print -a", "print_name"),
        ("exec a.b in c", "exec_name"),
        ("raise E, a", "raise"),
        ("try: pass\nexcept E, e: pass", "except"),
        ("0777", "number"),
        ("10L", "number"),
        ("a <> b", "unequal"),
        ("`a`", "ticked"),
        ("ur''", "raw"),
        ("b''", "bytes"),
        ("lambda (a, b): a", "tuple"),
        ("def f((a, b)=c): pass", "tuple"),
        ("[a for a in b, c]", "loop"),
        ("x: int = 1", "new"),
        ("async def f(): pass", "new"),
        ("def f(*, a): pass", "new"),
        ("(a := 1)", "new"),
        ("type X = int", "type_alias"),
        ("t'{a}'", "templates"),
    ],
)
def test_a_construct_is_captured(text: str, capture: str) -> None:
    assert capture in names(text)


def test_captures_come_in_the_order_of_the_text() -> None:
    data = b"a = 0777\nb = 10L\nc = 01\n"
    starts = [node.start_byte for node in grammar.captures(grammar.parse(data), data)["number"]]
    assert starts == sorted(starts)
    assert len(starts) == 3


@pytest.mark.parametrize(("text", "offset"), [("a = 1\n", None), ("f(a\n", 0), ("a = 1\nb = (c d)\n", 11)])
def test_the_first_error_has_its_offset(text: str, offset: int | None) -> None:
    found = grammar.first_error(grammar.parse(text.encode()))
    assert (found is None) == (offset is None)
    assert found is None or offset is None or found >= offset
