"""Tabs lead to the next multiple of eight columns."""

from __future__ import annotations

import pytest

from scanlint.source.python2.edits import apply
from scanlint.source.python2.tabs import to_blanks


def untabbed(text: str) -> str:
    data = text.encode()
    return apply(data, to_blanks(data))[0].decode()


@pytest.mark.parametrize("text", ["x = 1\n    y\n", "x\t= '\t'\n", 'x = """\n\ty\n"""\n', "x = '''\n'\n\ty\n'''\n", "# it's\nx = 'a'\n"])
def test_what_has_no_tab_at_the_beginning_of_code_stays(text: str) -> None:
    assert untabbed(text) == text


@pytest.mark.parametrize(
    ("indent", "width"), [("\t", 8), ("    \t", 8), ("\t ", 9), ("       \t", 8), ("        \t", 16), ("\t\t", 16), ("\f\t", 8), ("  \f\t", 8)]
)
def test_an_indent_is_as_wide_as_python_2_counts_it(indent: str, width: int) -> None:
    assert untabbed(f"if x:\n{indent}y\n") == f"if x:\n{' ' * width}y\n"


def test_a_quote_in_a_comment_opens_no_string() -> None:
    assert untabbed('# don\'t """\n\tx\n') == '# don\'t """\n        x\n'
