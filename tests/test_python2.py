"""The programs of the rule pages and the bad variants of every rule, turned into Python 2: the same findings at the same places."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests import rule_pages, variants

ALL = resolve(RULES, Layer(select=("ALL",)))
PRINT = re.compile(r"^(?P<before> *)print\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)(?P<after> *(?:#.*)?)$", re.MULTILINE)
BEFORE = """\
print >>log, "é", 0777,
def unrelated((a, (b, c)), d=10L): return a <> `b`
try: pass
except (ValueError, TypeError), (number, why): raise RuntimeError, why
"""
AFTER = "\nexec 'pass' in {}; print u'é' ur'\\d'\n"
#: What Python 2 has not; such programs stay out.
ONLY_3 = (ast.AnnAssign, ast.JoinedStr, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match, ast.Nonlocal, ast.YieldFrom)

Place = tuple[str, int, int, int, int]


def surrounded(text: str) -> tuple[str, int, int]:
    """Old forms around it, and `print(x)` as a statement of the same columns. With it: lines added before, columns added."""
    return BEFORE + PRINT.sub(r"\g<before>print \g<inside> \g<after>", text) + AFTER, BEFORE.count("\n"), 0


def tabbed(text: str) -> tuple[str, int, int]:
    """In a block whose lines begin with blanks and with tabs by turns, which Python 3 refuses."""
    lines = text.splitlines()
    return "if 1:\n" + "\n".join(("        " if number % 2 else "\t") + line for number, line in enumerate(lines)) + "\n\tprint 'é'\n", 1, 8


def programs() -> Iterator[tuple[str, str]]:
    for page in sorted(rule_pages.FOLDER.glob("*.md")):
        for number, program in enumerate(rule_pages.programs(page.read_text(encoding="utf-8"))):
            yield f"{page.stem} {program.section} {number}", program.source
    for path in sorted(variants.FOLDER.glob("*.py")):
        yield from ((variant.name, variant.source) for variant in variants.read(path) if variant.bad)


def is_python2_too(text: str) -> bool:
    """Whether a program holds nothing that only Python 3 has, nor a text over lines, which indenting would change."""
    try:
        tree = ast.parse(text)
    except SyntaxError:  # the page of SCN901
        return False
    for node in ast.walk(tree):
        if isinstance(node, ONLY_3) or (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno != node.end_lineno):
            return False
        if isinstance(node, ast.arguments) and (node.kwonlyargs or node.posonlyargs):
            return False
        if isinstance(node, ast.arg | ast.FunctionDef) and (getattr(node, "annotation", None) or getattr(node, "returns", None)):
            return False
        if isinstance(node, ast.Starred) and isinstance(node.ctx, ast.Store):
            return False
    # A range that is handed to scan is a list there, which is another misuse.
    return "__future__" not in text and not re.search(r"sequences=\[?.*\brange\(", text)


def places(text: str) -> list[Place]:
    found = lint_source(SourceText.of("model.py", text), ALL).findings
    return [(f.code, f.location.line, f.location.column, f.location.end_line, f.location.end_column) for f in found]


OLD = [(name, text) for name, text in programs() if is_python2_too(text)]
#: The pages both ways, the variants by turns.
CASES = [
    pytest.param(text, change, id=f"{name}, {change.__name__}")
    for number, (name, text) in enumerate(OLD)
    for change in ((surrounded, tabbed) if name.startswith("SCN") else (surrounded,) if number % 2 else (tabbed,))
]


def test_most_programs_take_part() -> None:
    assert len(OLD) > 0.9 * len(list(programs()))


@pytest.mark.parametrize(("text", "change"), CASES)
def test_python_2_has_the_same_findings_at_the_same_places(text: str, change: Callable[[str], tuple[str, int, int]]) -> None:
    old, lines, columns = change(text)
    assert lint_source(SourceText.of("model.py", old), ALL).python2
    reported = places(old)
    if change is tabbed:
        # A tab is one column of the user's file, and stands for eight.
        reported = [(code, line, column + 7 * (line % 2 == 0), end, stop + 7 * (end % 2 == 0)) for code, line, column, end, stop in reported]
    assert reported == [(code, line + lines, column + columns, end + lines, stop + columns) for code, line, column, end, stop in places(text)]
