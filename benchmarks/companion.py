"""Prints the wall time of 1, 20 and 100 confirmed findings over up to 8 structures, process start included: medians of some runs.

python -m benchmarks.companion [--python INTERPRETER | --environments FOLDER] [--runs N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
import tomllib
from dataclasses import dataclass, replace
from itertools import cycle, islice, product
from pathlib import Path

from scanlint.companion.confirm import confirm
from scanlint.finding import Finding, Location, Seen, Verdict
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation, Question, Structure

#: Eight structures with the operations of the result rules that apply to each, and the effect that each has.
OUTPUTS = Operation("unpack", (2, 0))
SINGLE = (
    Structure("scan", (True,)),
    Structure("scan", (True,), go_backwards=True),
    Structure("scan", (False,)),
    Structure("map", (False,)),
)
SEVERAL = (
    Structure("scan", (True, True)),
    Structure("scan", (True, False)),
    Structure("scan", (True, False, False)),
    Structure("scan", (True,), return_list=True),
)
ON_SINGLE = (
    *((Operation("index", step), "one_step", step) for step in range(4)),
    (Operation("len"), "raises", None),
    (Operation("iterate"), "raises", None),
    (Operation("unpack", (2, None)), "raises", None),
    (Operation("call", "zip"), "raises", None),
    (Operation("index", 4), "one_step", 4),
    (Operation("unpack", (3, None)), "raises", None),
    (Operation("star"), "raises", None),
    (Operation("list"), "raises", None),
    (Operation("unpack_one"), "raises", None),
)
ON_SEVERAL = (
    (Operation("index", -1), "other_output", -1),
    (Operation("call", "mean"), "stacked", None),
    (Operation("call", "dot"), "stacked", None),
    (Operation("call", "tanh"), "stacked", None),
    (Operation("call", "sum"), "stacked", None),
    (Operation("arithmetic"), "stacked", None),
    (Operation("arithmetic", "divide"), "stacked", None),
    (Operation("method", "mean"), "raises", None),
    (Operation("method", "dimshuffle"), "raises", None),
    (Operation("index_axes", -1), "raises", None),
    (Operation("slice", (None, None, -1)), "outputs_reversed", None),
    (Operation("arithmetic", "multiply_int"), "repeated", None),
    (Operation("unpack", (4, None)), "raises", None),
)


def questions(count: int, dialect: str) -> list[Question]:
    """Return ``count`` questions, all different up to a hundred, spread over the eight structures."""
    kinds = (
        [(structure, wrong) for wrong, structure in product(ON_SINGLE, SINGLE)],
        [(structure, wrong) for wrong, structure in product(ON_SEVERAL, SEVERAL)],
    )
    mixed = [pair for both in zip(*kinds, strict=True) for pair in both]
    return [Question(structure, (OUTPUTS, operation), effect, arg, (dialect,)) for structure, (operation, effect, arg) in islice(cycle(mixed), count)]


@dataclass(frozen=True)
class Timed:
    """Some runs of a batch: the verdicts of the last, and of each the seconds of wall time and of the child's processor time."""

    verdicts: list[Verdict]
    wall: list[float]
    processor: list[float]


def timed(asked: list[Question], python: str, runs: int) -> Timed:
    """Confirm findings with these questions ``runs`` times, each in a new process."""
    somewhere = Location("model.py", 1, 1, 1, 2)
    findings = [Finding(somewhere, "SCN101", "x", Impact.SILENT, Confidence.CERTAIN, "", "", question=question) for question in asked]
    wall, processor = [], []
    for _ in range(runs):
        start, used = time.perf_counter(), _of_children()
        verdicts = [finding.verdict for finding in confirm(findings, python) if finding.verdict is not None]
        wall.append(time.perf_counter() - start)
        processor.append(_of_children() - used)
    return Timed(verdicts, wall, processor)


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """Time the batches; exit 1 if a finding is not confirmed, or differently on two libraries, for then the figures mean nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--python", default=sys.executable, help="the interpreter whose library is asked")
    parser.add_argument("--dialect", default="theano", help="theano, theano-pymc, aesara or pytensor")
    parser.add_argument("--environments", type=Path, metavar="FOLDER", help="those of tests/backends.toml instead, as nox -s backends builds them")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.environments is not None:
        return _everywhere(arguments.environments, arguments.runs)
    for count in (1, 20, 100):
        asked = questions(count, arguments.dialect)
        got = timed(asked, arguments.python, arguments.runs)
        structures = len({question.structure for question in asked})
        wall = statistics.median(got.wall)
        print(f"{count:>4} findings, {structures} structures: {wall:.2f} s on {got.verdicts[0].backend} (median of {arguments.runs})")
        if not _confirmed(got.verdicts):
            return 1
    return 0


def _everywhere(folder: Path, runs: int) -> int:
    """Time 100 findings on every library of tests/backends.toml."""
    tables = tomllib.loads((Path(__file__).parents[1] / "tests" / "backends.toml").read_text(encoding="utf-8"))
    seen = []
    print("| library | Python | seconds (median) | slowest | processor seconds |\n|---|---|---|---|---|")
    for name, table in tables.items():
        got = timed(questions(100, table["library"]), str(folder / name), runs)
        wall, processor = statistics.median(got.wall), statistics.median(got.processor)
        print(f"| {got.verdicts[0].backend} | {table['python']} | {wall:.2f} | {max(got.wall):.2f} | {processor:.2f} |", flush=True)
        if not _confirmed(got.verdicts):
            return 1
        seen.append([comparable(verdict) for verdict in got.verdicts])
    differing = sum(one != seen[0] for one in seen)
    print(f"verdicts differ on {differing} of {len(seen)} libraries (but for the wording of exceptions)")
    return 1 if differing else 0


def comparable(verdict: Verdict) -> tuple[str, Seen | None]:
    """What must be the same on all libraries: all of a verdict but the library's name and its own words."""
    return verdict.state, verdict.seen and replace(verdict.seen, text=None)


def _confirmed(verdicts: list[Verdict]) -> bool:
    wrong = [verdict.detail for verdict in verdicts if verdict.state != "confirmed"]
    if wrong:
        print(f"{len(wrong)} not confirmed, such as: {wrong[0]}", file=sys.stderr)
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
