"""Makes inputs from a seed, holds scanlint to its promises on each, and prints the defects, each kind once, shrunk.

Usage: python -m tests.fuzz [--inputs N] [--seed S] [--jobs N] [--only NUMBER]. Exit status 1 for a defect. tests/fuzz/test_fuzz.py
does some of one seed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tests.fuzz.inputs import make
from tests.fuzz.judge import Defect, judge
from tests.fuzz.shrink import shrunk

CHUNK = 500
#: Characters that are printed of an input that cannot be made smaller.
MOST_SHOWN = 2000
#: Every input of a chunk that is told of: its number, its kind, what it took in seconds, and the defect.
Told = list[tuple[int, str, float, Defect | None]]


def chunk(seed: int, start: int, end: int) -> Told:
    """Judge the inputs from ``start`` on, to before ``end``."""
    told: Told = []
    for number in range(start, end):
        one = make(seed, number)
        begun = time.perf_counter()
        defect = judge(one)
        told.append((number, one.kind, time.perf_counter() - begun, defect))
    return told


def chunks(seed: int, inputs: int, jobs: int) -> Iterator[Told]:
    """The chunks in turn. One that takes its process down is told of as a defect of its first input."""
    starts = range(0, inputs, CHUNK)
    with ProcessPoolExecutor(jobs) as pool:
        for start, future in [(start, pool.submit(chunk, seed, start, min(start + CHUNK, inputs))) for start in starts]:
            try:
                yield future.result()
            except BrokenProcessPool:
                yield [(start, "any", 0.0, Defect("the process dies", f"one of the inputs {start} to {start + CHUNK - 1}, or of a chunk beside it"))]


def report(told: Told) -> Iterator[str]:
    """The defects, each kind once, then how many inputs of each kind there were, and what they took."""
    kinds: dict[str, list[tuple[int, Defect]]] = {}
    for number, _, _, defect in told:
        if defect is not None:
            kinds.setdefault(defect.kind, []).append((number, defect))
    for kind, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        yield f"{len(found)} times: {kind}\n  input {', '.join(str(number) for number, _ in found[:5])}\n  {found[0][1].told}\n"
    yield f"{len(told)} inputs, {sum(map(len, kinds.values()))} defects"
    for name, number in Counter(kind for _, kind, _, _ in told).most_common():
        seconds = [taken for _, kind, taken, _ in told if kind == name]
        yield f"  {number:6} {name}: {sum(seconds) / number * 1000:.1f} ms each, {max(seconds):.1f} s at most"


def smallest(seed: int, told: Told) -> Iterator[str]:
    """One input of each kind of defect, shrunk."""
    first = {defect.kind: number for number, _, _, defect in reversed(told) if defect is not None and defect.kind != "the process dies"}
    for kind, number in first.items():
        data = repr(shrunk(make(seed, number)).data)
        more = f" .. {len(data) - MOST_SHOWN} more characters: --seed {seed} --only {number} shows all" if len(data) > MOST_SHOWN else ""
        yield f"{kind}, from input {number}:\n  {data[:MOST_SHOWN]}{more}\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=None, help="a fresh one if not given")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, default=None, metavar="NUMBER", help="judge this input alone, and print it")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    if options.only is not None:
        one = make(seed, options.only)
        sys.stdout.buffer.write(one.data + b"\n")
        defect = judge(one)
        print("no defect" if defect is None else defect.told)
        return int(defect is not None)
    print(f"seed {seed}", flush=True)
    begun = time.perf_counter()
    told = [row for rows in chunks(seed, options.inputs, options.jobs) for row in rows]
    print("\n".join([*smallest(seed, told), *report(told)]))
    print(f"{time.perf_counter() - begun:.0f} s")
    return int(any(defect is not None for *_, defect in told))


if __name__ == "__main__":
    sys.exit(main())
