"""Newer than Python 3.11: found where it stands, and nowhere else."""

from __future__ import annotations

import pytest

from scanlint.source.python2 import grammar
from scanlint.source.python2.newer import newer


def versions(text: str) -> list[tuple[int, tuple[int, int]]]:
    data = text.encode()
    return [(one.offset, one.version) for one in newer(grammar.captures(grammar.parse(data), data), data)]


@pytest.mark.parametrize(
    "text",
    [
        "type(x)",
        "type = 1",
        "x = f'{a[\"b\"]}'",
        'x = f"{a:>{b}}"',
        "x = f'''{\n a}'''",
        "try: pass\nexcept (A, B): pass",
        "try: pass\nexcept Exception, e: pass",
        "try: pass\nexcept Exception, E: pass",
        "try: pass\nexcept Exception, Problem: raise Problem",
        "try: pass\nexcept E, (a, b): pass",
        "try: pass\nexcept E, self.error: pass",
        "[a for a in b]",
        "[*a, *b]",
        "lazy = 1",
        "def f(a): pass",
    ],
)
def test_false_alarm_what_3_11_or_python_2_reads_is_not_newer(text: str) -> None:
    assert versions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type X = int", [(0, (3, 12))]),
        ("def f[T](a): pass", [(5, (3, 12))]),
        ("class A[T: int]: pass", [(7, (3, 12))]),
        ("def f[T = int](a): pass", [(5, (3, 13))]),
        ("x = f'{a['b']}'", [(6, (3, 12))]),
        ("x = f'{\"\\n\".join(a)}'", [(6, (3, 12))]),
        ("x = f'{\na}'", [(6, (3, 12))]),
        ("x = t'{a}'", [(4, (3, 14))]),
        ("try: pass\nexcept A, B, C: pass", [(10, (3, 14))]),
        ("try: pass\nexcept KeyError, ValueError: pass", [(10, (3, 14))]),
        ("try: pass\nexcept KeyError, mod.Timeout: pass", [(10, (3, 14))]),
        ("[*a for a in b]", [(1, (3, 15))]),
        ("lazy from a import b", [(0, (3, 15))]),
    ],
)
def test_missed_alarm_a_construct_is_named_with_its_version(text: str, expected: list[tuple[int, tuple[int, int]]]) -> None:
    assert versions(text) == expected
