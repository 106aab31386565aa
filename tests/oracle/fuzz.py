"""Generates programs, judges each, and prints what scanlint got right and wrong.

Usage: python -m tests.oracle.fuzz [--programs N] [--seed S] [--shown K]. Exit status 1 for a false alarm, or where too few of the faults are found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator

from tests.oracle.generate import LIBRARY, generate, shrunk
from tests.oracle.judge import Judge, Judged

#: The least share of the faults that scanlint must find.
LEAST = 0.99


def share_found(judged: list[Judged]) -> float:
    """The share of the faults in decidable programs that have a finding."""
    faults = [one for one in judged if one.outcome != "fine" and one.program.decidable]
    return 1 - sum(one.missed for one in faults) / max(len(faults), 1)


def report(judged: list[Judged]) -> Iterator[str]:
    """The lines that are printed at the end."""
    hidden = sum(not one.program.decidable for one in judged)
    yield f"{len(judged)} programs, {hidden / len(judged):.1%} of them undecidable on purpose"
    for outcome, number in Counter(one.outcome for one in judged).most_common():
        codes = Counter(code for one in judged if one.outcome == outcome for code in set(one.codes))
        yield f"  {number:6} {outcome}: {', '.join(f'{code} {times}' for code, times in codes.most_common()) or 'no finding'}"
    faults = [one for one in judged if one.outcome != "fine" and one.program.decidable]
    for trait, number in Counter(trait for one in faults if one.missed for trait in one.program.traits).most_common(8):
        yield f"         {number} of {sum(trait in one.program.traits for one in faults)} faults with `{trait}` are missed"
    yield f"{share_found(judged):.2%} of {len(faults)} faults found, {sum(one.false_alarm for one in judged)} false alarms"


def counterexamples(judge: Judge, judged: list[Judged], shown: int) -> Iterator[str]:
    """The programs that were judged wrong, one of each kind, shrunk."""
    kinds: dict[tuple[object, ...], list[Judged]] = {}
    for one in judged:
        if one.false_alarm or one.missed:
            kinds.setdefault((one.outcome, one.codes, one.program.traits[0], one.text.partition(",")[0]), []).append(one)
    ordered = sorted(kinds.values(), key=lambda alike: (not alike[0].false_alarm, -len(alike)))
    for alike in ordered[:shown]:
        kind = "a false alarm" if alike[0].false_alarm else "a missed alarm"
        yield f"# {kind}, one of {len(alike)} of its kind\n{shrunk(judge, min(alike, key=lambda one: len(one.program.source)))}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.fuzz", description=__doc__)
    parser.add_argument("--programs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None, help="a fresh one if not given")
    parser.add_argument("--shown", type=int, default=10, help="how many kinds of wrong answers are shown")
    options = parser.parse_args()
    start = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    print(f"{LIBRARY}, seed {start}", flush=True)
    with Judge() as judge:
        judged = [judge(program) for program in generate(options.programs, start)]
        for text in counterexamples(judge, judged, options.shown):
            print(text)
    print("\n".join(report(judged)))
    return int(any(one.false_alarm for one in judged) or share_found(judged) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
