from __future__ import annotations

import pytest

from scanlint.source import tree
from scanlint.source.text import NotPython3, SourceText, Unreadable, beginning
from scanlint.source.tree import build, parse, span

TEXT = "é = 'é'; x[0]\ny = [\n  1]\n"


def _source(text: str) -> SourceText:
    return SourceText.of("m.py", text)


def test_false_alarm_a_text_within_the_bound_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    source = _source(TEXT)
    monkeypatch.setattr(tree, "MOST_NODES", len(TEXT))
    assert len(build(source, parse(source)).body) == 3


def test_a_text_of_more_nodes_than_can_be_kept_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 5)
    with pytest.raises(Unreadable, match="too large to be analysed: it has more than 5 expressions") as caught:
        build(_source(TEXT), parse(_source(TEXT)))
    assert caught.value.location == beginning("m.py")


def test_a_long_text_of_few_nodes_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 50)
    source = _source("x = '''" + "text\n" * 100 + "'''")
    assert len(build(source, parse(source)).body) == 1


@pytest.mark.parametrize(("text", "line", "column"), [("x = (", 1, 5), ("\nx = é é", 2, 7), ("if x:", 1, 6)])
def test_what_is_no_python_3_is_named_at_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(NotPython3) as caught:
        parse(_source(text))
    assert (caught.value.location.line, caught.value.location.column) == (line, column)


def test_what_is_only_too_deep_may_be_python_3() -> None:
    with pytest.raises(Unreadable, match="nests too deeply") as caught:
        parse(_source("-" * 100_000 + "1"))
    assert not isinstance(caught.value, NotPython3)


def test_columns_count_code_points_and_ends_are_exclusive() -> None:
    source = _source(TEXT)
    found = [span(node, source) for node in build(source, parse(source)).body]
    assert [(at.line, at.column, at.end_line, at.end_column) for at in found] == [(1, 1, 1, 8), (1, 10, 1, 14), (2, 1, 3, 5)]
