"""What becomes of an input: findings or a message, and the documented exit status; anything else is a defect of scanlint."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import signal
import tempfile
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scanlint.checks.catalogue import RULES
from scanlint.checks.registry import check
from scanlint.cli import main
from scanlint.engine import FileResult, lint_file
from scanlint.fixes.files import fix_data
from scanlint.report import Report, Summary
from scanlint.reports import concise, github, json_report, sarif, terminal
from scanlint.scan.analyse import analyse
from scanlint.settings import Layer, Loader, Overrides, SettingsError, resolve
from scanlint.source.files import SourceFile
from scanlint.source.loading import lines, load
from scanlint.source.program import read_program
from scanlint.source.text import Unreadable
from tests.fuzz.inputs import Input

SETTINGS = resolve(RULES, Layer(select=("ALL",), extend_select=(), ignore=()))
#: Nothing takes as long as this, in seconds of the processor, which do not depend on what else the machine does; what does hangs. Where
#: the lines that run are counted (`nox -s coverage`), each takes several times as long.
LIMIT = 100 if "COVERAGE_PROCESS_CONFIG" in os.environ else 10
#: One in so many inputs goes through the command as well, and one in so many reports through every format.
COMMANDS, REPORTS = 100, 10
#: Rules on calls of the library that are wrong with or without a scan.
OF_THE_LIBRARY = {"SCN306", "SCN601", "SCN602"}


class Hangs(BaseException):
    """No Exception, so that nothing which catches those goes on after it."""


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with the answer to an input: a line that is the same for inputs of the same defect, and all that is known."""

    kind: str
    told: str


def judge(one: Input) -> Defect | None:
    """None where scanlint does what it promises. Needs the main thread, for the alarm."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if one.kind == "settings":
                with limited():
                    told = _settings(one)
            else:
                told = _source(one)
            if told is None and one.number % COMMANDS == 0:
                with limited():
                    told = _command(one)
        except Hangs:
            return Defect("hangs", f"more than {LIMIT} s")
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            return Defect(f"{type(error).__name__} at {os.path.basename(frame.filename)}:{frame.lineno}", traceback.format_exc(limit=-6))
    return None if told is None else Defect(told.partition(": ")[0], told)


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """LIMIT of the processor's time for what is done inside, as a run of scanlint does it; then Hangs is raised. Needs the main thread."""

    def stop(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _source(one: Input) -> str | None:
    file = SourceFile(f"/nowhere/{one.name}", one.name, SETTINGS)
    with limited():
        result = lint_file(file, one.data)
        if result.failure is not None:
            return result.failure
        if result.skipped:
            _forced(one)
        if one.number % REPORTS == 0:
            _reported(result, one)
    if any(not finding.message or finding.location.line < 1 or finding.location.column < 1 for finding in result.findings):
        return "a finding without a place or a message"
    return _fixed(file, one.data) if any(finding.fix is not None for finding in result.findings) else None


def _forced(one: Input) -> None:
    """The model and the rules on a file that has no scan, as if it had."""
    try:
        program, tree = read_program(load(one.data, one.name))
        facts = analyse(program, tree, ())
    except (Unreadable, RecursionError):
        return
    wrong = [finding for finding in check(facts, SETTINGS.selected) if finding.code < "SCN9" and finding.code not in OF_THE_LIBRARY]
    assert not wrong, f"findings without a scan: {wrong}"


def _reported(result: FileResult, one: Input) -> None:
    report = Report(result.findings, Summary(1, 1))

    @cache
    def cell(number: int | None) -> Sequence[str]:
        try:
            return lines(one.data, one.name, number)
        except Unreadable:
            return ()

    terminal.render(report, lambda place: cell(place.cell), file=(out := io.StringIO()))
    told = [out.getvalue(), concise.render(report), github.render(report), json_report.render(report), sarif.render(report)]
    escapes = {character for text in told for character in text if (character < " " and character != "\n") or character == "\x7f"}
    assert not escapes, f"control characters in a report: {escapes!r}"
    "".join(told).encode()


def _fixed(file: SourceFile, data: bytes) -> str | None:
    """What is mended parses as before, and a second run changes nothing."""
    with limited():
        result, after = fix_data(file, data, unsafe=True)
    if result.failure is not None:
        return result.failure
    if file.shown.endswith(".py") and _parses(data) and not _parses(after):
        return "a fix breaks the program: it does not parse any more"
    with limited():
        again = fix_data(file, after, unsafe=True)[1]
    return None if again == after else "a second run changes what the first one mended: it should find nothing to do"


def _parses(data: bytes) -> bool:
    try:
        ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _settings(one: Input) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / one.name).write_bytes(one.data)
        try:
            Loader(Overrides(), RULES).for_folder(folder)
        except SettingsError as error:
            return None if one.name in str(error) else f"a message without the file: {error}"
    return None


def _command(one: Input) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / one.name).write_bytes(one.data)
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(["--no-confirm", folder])
        out.seek(0)
        printed = out.read() + err.getvalue()
    if status not in (0, 1, 2):
        return f"exit status {status}: {printed}"
    return f"a traceback: {printed}" if "Traceback" in printed else None
