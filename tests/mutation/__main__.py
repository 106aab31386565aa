"""Puts small faults into the model and the checks, one at a time, and counts those that a test notices.

Usage: python -m tests.mutation [--mutants N] [--seed S] [--jobs J] [--only TEXT ..].

Each mutant is put to the tests that call the function it is in, those of the mirrored file first. Exit status 1 where fewer than 90 in 100 are
noticed; those of equivalent.toml change nothing, and do not count.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

import pytest

from tests.mutation.mutants import ROOT, Mutant, argued, mutants
from tests.mutation.trial import Trial

#: The tests that need no library, of the model and of the checks.
TESTS = (
    "tests/checks",
    "tests/commands/test_inspect.py",
    "tests/engine",
    "tests/fixes",
    "tests/scan",
    "tests/traps",
    "tests/whole",
    "tests/oracle/test_counterexamples.py",
    "tests/source",
    "tests/test_page_examples.py",
    "tests/test_programs.py",
)
ARGUMENTS = ("-q", "--assert=plain", "--tb=native", "-p", "no:cacheprovider", "-n", "0", "--hypothesis-profile=ci", "-m", "not runtime")
LEAST = 0.9


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None, help="a fresh one if not given")
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants are tried at a time")
    parser.add_argument("--only", nargs="+", default=[""], metavar="TEXT", help="only mutants of which the line that is printed holds one of these")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    everything = [mutant for mutant in mutants() if any(text in str(mutant) for text in options.only)]
    sample = random.Random(seed).sample(everything, min(options.mutants, len(everything)))
    known = argued()
    equivalent = [one for one in sample if (one.path, one.function, one.operator, one.text) in known]
    print(f"seed {seed}: {len(sample)} of {len(everything)} mutants, {len(equivalent)} of them argued away", flush=True)
    outcomes: Counter[str] = Counter()

    def told(mutant: Mutant, outcome: str, seconds: float) -> None:
        outcomes[outcome] += 1
        if outcome in ("survives", "unreached"):
            print(f"{outcome} ({seconds:.1f} s): {mutant}", flush=True)

    status = pytest.main(
        [*ARGUMENTS, *(str(ROOT / path) for path in TESTS)], plugins=[Trial(sorted(set(sample) - set(equivalent)), options.jobs, told)]
    )
    if status:
        return int(status)
    killed, lived = outcomes["killed"] + outcomes["hangs"], outcomes["survives"] + outcomes["unreached"]
    counts = ", ".join(f"{name} {number}" for name, number in outcomes.most_common())
    print(f"{counts}: {killed / max(killed + lived, 1):.1%} of {killed + lived} noticed")
    return int(killed < LEAST * (killed + lived))


if __name__ == "__main__":
    sys.exit(main())
