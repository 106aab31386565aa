"""Lints code that is there anyway, as if every file of it could hold a scan, and prints what went wrong, each kind once.

Usage: python -m tests.fuzz.installed [--jobs N] [--look-alikes] [FOLDER ..]. Without folders: the site-packages of this interpreter, and the
standard libraries of 3.11, 3.12 and 3.13, whose interpreters are on the PATH. With --look-alikes: packages that have a scan of their own (purpose
"look-alike" of benchmarks/ecosystem/packages.toml), fetched, never built or run. Exit status 1 for an error of scanlint, a file that takes too
long, and a finding in a file that imports none of the libraries.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import resource
import shutil
import subprocess
import sys
import sysconfig
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import packages
from scanlint.engine import lint_file, rubbish
from scanlint.engine.result import FileResult
from scanlint.scan.leads import forget
from scanlint.source.files import SourceFile
from tests.fuzz.judge import SETTINGS, Hangs, limited

PYTHONS = ("python3.11", "python3.12", "python3.13")
#: An import of one of the libraries, of a module of theirs, or of what wraps them in the packages that have scans; what names none has no scan.
_LIBRARY = re.compile(rb"^[^#\n]*\b(?:import|from|importorskip)\b[^#\n]*\b(?:theano|aesara|pytensor)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a file. ``outcome`` is "read", "given up", "refused" (by Python, too), "wrong"; ``why`` says more of the
    last three. ``lines`` are those of the findings, whose codes are ``codes``."""

    path: str
    outcome: str
    why: str = ""
    codes: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


def told(path: str) -> Told:
    """Lint a file with both tests whether it matters forced open. Needs the main thread."""
    # What was read for the file before, and its circles of nodes, which nothing else lets go in time: memory stays that of the largest file.
    forget()
    rubbish.sweep()
    data = Path(path).read_bytes()
    with mock.patch("scanlint.engine.one_file.may_concern", return_value=True), mock.patch("scanlint.scan.seeds.has_scan", return_value=True):
        try:
            with limited():
                result = lint_file(SourceFile(path, path, SETTINGS), data)
        except Hangs:
            return Told(path, "wrong", "takes too long")
    return _judged(path, data, result)


def _judged(path: str, data: bytes, result: FileResult) -> Told:
    if result.failure is not None:
        return Told(path, "wrong", re.sub(r"^.*?: internal error: ", "", result.failure))
    if result.unreadable:
        return Told(path, "given up" if _parses(data) else "refused", result.findings[0].message)
    findings = [finding for finding in result.findings if finding.code < "SCN9"]
    found = tuple(finding.code for finding in findings)
    if found and not _LIBRARY.search(data):
        return Told(path, "wrong", f"{found[0]} in a file that imports no library")
    return Told(path, "read", codes=found, lines=tuple(finding.location.line for finding in findings))


def _parses(data: bytes) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def files(folders: Iterable[str]) -> list[str]:
    """The .py files below the folders; of a standard library, not those of its site-packages."""
    found: set[str] = set()
    for folder in folders:
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if name not in ("site-packages", "__pycache__")]
            found.update(os.path.join(place, name) for name in names if name.endswith(".py"))
    return sorted(found)


def standard_library(python: str) -> str:
    """The folder of the standard library of an interpreter. Raises SystemExit where that is not on the PATH."""
    program = shutil.which(python)
    if program is None:
        raise SystemExit(f"{python} is not on the PATH")
    command = [program, "-I", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def report(all_told: list[Told]) -> Iterator[str]:
    """What went wrong and what was given up, each kind once with its number, then the counts."""
    for outcome in ("wrong", "given up"):
        kinds: dict[str, list[str]] = {}
        for one in all_told:
            if one.outcome == outcome:
                kinds.setdefault(one.why, []).append(one.path)
        for why, paths in sorted(kinds.items(), key=lambda item: -len(item[1])):
            yield f"{outcome}, {len(paths)} times: {why}\n  {', '.join(paths[:4])}"
    counts = Counter(one.outcome for one in all_told)
    yield f"{len(all_told)} files: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("read", "refused", "given up", "wrong"))
    codes = Counter(code for one in all_told for code in one.codes)
    for one in all_told:
        yield from (f"{one.path}:{line}: {code}" for line, code in zip(one.lines, one.codes, strict=True))
    yield f"findings in files that import a library: {', '.join(f'{code} {number}' for code, number in sorted(codes.items())) or 'none'}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.installed", description=__doc__)
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--look-alikes", action="store_true")
    options = parser.parse_args()
    folders = options.folders
    if options.look_alikes:
        folders += [str(fetch(package)) for package in packages(purposes=("look-alike",))]
    folders = folders or [sysconfig.get_path("purelib"), *map(standard_library, PYTHONS)]
    begun, paths = time.monotonic(), files(folders)
    all_told: list[Told] = []
    with ProcessPoolExecutor(options.jobs, initializer=rubbish.begin) as pool:
        for one in pool.map(told, paths, chunksize=20):
            all_told.append(one)
            if one.outcome == "wrong":
                print(f"{one.path}: {one.why}", flush=True)
            if len(all_told) % 500 == 0:
                print(f"{len(all_told)} of {len(paths)} files", flush=True)
    print("\n".join(report(all_told)))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{time.monotonic() - begun:.0f} s, {most} MB at most, {', '.join(folders)}")
    return int(any(one.outcome == "wrong" for one in all_told))


if __name__ == "__main__":
    sys.exit(main())
