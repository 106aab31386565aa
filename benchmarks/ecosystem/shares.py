"""How much of what it finds scanlint understands: the model's own answers, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ecosystem.packages import Package
from scanlint.finding import Location
from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.leads import Leads, leads
from scanlint.scan.seeds import seeds_of
from scanlint.source.files import shown
from scanlint.source.loading import load, may_matter
from scanlint.source.program import read_program
from scanlint.source.text import Unreadable


@dataclass(slots=True)
class Shares:
    """Of ``calls`` scan calls: those whose number of outputs, whose step, and whose result's every use is known; and why the others are not."""

    calls: int = 0
    counted: int = 0
    stepped: int = 0
    followed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, met: Iterable[Facts]) -> None:
        """Count the calls of the files of one tree. What depends on the parameters of the function around a call is known if every caller says it."""
        files = list(met)
        seen: dict[Location, list[ScanCall]] = {}
        for call in (call for facts in files for call in facts.calls.values() if call.id.run):
            seen.setdefault(call.at, []).append(call)
        for call in (call for facts in files for call in facts.own_calls()):
            others = _views(call, files) or _called(seen.get(call.at, []))
            counted = _is_counted(call) or (bool(others) and all(_is_counted(other) for other in others))
            self.calls += 1
            self.counted += counted
            self.stepped += call.step_known or (bool(others) and all(other.step_known for other in others))
            self.followed += call.followed
            self.reasons.update(f"{why}" for why in call.why_unknown[:1] if not counted)

    def plus(self, other: Shares) -> Shares:
        """Both together."""
        calls, counted = self.calls + other.calls, self.counted + other.counted
        return Shares(calls, counted, self.stepped + other.stepped, self.followed + other.followed, self.reasons + other.reasons)

    def line(self) -> str:
        """Three percentages."""
        shares = ((name, getattr(self, name)) for name in ("counted", "stepped", "followed"))
        return f"{self.calls:4} calls" + "".join(f"  {name} {100 * part / max(self.calls, 1):5.1f} %" for name, part in shares)


def _is_counted(call: ScanCall) -> bool:
    """Whether the number of outputs is known: from what defines it, or else from what all uses need."""
    return call.outputs.known is not None or call.taken_for is not None


def _called(runs: list[ScanCall]) -> list[ScanCall]:
    """The runs of a call that its callers make. Where there are any, the reading of a step for the sake of the function around it is none."""
    return [run for run in runs if run.trail or _is_counted(run)] if any(run.trail for run in runs) else runs


def _views(call: ScanCall, files: list[Facts]) -> list[ScanCall]:
    """The calls of the views in a library's own tree: they are the callers of the scans in the module that makes the views, foldl of reduce too."""
    if not call.at.path.replace("\\", "/").endswith(("scan/views.py", "scan_module/scan_views.py")):
        return []
    return [other for facts in files for other in facts.own_calls() if other.api != "scan"]


def sources(package: Package) -> Iterable[Path]:
    """The Python files of an unpacked package, in a fixed order."""
    return sorted(package.folder.rglob("*.py"))


def shares(package: Package) -> Shares:
    """The shares of one package. Files that cannot be read are left to SCN901."""
    total = Shares()
    known = leads(())
    total.add(found for path in sources(package) if (found := _facts(path, known, total)) is not None)
    return total


def _facts(path: Path, known: Leads, total: Shares) -> Facts | None:
    """What a file holds, with the modules of its project that it imports; None where it has nothing to do with scan."""
    data, home = path.read_bytes(), str(path.absolute())
    try:
        if not (may_matter(data, home, ()) or known.concern(data, home)):
            return None
        source, tree = read_program(load(data, shown(home)))
    except Unreadable:
        return None
    seeds = seeds_of(source, tree, (), home)
    if seeds is None:
        return None
    try:
        return analyse(source, tree, (), None, home, seeds)
    except Exception as error:  # the command's exit status has told already
        total.reasons[f"analysis failed: {type(error).__name__} in {path.name}"] += 1
        return None
