"""Comments that silence findings: `# scanlint: ignore[SCN101] -- reason`, `# scanlint: file-ignore[..]`, `# noqa` and `# noqa: SCN101`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanlint.finding import Finding, Location
from scanlint.source.text import SourceText

# The words that a file must hold before its comments are looked for, which costs more than parsing it.
_MAY_SILENCE = re.compile(r"#\s*(?:scanlint\s*:|noqa\b)", re.IGNORECASE)
_MAY_ROT = re.compile(rb"#\s*scanlint\s*:|#\s*noqa[^\r\n]*\bSCN", re.IGNORECASE)

_OWN = re.compile(r"#\s*scanlint\s*:\s*(?P<verb>[\w-]+)(?:\s*\[(?P<rules>[^\]]*)\])?", re.IGNORECASE)
# As flake8 reads it: codes after a colon, parted by commas or blanks; anything else makes it a blanket one.
_NOQA = re.compile(r"#\s*noqa\b(?:\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)
# Where the next remark within a comment begins: another directive, or a number sign between blanks.
_NEXT = re.compile(r"\s*#(?=\s|scanlint\s*:|noqa\b)", re.IGNORECASE)
_WORD = re.compile(r"[^,\s][^,]*(?<!\s)")

#: Takes a word of a directive, gives the codes that it stands for: none if no rule is called so.
Codes = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Silence:
    """One word of a directive. ``line`` is None for a whole file; ``codes`` None stands for every rule (a blanket noqa, never judged).

    ``flaw`` says what is wrong with a word that can silence nothing. ``removal`` is what goes if the word goes: the word with a comma, the directive
    with its reason where it is the only word, the whole line where there is nothing else on it.
    """

    at: Location
    word: str
    line: int | None
    codes: frozenset[str] | None
    flaw: str = ""
    removal: Location | None = None

    def covers(self, code: str, lines: frozenset[int]) -> bool:
        """Whether it silences the rule ``code`` for a finding that belongs to ``lines``."""
        return (self.line is None or self.line in lines) and (self.codes is None or code in self.codes)


@dataclass(frozen=True, slots=True)
class Silenced:
    """The findings that remain, how many were silenced, and the words that silenced none."""

    kept: tuple[Finding, ...]
    count: int
    unused: tuple[Silence, ...]


def may_rot(data: bytes) -> bool:
    """Whether a file with these bytes may hold a directive for scanlint, which is unused if the file has no finding."""
    return _MAY_ROT.search(data) is not None


def directives(source: SourceText, codes: Codes) -> tuple[Silence, ...]:
    """Every word of every directive in the comments of ``source``; a directive inside a string is none."""
    if _MAY_SILENCE.search(source.text) is None:
        return ()
    return tuple(silence for line, column, comment in _comments(source) for silence in _read(comment, source, line, column, codes))


def apply(findings: Sequence[Finding], silences: Sequence[Silence], lines_of: Callable[[Finding], Iterable[int]]) -> Silenced:
    """``findings`` without the silenced ones. ``lines_of`` gives the lines on which a comment speaks of a finding."""
    kept: list[Finding] = []
    used: set[Silence] = set()
    for finding in findings:
        lines = frozenset(lines_of(finding)) if silences else frozenset()
        by = [silence for silence in silences if silence.covers(finding.code, lines)]
        used.update(by)
        if not by:
            kept.append(finding)
    unused = tuple(silence for silence in silences if silence not in used and silence.codes is not None)
    return Silenced(tuple(kept), len(findings) - len(kept), unused)


def _comments(source: SourceText) -> Iterator[tuple[int, int, str]]:
    """Line, column (both from 1) and text of each comment, up to the place where the text stops being Python."""
    import tokenize

    # Lines as the parser counts them, not as io.StringIO would break them.
    lines = iter([line + "\n" for line in source.lines])
    try:
        for token in tokenize.generate_tokens(lambda: next(lines, "")):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.start[1] + 1, token.string
    except (tokenize.TokenError, SyntaxError):
        return


def _read(comment: str, source: SourceText, line: int, column: int, codes: Codes) -> Iterator[Silence]:
    def at(start: int, end: int) -> Location:
        return Location(source.path, line, column + start, line, column + end)

    def removal(directive: re.Match[str], words: Sequence[tuple[int, int]], number: int) -> Location:
        """The word and the comma beside it; the only word with its whole directive."""
        if len(words) == 1:
            return _without(directive.start(), directive.end(), comment, source, at(0, len(comment)))
        return at(words[number][0], words[number + 1][0]) if number + 1 < len(words) else at(words[number - 1][1], words[number][1])

    for match in _OWN.finditer(comment):
        verb = match["verb"].lower()
        place = None if verb == "file-ignore" else line
        if verb not in ("ignore", "file-ignore"):
            if _meant(verb):
                yield Silence(at(*match.span()), match[0], line, frozenset(), f"no such directive; write `# scanlint: {_meant(verb)}[SCN101]`")
        elif not (match["rules"] or "").strip():
            yield Silence(at(*match.span()), match[0], place, frozenset(), f"it names no rule; write `# scanlint: {verb}[SCN101]`")
        else:
            words = [word.span() for word in _WORD.finditer(comment, *match.span("rules"))]
            for number, (start, end) in enumerate(words):
                word = comment[start:end]
                found = codes(word)
                flaw = "" if found else f"no rule is called {word}"
                yield Silence(at(start, end), word, place, found, flaw, removal(match, words, number))
    for match in _NOQA.finditer(comment):
        if match["codes"] is None:
            yield Silence(at(*match.span()), match[0], line, None)
            continue
        words = [word.span() for word in _CODE.finditer(comment, *match.span("codes"))]
        for number, (start, end) in enumerate(words):
            word = comment[start:end]
            if word.upper().startswith("SCN"):  # other codes are another linter's
                found = codes(word)
                flaw = "" if found else f"no rule is called {word}"
                yield Silence(at(start, end), word, line, found, flaw, removal(match, words, number))


def _without(start: int, end: int, comment: str, source: SourceText, at: Location) -> Location:
    """What to take out so that the directive from ``start`` to ``end`` of ``comment``, which stands ``at``, is gone and all else remains."""
    text = source.lines[at.line - 1]
    code = len(text[: at.column - 1 + start].rstrip())
    following = _NEXT.search(comment, end)
    if code:
        return replace(at, column=code + 1, end_column=at.column + following.start() if following else at.end_column)
    if following:  # it takes the place of the one that goes
        return replace(at, end_column=at.column + following.end() - 1)
    last = at.line == len(source.lines)
    return replace(at, column=1) if last else replace(at, column=1, end_line=at.line + 1, end_column=1)


def _meant(verb: str) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(verb, ["ignore", "file-ignore"], n=1, cutoff=0.7)), None)
