"""Every file of the packages that only Python 2 reads: is it read, does each place hold what its finding names, and what does it cost?

python -m benchmarks.python2 [--sites N] [--runs N]

Exits 1 where a file is not read, a place holds something else, a planted misuse is missed, or reading costs more than twice what Python 3 does.
"""

from __future__ import annotations

import argparse
import ast
import gc
import random
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import Package, packages
from benchmarks.planting.run import plans
from scanlint.checks.catalogue import RULES
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Finding, Location
from scanlint.settings import Layer, resolve
from scanlint.source.loading import load
from scanlint.source.pieces import piece
from scanlint.source.program import read_program
from scanlint.source.text import LINE_END, NotPython3, SourceText, Unreadable
from scanlint.source.tree import build, parse

MOST_TIMES = 2.0
NAMED = re.compile(r"`([^`]+)`")
ENTRIES = re.compile(r"outputs_info has (\d+) entr")


@dataclass(frozen=True, slots=True)
class Old:
    """A file that is no Python 3. ``trouble`` says why it could not be read; ``newer`` that it needs a newer Python, so it is no Python 2 either."""

    source: SourceText
    trouble: str = ""
    newer: bool = False


def old_files(package: Package) -> Iterator[Old]:
    """The files of a package that the running Python does not parse."""
    for path in sorted(package.folder.rglob("*.py")):
        shown = path.relative_to(package.folder).as_posix()
        try:
            source = load(path.read_bytes(), shown)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                parse(source)
        except NotPython3:
            try:
                read_program(source)
                yield Old(source)
            except Unreadable as problem:
                yield Old(source, f"{problem.location.line}:{problem.location.column}: {problem.message}", "needs Python" in problem.message)
        except Unreadable as problem:
            print(f"    {shown}: {problem.message}")


def misplaced(finding: Finding, text: str) -> str | None:
    """What stands at the place of a finding in the user's text, if its message names nothing of the kind; None where it does, or names nothing."""
    named = [re.sub(r"\s+", "", part) for part in NAMED.findall(finding.message)]
    there = re.sub(r"\s+", "", piece(LINE_END.split(text), finding.location))
    held = not named or any(part in there or there in part for part in named) or _holds_entries(finding.message, there)
    return None if there and held else there


def _holds_entries(message: str, there: str) -> bool:
    """Whether a message counts the entries of outputs_info, and a display with so many stands there."""
    counted = ENTRIES.match(message)
    try:
        display = ast.parse(there, mode="eval").body
    except SyntaxError:
        return False
    return counted is not None and isinstance(display, (ast.List, ast.Tuple)) and len(display.elts) == int(counted[1])


def check_places(chosen: list[tuple[str, str, Location | None]]) -> tuple[Counter[str], list[str]]:
    """Lint each text (path, text, place that has to be reported) and hold every finding against the text at its place."""
    settings = resolve(RULES, Layer())
    counts: Counter[str] = Counter()
    wrong = []
    for path, text, planted in chosen:
        findings = lint_source(SourceText.of(path, text), settings).findings
        counts["files"] += 1
        counts["planted"] += planted is not None
        counts["reported"] += planted is not None and any(finding.location.line == planted.line for finding in findings)
        for finding in findings:
            counts["places"] += 1
            there = misplaced(finding, text)
            if there is not None:
                wrong.append(f"{path}:{finding.location.line}:{finding.location.column} holds {there!r}: {finding.message}")
    return counts, wrong


def sites(package: Package, most: int) -> list[tuple[str, str, Location | None]]:
    """Some planted misuses of a package, in files that only Python 2 reads."""
    old = {file.source.path for file in old_files(package)}
    # What is planted into another module is seen there only, and each file is linted alone here.
    found = [plan for plan in plans(package) if plan.planted.at.path in old and plan.kind != "module"]
    random.Random(package.version).shuffle(found)
    return [(plan.planted.at.path, plan.planted.text, plan.planted.at) for plan in found[:most]]


def cost(sources: list[SourceText], runs: int) -> tuple[float, float]:
    """Seconds to read the files, and to read as many lines of Python 3: what they became.

    Reading is what it takes to have both trees, that of ast and that of astroid.
    """
    old = new = 0.0
    for source in sources:
        program, _ = read_program(source)
        three = SourceText.of(source.path, program.text)
        old += _best(partial(_read, source), runs)
        new += _best(partial(_read, three), runs)
    return old, new


def _read(source: SourceText) -> object:
    return build(*read_program(source))


def _best(call: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def main() -> int:
    """Print the figures of each package and their sum."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.python2", description=__doc__)
    parser.add_argument("--sites", type=int, default=12, metavar="N", help="misuses to plant per package (12)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="readings of each file, of which the quickest counts (3)")
    arguments = parser.parse_args()
    problems: list[str] = []
    total: Counter[str] = Counter()
    readable: list[SourceText] = []
    for package in packages(purposes=("ecosystem", "python2")):
        fetch(package)
        files = list(old_files(package))
        old = [file for file in files if not file.newer]
        read = [file.source for file in old if not file.trouble]
        problems += [f"not read: {file.source.path}:{file.trouble}" for file in old if file.trouble]
        with_scan = [source for source in read if re.search(r"\b(?:theano|aesara|pytensor)\b", source.text) and re.search(r"\bscan\b", source.text)]
        planted = sites(package, arguments.sites) if read else []
        counts, wrong = check_places([*((source.path, source.text, None) for source in with_scan), *planted])
        problems += [f"misplaced: {line}" for line in wrong]
        total += counts + Counter({"old": len(old), "read": len(read), "newer": len(files) - len(old)})
        print(
            f"{package.name + ' ' + package.version:20} {len(old):4} Python 2 only, {len(read):4} read, {len(files) - len(old):3} too new;"
            f" {counts['reported']:3} of {counts['planted']:3} planted misuses reported, {counts['places']:3} places, {len(wrong)} misplaced",
            flush=True,
        )
        readable += with_scan
    seconds, three = cost(readable, arguments.runs)
    print(f"all {total['old']} Python 2 only, {total['read']} read; {total['reported']} of {total['planted']} reported; {total['places']} places")
    print(f"reading {len(readable)} files with scan: {seconds:.2f} s, as Python 3 {three:.2f} s, {seconds / max(three, 1e-9):.2f} times")
    if total["reported"] < total["planted"]:
        problems.append(f"{total['planted'] - total['reported']} planted misuses were missed")
    if seconds > MOST_TIMES * three:
        problems.append(f"reading costs {seconds / three:.2f} times what Python 3 does")
    for problem in problems:
        print(f"FAILED {problem}")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
