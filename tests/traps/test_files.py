"""Trap 18: bytes that shift lines and columns, or that a careless reader refuses. (Python 2 is SCN901 for now, which has tests of its own.)"""

from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.settings import Layer, resolve
from scanlint.source.text import decode

HEAD = "import theano\nimport theano.tensor as T\n"
SCAN = 'hs, _ = theano.scan(lambda x_t, h: x_t + h, sequences=T.tensor3("x"), outputs_info=[T.matrix("h0")])\n'
RIGHT = "pooled = hs.mean(axis=0)\n"
WRONG = "pooled = hs[0] * 2\n"

#: (encoding, the first lines, what stands on the line of the use)
FILES = {
    "plain": ("utf-8", "", ""),
    "byte_order_mark": ("utf-8-sig", "", ""),
    "byte_order_mark_and_declaration": ("utf-8-sig", "# -*- coding: utf-8 -*-\n", ""),
    "latin_1": ("latin-1", "# -*- coding: latin-1 -*-\nauthor = 'Ren\xe9'\n", "note = 'd\xe9j\xe0 vu'; "),
    "windows_1252": ("cp1252", "# vim: set fileencoding=cp1252 :\nquote = '\u201cdepth\u201d'\n", "note = '\u20ac'; "),
    "form_feed_between_sections": ("utf-8", "\f\ndef unused():\n    pass\n\f\n", ""),
    "form_feed_in_a_string": ("utf-8", "pages = 'one\fpage'\n", "note = 'a\fb'; "),
    "line_separator_in_a_string": ("utf-8", "text = 'one\u2028line'\n# another\u2029comment\x85here\n", "note = '\u2028'; "),
    "vertical_tab_and_file_separator": ("utf-8", "text = 'a\x0bb\x1cc\x1dd\x1ee'\n", ""),
    "wide_characters_on_the_line": ("utf-8", "", "note = '\u0394\u03c3 \U0001d465 e\u0301'; "),
    "tabs_for_indentation": ("utf-8", "if True:\n\tif not None:\n\t\tdot = 1\n\telse:\n\t\tdot = None\n", "if dot:\tdot = None\n"),
    "windows_line_ends": ("utf-8", "text = '''one\r\ntwo'''\r\n", ""),
    "old_mac_line_ends": ("utf-8", "# one\r# two\r", ""),
    "continued_lines": ("utf-8", "n = 1 + \\\n    2\n", "m = n + \\\n    1; "),
}  # fmt: skip


def lint(encoding: str, before: str, beside: str, use: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of the file, and (line, column, code) of what is found in its bytes."""
    text = before + HEAD + SCAN + beside + use
    found = lint_source(decode(text.encode(encoding), "model.py"), resolve(RULES, Layer())).findings
    return text, [(finding.location.line, finding.location.column, finding.code) for finding in found]


@pytest.mark.parametrize("name", FILES)
def test_right_use(name: str) -> None:
    """False alarm otherwise, SCN901 included: Python reads this file."""
    assert lint(*FILES[name], RIGHT)[1] == []


@pytest.mark.parametrize("name", FILES)
def test_wrong_use_is_placed_where_python_counts(name: str) -> None:
    """Missed alarm, or one at the wrong place, otherwise."""
    text, found = lint(*FILES[name], WRONG)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = next(number for number, content in enumerate(lines, start=1) if "hs[0]" in content)
    assert found == [(line, lines[line - 1].index("hs[0]") + 1, "SCN101")]
