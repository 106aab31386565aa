"""From a comment to the words that silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanlint.finding import Location
from scanlint.source.statements import Function
from scanlint.source.text import SourceText
from scanlint.suppressions.comments import Comment, comments
from scanlint.suppressions.silence import Silence

_OWN = re.compile(r"#\s*scanlint\s*:\s*(?P<verb>[\w-]+)(?:\s*\[(?P<rules>[^\]]*)\])?", re.IGNORECASE)
# As flake8 reads it: codes after a colon, parted by commas or blanks; anything else makes it a blanket one.
_NOQA = re.compile(r"#\s*noqa\b(?:\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)
# Where the next remark within a comment begins: another directive, or a number sign between blanks.
_NEXT = re.compile(r"\s*#(?=\s|scanlint\s*:|noqa\b)", re.IGNORECASE)
_WORD = re.compile(r"[^,\s][^,]*(?<!\s)")

#: What a directive of scanlint's own may be called.
VERBS = ("ignore", "function-ignore", "file-ignore")

#: Takes a word of a directive, gives the codes that it stands for: none if no rule is called so.
Codes = Callable[[str], frozenset[str]]
#: Gives the functions of the file; asked only where a directive speaks of one.
Functions = Callable[[], Iterable[Function]]


def directives(source: SourceText, codes: Codes, functions: Functions = tuple) -> tuple[Silence, ...]:
    """Every word of every directive in the comments of ``source``; a directive inside a string is none."""
    return tuple(silence for comment in comments(source) for silence in _Reader(source, comment, codes, functions).silences())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one comment."""

    source: SourceText
    comment: Comment
    codes: Codes
    functions: Functions

    def silences(self) -> Iterator[Silence]:
        text = self.comment.text
        for match in _OWN.finditer(text):
            yield from self._own(match)
        for match in _NOQA.finditer(text):
            if match["codes"] is None:
                yield self._silence(match, match.span(), self.comment.line, None)
                continue
            # Other codes are another linter's.
            words = [word.span() for word in _CODE.finditer(text, *match.span("codes"))]
            ours = [number for number, (start, _) in enumerate(words) if text[start:].upper().startswith("SCN")]
            yield from self._words(match, words, ours, self.comment.line)

    def _own(self, match: re.Match[str]) -> Iterator[Silence]:
        verb = match["verb"].lower()
        if verb not in VERBS:
            if _meant(verb):
                yield self._flawed(match, f"no such directive; write `# scanlint: {_meant(verb)}[SCN101]`")
            return
        if not (match["rules"] or "").strip():
            yield self._flawed(match, f"it names no rule; write `# scanlint: {verb}[SCN101]`")
            return
        line: int | None = self.comment.line
        until: int | None = None
        if verb == "file-ignore":
            line = None
        elif verb == "function-ignore":
            function = self._function()
            if function is None:
                yield self._flawed(match, "it stands in no function; write `# scanlint: file-ignore[SCN101]` for the whole file")
                return
            line, until = function.first, function.last
        elif self.comment.alone:
            line = self._below()
        words = [word.span() for word in _WORD.finditer(self.comment.text, *match.span("rules"))]
        yield from self._words(match, words, range(len(words)), line, until)

    def _words(
        self, match: re.Match[str], words: Sequence[tuple[int, int]], wanted: Iterable[int], line: int | None, until: int | None = None
    ) -> Iterator[Silence]:
        for number in wanted:
            word = self.comment.text[slice(*words[number])]
            found = self.codes(word)
            flaw = "" if found else f"no rule is called {word}"
            yield replace(self._silence(match, words[number], line, found), flaw=flaw, removal=self._removal(match, words, number), until=until)

    def _flawed(self, match: re.Match[str], flaw: str) -> Silence:
        return replace(self._silence(match, match.span(), self.comment.line, frozenset()), flaw=flaw)

    def _silence(self, match: re.Match[str], span: tuple[int, int], line: int | None, codes: frozenset[str] | None) -> Silence:
        text = self.comment.text
        following = _NEXT.search(text, match.end())
        reason = text[match.end() : following.start() if following else None].strip(" \t-:")
        whole = self._at(*match.span())
        return Silence(self._at(*span), text[slice(*span)], line, codes, directive=whole, text=match[0], reason=reason)

    def _at(self, start: int, end: int) -> Location:
        line, column = self.comment.line, self.comment.column
        return Location(self.source.path, line, column + start, line, column + end)

    def _below(self) -> int:
        """The next line that holds code, which is what a comment on a line of its own speaks of."""
        lines = self.source.lines
        below = range(self.comment.line + 1, len(lines) + 1)
        return next((number for number in below if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#")), self.comment.line)

    def _function(self) -> Function | None:
        """The innermost function that the comment stands in, or right above."""
        known = list(self.functions())
        below = self._below() if self.comment.alone else None
        line = self.comment.line
        above = [function for function in known if function.first == below]
        around = [function for function in known if function.first <= line <= function.last]
        return next(iter(above), None) or max(around, key=lambda function: function.first, default=None)

    def _removal(self, directive: re.Match[str], words: Sequence[tuple[int, int]], number: int) -> Location:
        """The word and the comma beside it; the only word with its whole directive."""
        if len(words) == 1:
            return self._without(directive.start(), directive.end())
        if number + 1 < len(words):
            return self._at(words[number][0], words[number + 1][0])
        return self._at(words[number - 1][1], words[number][1])

    def _without(self, start: int, end: int) -> Location:
        """What to take out so that the directive from ``start`` to ``end`` is gone and all else remains."""
        text = self.comment.text
        at = self._at(0, len(text))
        code = len(self.source.lines[at.line - 1][: at.column - 1 + start].rstrip())
        following = _NEXT.search(text, end)
        if code:
            return replace(at, column=code + 1, end_column=at.column + following.start() if following else at.end_column)
        if following:  # it takes the place of the one that goes
            return replace(at, end_column=at.column + following.end() - 1)
        last = at.line == len(self.source.lines)
        return replace(at, column=1) if last else replace(at, column=1, end_line=at.line + 1, end_column=1)


def _meant(verb: str) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(verb, VERBS, n=1, cutoff=0.7)), None)
