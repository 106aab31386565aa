from __future__ import annotations

import pytest

from scanlint.finding import Finding, Location
from scanlint.impact import Confidence, Impact
from scanlint.source.text import SourceText
from scanlint.suppressions.directives import directives
from scanlint.suppressions.quick import may_rot
from scanlint.suppressions.silence import Silence, apply

NAMES = {"SCN101": "SCN101", "single-output-indexed": "SCN101", "SCN102": "SCN102", "SCN901": "SCN901"}


def _codes(word: str) -> frozenset[str]:
    return frozenset({NAMES[word]} if word in NAMES else ())


def _read(text: str) -> list[Silence]:
    return list(directives(SourceText.of("m.py", text), _codes))


def _said(text: str) -> list[tuple[int | None, str, set[str] | None]]:
    return [(silence.line, silence.word, None if silence.codes is None else set(silence.codes)) for silence in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 1  # an ordinary comment\n",
        "x = '# scanlint: ignore[SCN101]'\n",
        '"""\n# scanlint: file-ignore[SCN101]\n# noqa: SCN101\n"""\n',
        "x = 1  # noqa: E501\n",
        "x = 1  # noqa: E501, W291 because of SCN101\n",
        "# flake8: noqa\n",
        "# scanlint: a linter for scan\n",
        "# see scanlint ignore[SCN101]\n",
        "# noqalify: SCN101\n",
    ],
)
def test_what_is_no_directive(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# scanlint: ignore[SCN101]", [(1, "SCN101", {"SCN101"})]),
        ("# scanlint: ignore[SCN101] -- the first step is meant", [(1, "SCN101", {"SCN101"})]),
        ("#scanlint:ignore[ SCN101 ,single-output-indexed]", [(1, "SCN101", {"SCN101"}), (1, "single-output-indexed", {"SCN101"})]),
        ("# scanlint: file-ignore[SCN101, SCN102]", [(None, "SCN101", {"SCN101"}), (None, "SCN102", {"SCN102"})]),
        ("# TODO  # scanlint: ignore[SCN101]  # noqa: SCN102", [(1, "SCN101", {"SCN101"}), (1, "SCN102", {"SCN102"})]),
        ("# noqa: SCN101", [(1, "SCN101", {"SCN101"})]),
        ("# NoQA:E501,SCN101 W291", [(1, "SCN101", {"SCN101"})]),
        ("# noqa", [(1, "# noqa", None)]),
        ("# noqa because", [(1, "# noqa", None)]),
        ("# noqa:", [(1, "# noqa", None)]),
    ],
)
def test_directives(comment: str, said: list[tuple[int | None, str, set[str] | None]]) -> None:
    assert _said(comment) == said
    assert _said(f"x = 'é'  {comment}\r\ny = 2\r\n") == said


@pytest.mark.parametrize(
    ("comment", "word", "flaw"),
    [
        ("# scanlint: ignore[SCN999]", "SCN999", "no rule is called SCN999"),
        ("# scanlint: ignore", "# scanlint: ignore", "it names no rule; write `# scanlint: ignore[SCN101]`"),
        ("# scanlint: file-ignore[]", "# scanlint: file-ignore[]", "it names no rule; write `# scanlint: file-ignore[SCN101]`"),
        ("# scanlint: ignroe[SCN101]", "# scanlint: ignroe[SCN101]", "no such directive; write `# scanlint: ignore[SCN101]`"),
        ("# scanlint: disable-file", None, None),
        ("# noqa: SCN999", "SCN999", "no rule is called SCN999"),
    ],
)
def test_flaws(comment: str, word: str | None, flaw: str | None) -> None:
    assert [(silence.word, silence.flaw) for silence in _read(comment)] == ([] if word is None else [(word, flaw)])


def test_places_are_those_of_the_words() -> None:
    line = "s = 'é'  # scanlint: ignore[SCN101, SCN102]  # noqa: E501, SCN101"
    text = f"x = 1\n{line}\n"

    assert [line[silence.at.column - 1 : silence.at.end_column - 1] for silence in _read(text)] == ["SCN101", "SCN102", "SCN101"]
    assert {(silence.at.path, silence.at.line, silence.at.end_line) for silence in _read(text)} == {("m.py", 2, 2)}


def test_lines_are_counted_as_the_parser_counts_them() -> None:
    assert [silence.line for silence in _read("s = '\u2028\x85'\rx = 1  # noqa: SCN101\n")] == [2]


def test_text_that_stops_being_python_ends_the_search() -> None:
    assert [silence.word for silence in _read("# scanlint: file-ignore[SCN901]\nprint 'x' (\n  '''\n# noqa: SCN101\n")] == ["SCN901"]


