"""Runs the command over each package, and holds what it prints against the judged table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ecosystem import judged
from benchmarks.ecosystem.packages import HERE, Package
from benchmarks.ecosystem.shares import Shares, shares

COMMAND = (sys.executable, "-m", "scanlint", "--isolated", "--no-confirm", "--format", "json", "--jobs", "2")


@dataclass(frozen=True, slots=True)
class Linted:
    """One package: its findings, how many files, or the trouble that the run met."""

    package: Package
    findings: tuple[judged.Key, ...] = ()
    messages: tuple[str, ...] = ()
    files: int = 0
    with_scan: int = 0
    unreadable: int = 0
    trouble: tuple[str, ...] = ()


def lint(packages: tuple[Package, ...]) -> int:
    """Lint the fetched packages and print what there is to know of each; 1 if anything crashed, is unjudged, or is a false alarm."""
    results: list[Linted] = []
    total = Shares()
    for package in packages:
        result = run(package)
        known = shares(package)
        total = total.plus(known)
        results.append(result)
        counts = f"{result.files:5} files {result.with_scan:4} with scan {result.unreadable:2} unreadable {len(result.findings):3} findings"
        print(f"{package.name + ' ' + package.version:20} {counts}  {known.line()}", flush=True)
        for line in (*result.messages, *result.trouble):
            print(f"    {line}")
    print(f"{'all':83}{total.line()}")
    for why, number in total.reasons.most_common(12):
        print(f"    {number:4}  {why}")
    found = [key for result in results for key in result.findings]
    names = frozenset(package.name for package in packages)
    problems = judged.compare(found, judged.table(), names).lines()
    problems += [f"{result.package.name}: {line}" for result in results for line in result.trouble]
    for problem in problems:
        print(f"FAILED {problem}")
    print(f"{len(found)} findings, {len(problems)} problems")
    return int(bool(problems))


def run(package: Package) -> Linted:
    """One run of the command. The packages lie in a folder that git ignores, so they are linted through a link from outside of the checkout."""
    with tempfile.TemporaryDirectory(prefix="scanlint-ecosystem-") as outside:
        (Path(outside) / package.name).symlink_to(package.folder, target_is_directory=True)
        environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}
        done = subprocess.run([*COMMAND, package.name], cwd=outside, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    trouble = [line for line in done.stderr.splitlines() if line]
    if done.returncode not in (0, 1):
        trouble.append(f"exit status {done.returncode}")
    if not done.stdout.lstrip().startswith("{"):
        return Linted(package, trouble=(*trouble, "no report"))
    report = json.loads(done.stdout)
    keys = [(judged.Key(package.name, _inside(entry["path"]), entry["line"], entry["code"]), entry["message"]) for entry in report["findings"]]
    if (done.returncode == 1) != bool(keys):
        trouble.append(f"exit status {done.returncode} with {len(keys)} findings")
    summary = report["summary"]
    messages = tuple(f"{key.path}:{key.line} {key.code} {message}" for key, message in keys)
    return Linted(package, tuple(key for key, _ in keys), messages, summary["files"], summary["with_scan"], summary["unreadable"], tuple(trouble))


def _inside(path: str) -> str:
    """The path without the name of the link."""
    return path.replace("\\", "/").partition("/")[2]
