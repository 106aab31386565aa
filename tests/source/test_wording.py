from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.source.wording import bare, length, on_one_line, tokens


def test_what_is_cut_off_is_taken_as_it_stands() -> None:
    """A line of a report may end within a string of replacement fields."""
    assert bare("f'{x'") == 'f"{x"'
    assert bare("'") == "'"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rval[0]", "rval[1]"),
        ("h = rval[0]", "h2 = rval[0]"),
        ("f('a b')", "f('ab')"),
        ("f(r'a')", "f('a')"),
        ("f(b'a')", "f('a')"),
        ("a, = f(x)", "a = f(x)"),
        ("f(a, b)", "f(a)"),
        ("f('# a')", "f('# b')"),
    ],
)
def test_different_code_has_different_words(one: str, other: str) -> None:
    assert bare(one) != bare(other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("rval[ 0 ]", "rval[0]"),
        ("f(a,\n  b)", "f(\n    a,\n    b,\n)"),
        ("f(a)  # why", "f(a)"),
        ("f('a', u\"b\")", 'f("a", "b")'),
        ("return (a)", "return a"),
        ("(a, b) = f(x)", "a, b = f(x)"),
        ("x = a + \\\n  b", "x = (\n    a\n    + b\n)"),
        ("f(0XFF, 1E5, 1., .5, 2.e-3J)", "f(0xff, 1e5, 1.0, 0.5, 2.0e-3j)"),
        ('f("a" "b")', 'f("ab")'),
        ("f('it\\'s')", 'f("it\'s")'),
        ("x = [1, 2,]", "x = [1, 2]"),
        ("f(F'{a}', R'\\d')", "f(f\"{a}\", r'\\d')"),
    ],
)
def test_what_a_formatter_changes_changes_no_words(before: str, after: str) -> None:
    assert bare(before) == bare(after)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("h = rval[0]", "h = rval[0]"),
        ("theano.scan(  # the layer\n    step,\n    sequences=x,\n)", "theano.scan(step, sequences=x,)"),
        ("a = b \\\n    + c", "a = b + c"),
        ("f('# no comment')", "f('# no comment')"),
        ("", ""),
    ],
)
def test_a_statement_on_one_line(text: str, line: str) -> None:
    assert on_one_line(text) == line


def test_the_length_leaves_out_gaps_and_comments_at_the_end() -> None:
    assert length("if x:  # why\n\n    ") == len("if x:")
    assert length("  # only\n") == 0


@given(st.text(alphabet="ab01\"'\\#\n\r\t (,)]é_", max_size=60))
def test_tokens_are_the_whole_text_whatever_it_is(text: str) -> None:
    assert "".join(text[start:end] for _, start, end in tokens(text)) == text
    assert bare(text) == bare(bare(text)) or "#" in text or '"' in text or "'" in text


CODE = """\
(rval, updates) = theano.scan (step, sequences = [dict(input = x, taps = [-1, 0])], outputs_info = [T.alloc(0., n_samples, dim), None], n_steps=10)
h = rval[ 0 ][ - 1 ] if (flag) else T.concatenate ([a [: , ::2], rval [0]], axis = 1) * 0XFFl
first = {'a': rval[0], "b" : (lambda x : x+1) (rval) [0], 'c': u'it\\'s',}
for (i, j) in pairs : total += rval[0] [i] ** 2 - f (* args, ** kwargs)
assert (rval[0] is not None), "a very long message that makes the statement too long for one line" % (rval[0], first, total, h, updates)
""".replace("0XFFl", "0XFF")


@pytest.mark.parametrize("options", [["--line-length", "40"], ["--line-length", "300"], ["--config", "format.quote-style='single'"]])
def test_ruff_format_changes_no_words(options: list[str]) -> None:
    command = [sys.executable, "-m", "ruff", "format", "--isolated", *options, "-"]
    formatted = subprocess.run(command, input=CODE, capture_output=True, text=True, check=True).stdout

    assert formatted != CODE
    assert bare(formatted) == bare(CODE)