def _finding(code: str, line: int) -> Finding:
    return Finding(Location("m.py", line, 1, line, 2), code, "name", Impact.SILENT, Confidence.CERTAIN, "message", "label")


def _lines(finding: Finding) -> list[int]:
    return [finding.location.line]


def test_without_directives_every_finding_is_kept() -> None:
    findings = [_finding("SCN101", 1), _finding("SCN102", 2)]

    assert apply(findings, (), _lines).kept == tuple(findings)


def test_a_line_directive_speaks_of_its_line_and_its_rules() -> None:
    silences = _read("x = 1  # scanlint: ignore[SCN101]\n")
    other_line, other_code = _finding("SCN101", 2), _finding("SCN102", 1)
    result = apply([_finding("SCN101", 1), other_line, other_code], silences, _lines)

    assert (result.kept, result.count, result.unused) == ((other_line, other_code), 1, ())


def test_a_line_directive_speaks_of_every_line_of_a_finding() -> None:
    silences = _read("\n\nx = 1  # scanlint: ignore[SCN101]\n")

    assert apply([_finding("SCN101", 7)], silences, lambda finding: [7, 3]).kept == ()


def test_a_file_directive_speaks_of_every_line() -> None:
    silences = _read("# scanlint: file-ignore[SCN101]\n")

    assert apply([_finding("SCN101", 5), _finding("SCN101", 9)], silences, _lines).count == 2


def test_a_blanket_noqa_silences_all_and_is_never_unused() -> None:
    silences = _read("x = 1  # noqa\n")

    assert apply([_finding("SCN101", 1), _finding("SCN102", 1)], silences, _lines).kept == ()
    assert apply([], silences, _lines).unused == ()


def test_every_word_is_judged_on_its_own() -> None:
    silences = _read("x = 1  # noqa: SCN101, SCN102\n")

    assert [silence.word for silence in apply([_finding("SCN102", 1)], silences, _lines).unused] == ["SCN101"]


def test_two_directives_for_one_finding_are_both_used() -> None:
    silences = _read("# scanlint: file-ignore[SCN101]\nx = 1  # noqa: SCN101\n")

    assert apply([_finding("SCN101", 2)], silences, _lines).unused == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"import scanlint\n", False),
        (b"x = 1  # noqa\n", False),
        (b"x = 1  # noqa: E501\ny = SCN101\n", False),
        (b"x = 1  # noqa: E501, SCN101\n", True),
        (b"# scanlint: ignore[SCN101]\n", True),
    ],
)
def test_may_rot(data: bytes, expected: bool) -> None:
    assert may_rot(data) is expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1  # scanlint: ignore[SCN101]", "x = 1"),
        ("x = 1\t# scanlint: ignore[SCN101] -- see #12, it is meant", "x = 1"),
        ("x = 1  # TODO  # scanlint: ignore[SCN101] -- why  # noqa: E501", "x = 1  # TODO  # noqa: E501"),
        ("x = 1  # noqa: E501, SCN101", "x = 1  # noqa: E501"),
        ("x = 1  # noqa: SCN101, E501 because", "x = 1  # noqa: E501 because"),
        ("x = 1  # noqa: SCN101, because", "x = 1"),
        ("x = 1  # scanlint: ignore[SCN101,other]", "x = 1  # scanlint: ignore[other]"),
        ("x = 1  # scanlint: ignore[other, SCN101]", "x = 1  # scanlint: ignore[other]"),
        ("x = 'é'  # é scanlint: no  # scanlint: ignore[SCN101]", "x = 'é'  # é scanlint: no"),
        ("# scanlint: file-ignore[SCN101]\nx = 1", "x = 1"),
        ("if x:\n    # scanlint: ignore[SCN101]\n    y = 1", "if x:\n    y = 1"),
        ("    # scanlint: ignore[SCN101]  # why not", "    # why not"),
        ("x = 1\n    # scanlint: ignore[SCN101]", "x = 1\n"),
        ("# -*- coding: utf-8 -*- # scanlint: file-ignore[SCN101]\nx", "# -*- coding: utf-8 -*-\nx"),
    ],
)
def test_what_goes_with_a_word(before: str, after: str) -> None:
    lines = before.split("\n")
    (removal,) = (silence.removal for silence in _read(before) if silence.word == "SCN101")
    assert removal is not None
    kept = lines[removal.line - 1][: removal.column - 1] + "\n".join(lines[removal.end_line - 1 :])[removal.end_column - 1 :]
    assert "\n".join([*lines[: removal.line - 1], kept]) == after
