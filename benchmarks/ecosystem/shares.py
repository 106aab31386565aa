"""How much of what it finds scanlint understands: the model's own answers, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ecosystem.packages import Package
from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts
from scanlint.scan.prefilter import has_scan
from scanlint.source.text import Unreadable, decode, may_matter
from scanlint.source.tree import parse


@dataclass(slots=True)
class Shares:
    """Of ``calls`` scan calls: those whose number of outputs, whose step, and whose result's every use is known; and why the others are not."""

    calls: int = 0
    counted: int = 0
    stepped: int = 0
    followed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, facts: Facts) -> None:
        """Count the calls of one file."""
        for call in facts.own_calls():
            self.calls += 1
            self.counted += call.outputs.known is not None
            self.stepped += call.step_known
            self.followed += call.followed
            self.reasons.update(f"{why}" for why in call.why_unknown[:1] if call.outputs.known is None)

    def plus(self, other: Shares) -> Shares:
        """Both together."""
        calls, counted = self.calls + other.calls, self.counted + other.counted
        return Shares(calls, counted, self.stepped + other.stepped, self.followed + other.followed, self.reasons + other.reasons)

    def line(self) -> str:
        """Three percentages."""
        shares = ((name, getattr(self, name)) for name in ("counted", "stepped", "followed"))
        return f"{self.calls:4} calls" + "".join(f"  {name} {100 * part / max(self.calls, 1):5.1f} %" for name, part in shares)


def sources(package: Package) -> Iterable[Path]:
    """The Python files of an unpacked package, in a fixed order."""
    return sorted(package.folder.rglob("*.py"))


def shares(package: Package) -> Shares:
    """The shares of one package. Files that cannot be read are left to SCN901."""
    total = Shares()
    for path in sources(package):
        data = path.read_bytes()
        if not may_matter(data):
            continue
        try:
            source = decode(data, path.relative_to(package.folder).as_posix())
            tree = parse(source)
        except Unreadable:
            continue
        if has_scan(tree, ()):
            try:
                total.add(analyse(source, tree, ()))
            except Exception as error:  # the command's exit status has told already
                total.reasons[f"analysis failed: {type(error).__name__} in {source.path}"] += 1
    return total
