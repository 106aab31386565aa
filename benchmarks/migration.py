"""The PyTensor migration on public packages of before return_updates: `python -m benchmarks.migration [--unsafe-fixes] [--patch FILE]`.

Every file with a scan is mended in memory with SCN405 alone; what comes out must parse and must not change again. Printed for each package: the calls
found, those migrated, and those left with the reason that the finding gives.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import EcosystemError, Package, packages
from scanlint.checks.catalogue import RULES
from scanlint.fixes.diff import unified
from scanlint.fixes.mend import mend
from scanlint.settings import Layer, resolve
from scanlint.source.loading import load, may_matter
from scanlint.source.text import SourceText, Unreadable

SETTINGS = resolve(RULES, Layer(select=("SCN405",)))
#: PyTensor began as Aesara; the packages of PyTensor come without the tests of scan, those of Aesara with them.
_FORMER = "aesara"


@dataclass(slots=True)
class Outcome:
    """What became of one package: calls found and migrated, files changed, reasons why calls are left, the diff."""

    found: int = 0
    migrated: int = 0
    changed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)
    patch: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)


def sources(package: Package) -> Iterator[tuple[Path, SourceText]]:
    """The files of a package that may hold a scan, in PyTensor's words."""
    for path in sorted(fetch(package).rglob("*.py")):
        shown = f"{package.name}/{path.relative_to(package.folder).as_posix()}"
        data = path.read_bytes()
        if not may_matter(data, shown) or (package.name == _FORMER and "/tests/scan/" not in shown):
            continue
        try:
            source = load(data, shown)
        except Unreadable:
            continue
        if package.name == _FORMER:
            source = SourceText.of(shown, source.text.replace(_FORMER, "pytensor"))
        yield path, source


def migrate(package: Package, unsafe: bool) -> Outcome:
    """Mend each file of a package, in memory."""
    outcome = Outcome()
    for path, source in sources(package):
        home = None if package.name == _FORMER else str(path)
        once = mend(source, SETTINGS, unsafe, home)
        left = [finding for finding in once.result.findings if finding.code == "SCN405"]
        outcome.found += len(left) + len(once.fixed)
        outcome.migrated += len(once.fixed)
        for finding in left:
            why = finding.help.partition("Not done by --fix: ")[2] or finding.help.partition("The fix is unsafe: ")[2] or "the fix was refused"
            outcome.left.append(f"{source.path}:{finding.location.line}: {why}")
        outcome.trouble += [f"{source.path}:{finding.location.line}: refused: {why}" for finding, why in once.refused]
        if once.text == source.text:
            continue
        outcome.changed += 1
        outcome.patch.append(unified(source.path, source.text, once.text))
        ast.parse(once.text, source.path)
        if mend(SourceText.of(source.path, once.text), SETTINGS, unsafe, home).text != once.text:
            outcome.trouble.append(f"{source.path}: a second run changes it again")
    return outcome


def main() -> int:
    """Print the figures; 1 where a result did not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.migration", description=__doc__)
    parser.add_argument("--unsafe-fixes", action="store_true")
    parser.add_argument("--patch", type=Path, help="write the diff of all changes to this file")
    arguments = parser.parse_args()
    trouble, patch = 0, []
    try:
        for package in packages(purposes=("migration",)):
            outcome = migrate(package, arguments.unsafe_fixes)
            name = f"{package.name} {package.version}"
            print(
                f"{name:20} {outcome.found:3} calls, {outcome.migrated:3} migrated in {outcome.changed:2} files, {len(outcome.left):3} left",
                flush=True,
            )
            for line in (*outcome.left, *outcome.trouble):
                print(f"    {line}")
            trouble += len(outcome.trouble)
            patch += outcome.patch
    except EcosystemError as error:
        print(f"migration: {error}", file=sys.stderr)
        return 2
    if arguments.patch is not None:
        arguments.patch.write_text("".join(patch), encoding="utf-8")
    return int(trouble > 0)


if __name__ == "__main__":
    sys.exit(main())
