"""Prints the wall time of 1, 20 and 100 confirmed findings over up to 8 structures, process start included: medians of some runs.

python benchmarks/companion.py [--python INTERPRETER] [--runs N]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from itertools import cycle, islice, product

from scanlint.companion.confirm import confirm
from scanlint.finding import Confidence, Finding, Impact, Location
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


def main() -> int:
    """Time the three batches; exit 1 if a finding is not confirmed, for then the figures mean nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--python", default=sys.executable, help="the interpreter whose library is asked")
    parser.add_argument("--dialect", default="theano", help="theano, theano-pymc, aesara or pytensor")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    somewhere = Location("model.py", 1, 1, 1, 2)
    for count in (1, 20, 100):
        asked = questions(count, arguments.dialect)
        findings = [Finding(somewhere, "SCN101", "x", Impact.SILENT, Confidence.CERTAIN, "", "", question=question) for question in asked]
        times = []
        for _ in range(arguments.runs):
            start = time.perf_counter()
            verdicts = [finding.verdict for finding in confirm(findings, arguments.python)]
            times.append(time.perf_counter() - start)
        wrong = [verdict.detail for verdict in verdicts if verdict and verdict.state != "confirmed"]
        structures = len({question.structure for question in asked})
        backend = verdicts[0].backend if verdicts[0] else None
        print(f"{count:>4} findings, {structures} structures: {statistics.median(times):.2f} s on {backend} (median of {arguments.runs})")
        if wrong:
            print(f"{len(wrong)} not confirmed, such as: {wrong[0]}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
