"""What the editor would show on every scan of the fixture programs and of pymc-extras, to be judged against the source.

python -m benchmarks.hover
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import packages
from scanlint.scan.analyse import analyse
from scanlint.scan.glance import evidence, glance
from scanlint.scan.prefilter import has_scan
from scanlint.source.loading import may_matter, read
from scanlint.source.program import read_program
from scanlint.source.text import Unreadable

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "programs"


def shown(path: Path, name: str) -> Iterator[str]:
    """The lines for every scan of a file, each scan under its place."""
    if not may_matter(path.read_bytes(), name):
        return
    try:
        program, tree = read_program(read(str(path), name))
    except Unreadable as problem:
        yield f"{name}: {problem.message}"
        return
    if has_scan(tree, ()):
        for call in analyse(program, tree, ()).own_calls():
            yield f"{name}:{call.at.line}"
            yield from (f"    {line}" for line in (*glance(call), *(f"line {number}: {why}" for number, why in evidence(call))))


def main() -> None:
    """Print them all."""
    (package,) = packages(("pymc-extras",))
    for folder in (FIXTURES, fetch(package)):
        for path in sorted(folder.rglob("*.py")):
            for line in shown(path, path.relative_to(folder).as_posix()):
                print(line)


if __name__ == "__main__":
    main()
