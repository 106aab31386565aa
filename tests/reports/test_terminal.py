"""The whole text that a person sees, at 80 and at 120 columns, plain and coloured."""

from __future__ import annotations

import dataclasses
import io
import subprocess
import sys

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from scanlint.finding import Evidence, Finding, Location
from scanlint.impact import Impact
from scanlint.report import Report, Summary
from scanlint.reports import terminal
from tests.reports import samples


class Screen(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _no_colour_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def _text(*findings: Finding, width: int = 80, file: io.StringIO | None = None, color: bool | None = None) -> str:
    out = file or io.StringIO()
    terminal.render(Report(findings, Summary(2, 2)), samples.lines, file=out, width=width, color=color)
    return out.getvalue()


def test_a_clean_run_is_one_line() -> None:
    assert _text() == "no findings (2 read, 2 with scan, 0 unreadable; 0 suppressed)\n"


def test_a_clean_run_imports_no_rich() -> None:
    script = (
        "import sys; from scanlint.report import Report, Summary; from scanlint.reports import terminal, concise, json_report;"
        "terminal.render(Report((), Summary()), lambda path: ()); sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode == 0


def test_notes_are_printed_before_the_last_line() -> None:
    out = io.StringIO()
    terminal.render(Report((), Summary(notes=("build/gen.py is excluded", "and\x1b another"))), samples.lines, file=out)
    assert out.getvalue().splitlines()[:-1] == ["build/gen.py is excluded", "and\\x1b another"]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("sample", ["single", "several", "raising", "one_line"])
def test_a_finding(sample: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert _text(getattr(samples, sample)(), width=width) == snapshot


@pytest.mark.parametrize("width", [80, 120])
def test_a_whole_report(width: int, snapshot: SnapshotAssertion) -> None:
    out = io.StringIO()
    terminal.render(samples.everything(), samples.lines, file=out, width=width)
    assert out.getvalue() == snapshot


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    out = io.StringIO()
    terminal.render(dataclasses.replace(samples.everything(), summary=Summary()), samples.lines, file=out, width=width)
    assert [line for line in out.getvalue().splitlines()[:-1] if cell_len(line) > width] == []


def test_a_wide_terminal_is_used_up_to_120_columns() -> None:
    assert _text(samples.single(), width=300) == _text(samples.single(), width=120)


def test_shared_indentation_goes_only_where_a_line_would_not_fit() -> None:
    source = ["        return rval[0]", "", "        " + "scan(" + "x" * 66 + ")"]
    finding = samples.finding(Location("a.py", 1, 16, 1, 23), evidence=(Evidence(Location("a.py", 3, 9, 3, 13), "the scan call"),))
    drawn = {}
    for width in (80, 120):
        out = io.StringIO()
        terminal.render(Report((finding,), Summary()), lambda path: source, file=out, width=width)
        drawn[width] = [line[5:] for line in out.getvalue().splitlines() if line[:5] in (" 1 │ ", " 3 │ ", "   │ ")]
    assert drawn[80][:3] == ["return rval[0]", "       ^^^^^^^ a label", source[2].strip()]
    assert drawn[120][:3] == [source[0], "               ^^^^^^^ a label", source[2]]


def test_a_long_path_is_never_broken() -> None:
    path = "deep/" * 30 + "gru.py"
    deep = dataclasses.replace(samples.single(), location=Location(path, 15, 12, 15, 19), evidence=())
    assert f" {path}:15:12\n" in _text(deep)


def test_a_file_that_cannot_be_read_again_keeps_its_place_and_label() -> None:
    text = _text(samples.finding(Location("gone.py", 7, 3, 7, 9), label="here it was"))
    assert "gone.py:7:3\n" in text
    assert "^ here it was\n" in text


def test_hostile_text_never_reaches_the_terminal() -> None:
    bad = "a\x1b[2J\u202e"
    hostile = samples.finding(
        Location(bad, 1, 1, 1, 4), message=bad, label=bad, consequence=bad, help=bad, evidence=(Evidence(Location(bad, 1, 2, 1, 3), bad),)
    )
    out = io.StringIO()
    terminal.render(Report((hostile,), Summary(notes=(bad,))), lambda path: [bad], file=out, color=False)
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert out.getvalue().count("a\\x1b[2J\\u202e") == 8


def test_what_does_not_run_is_not_said_to_happen_at_run_time() -> None:
    unreadable = samples.finding(Location("a.py", 1, 1, 1, 2), impact=Impact.INFO, consequence="Nothing in this file was checked.")
    assert "= note         Nothing in this file was checked.\n" in _text(unreadable)


def test_markup_in_the_source_is_text() -> None:
    out = io.StringIO()
    terminal.render(Report((samples.finding(Location("a.py", 1, 1, 1, 6)),), Summary()), lambda path: ["x[red][/red] :smile:"], file=out)
    assert "x[red][/red] :smile:" in out.getvalue()


def test_plain_when_piped() -> None:
    assert "\x1b" not in _text(samples.single())


def test_coloured_on_a_terminal() -> None:
    assert "\x1b[1;31msilent\x1b[0m" in _text(samples.single(), file=Screen())


def test_no_color_wins_over_a_terminal_and_over_force_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in _text(samples.single(), file=Screen())


def test_force_color_colours_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31msilent\x1b[0m" in _text(samples.single())


def test_a_dumb_terminal_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in _text(samples.single(), file=Screen())


def test_the_caller_decides_on_colour_if_asked() -> None:
    assert "\x1b" in _text(samples.single(), color=True)
    assert "\x1b" not in _text(samples.single(), file=Screen(), color=False)


def test_colour_changes_no_text() -> None:
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", _text(samples.several(), color=True)) == _text(samples.several())


def test_an_ascii_stream_gets_ascii(snapshot: SnapshotAssertion) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    terminal.render(Report((samples.several(),), Summary(2, 2)), samples.lines, file=out, width=80)
    out.flush()
    assert raw.getvalue().decode("ascii") == snapshot
