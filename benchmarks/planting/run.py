"""Plants, lints, and counts what is found where it was planted."""

from __future__ import annotations

import random
import re
import tempfile
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ecosystem.packages import Package
from benchmarks.planting.causes import cause, overlap
from benchmarks.planting.edit import Planted, apply
from benchmarks.planting.misuses import misuses
from benchmarks.planting.python2 import old_tree
from benchmarks.planting.tree import Tree
from scanlint.checks.catalogue import RULES
from scanlint.engine import Options
from scanlint.engine import run as lint
from scanlint.engine.in_depth import lint_source
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText

RECORD = Path(__file__).parent / "recall.toml"
SEED = 5
#: A file gives at most so many sites of a kind: two test files would otherwise outvote everything else, and a run has to end.
MOST = 24
#: Of a package that is there for its Python 2: two versions of one test file hold most of it.
MOST_OLD = 12
#: The packages that misuses are planted into, by their purpose.
PURPOSES = ("ecosystem", "python2", "planting")
#: Of each kind. All together have to reach OVERALL.
GOAL = 0.85
OVERALL = 0.95
MAY_HOLD_SCAN = re.compile(rb"\b(?:scan|map|reduce|foldl|foldr)\s*\(")
LIBRARY = re.compile(rb"\b(?:theano|aesara|pytensor)\b")


@dataclass(frozen=True, slots=True)
class Result:
    """One planted misuse. ``missed`` is None where it was reported, else why not."""

    package: str
    kind: str
    path: str
    line: int
    missed: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """One misuse to try: the text, the codes that answer it, where its scan call begins, and the module beside it that misuses it, if one does."""

    package: str
    kind: str
    planted: Planted
    codes: frozenset[str]
    call_line: int
    beside: str | None = None


def plans(package: Package) -> Iterator[Plan]:
    """The misuses planted into one package, chosen by a fixed seed where a file has more than MOST of a kind.

    Of a package that is there for its Python 2, only the files that Python 3 does not read.
    """
    for path in sorted(package.folder.rglob("*.py")):
        data = path.read_bytes()
        if not MAY_HOLD_SCAN.search(data) or not LIBRARY.search(data):
            continue
        shown = path.relative_to(package.folder).as_posix()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        tree = _tree(text, shown, package.purpose == "python2")
        if tree is not None:
            yield from _chosen(package, shown, tree, MOST_OLD if package.purpose == "python2" else MOST)


def _tree(text: str, path: str, old_only: bool) -> Tree | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = Tree(text)
    except SyntaxError:
        return old_tree(text, path)
    return None if old_only else tree


def _chosen(package: Package, path: str, tree: Tree, most: int) -> Iterator[Plan]:
    kinds: dict[str, list[Plan]] = {}
    for misuse in misuses(tree):
        planted = apply(misuse.edits, tree.text, path, misuse.place)
        if planted is not None:
            kinds.setdefault(misuse.kind, []).append(Plan(package.name, misuse.kind, planted, misuse.codes, misuse.call.lineno, misuse.beside))
    for kind, found in sorted(kinds.items()):
        yield from random.Random(f"{SEED} {package.name} {path} {kind}").sample(found, most) if len(found) > most else found


def tried(plan: Plan) -> Result:
    """Lint one planted text. Found is a finding of an accepted code that begins on the line of the misuse and touches it."""
    try:
        missed = _missed(plan)
    except Exception as error:
        missed = f"crash: {type(error).__name__}: {error}"
    return Result(plan.package, plan.kind, plan.planted.at.path, plan.planted.at.line, missed)


def _missed(plan: Plan) -> str | None:
    at = plan.planted.at
    if plan.beside is not None:
        return _missed_beside(plan, plan.beside)
    findings = lint_source(SourceText.of(at.path, plan.planted.text), resolve(RULES, Layer())).findings
    touching = [finding for finding in findings if finding.code in plan.codes and overlap(finding.location, at)]
    if any(finding.location.line == at.line for finding in touching):
        return None
    return "reported, but from another line on" if touching else cause(plan.planted, plan.call_line)


def _missed_beside(plan: Plan, beside: str) -> str | None:
    """The same for a use in a module of its own: both files are written into a folder and linted."""
    stem = Path(plan.planted.at.path).stem
    if not stem.isidentifier():
        return "its file cannot be imported"
    with tempfile.TemporaryDirectory(prefix="scanlint-planting-") as folder:
        (Path(folder) / "pyproject.toml").touch()
        (Path(folder) / f"scanned_{stem}.py").write_text(plan.planted.text, encoding="utf-8")
        line = beside.format(module=f"scanned_{stem}")
        (Path(folder) / "beside.py").write_text(f"import scanned_{stem}\n{line}\n", encoding="utf-8")
        findings = lint([str(Path(folder) / "beside.py")], Options(jobs=1)).findings
    found = any(finding.code in plan.codes and finding.location.path.endswith("beside.py") for finding in findings)
    return None if found else cause(plan.planted, plan.call_line)


def run(packages: tuple[Package, ...], record: bool = False, compare: bool = True) -> int:
    """Plant into every package and print the recall; 1 if it is under the goal or under the recorded figure."""
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(tried, (plan for package in packages for plan in plans(package)), chunksize=8))
    sites, found = Counter(result.kind for result in results), Counter(result.kind for result in results if result.missed is None)
    misses = [result for result in results if result.missed is not None]
    for result in misses:
        print(f"    missed {result.kind:9} {result.package}: {result.path}:{result.line}  {result.missed}")
    for why, number in Counter(str(result.missed) for result in misses).most_common():
        print(f"    {number:4} missed: {why}")
    for kind in sorted(sites):
        print(f"{kind:9} {found[kind]:4} of {sites[kind]:4}  {100 * found[kind] / sites[kind]:5.1f} %")
    recall = found.total() / max(sites.total(), 1)
    print(f"recall    {found.total():4} of {sites.total():4}  {100 * recall:5.1f} %")
    if record:
        _write(sites, found)
    problems = _problems(sites, found, recall, compare)
    for problem in problems:
        print(f"FAILED {problem}")
    return int(bool(problems))


def _problems(sites: Counter[str], found: Counter[str], recall: float, compare: bool) -> list[str]:
    problems = [] if recall >= OVERALL else [f"recall is {100 * recall:.1f} %, the goal is {100 * OVERALL:.0f} %"]
    for kind in sorted(sites):
        if found[kind] < GOAL * sites[kind]:
            problems.append(f"{kind}: {found[kind]} of {sites[kind]} found, the goal is {100 * GOAL:.0f} %")
    recorded = tomllib.loads(RECORD.read_text(encoding="utf-8")) if compare and RECORD.exists() else {}
    for kind, before in recorded.items():
        if sites[kind] == before["sites"] and found[kind] < before["found"]:
            problems.append(f"{kind}: {found[kind]} of {sites[kind]} found, {before['found']} at the last record ({RECORD.name})")
        elif sites[kind] != before["sites"]:
            problems.append(f"{kind}: {sites[kind]} sites, {before['sites']} at the last record: look, then `python -m benchmarks.planting --record`")
    return problems


def _write(sites: Counter[str], found: Counter[str]) -> None:
    head = "# Sites and reported misuses per kind, written by `python -m benchmarks.planting --record`; a run that reports fewer fails.\n"
    tables = "".join(f"\n[{kind}]\nsites = {sites[kind]}\nfound = {found[kind]}\n" for kind in sorted(sites))
    RECORD.write_text(head + tables, encoding="utf-8")
