"""`python -m benchmarks.planting [--record]`: the recall of the planted misuses over all packages."""

from __future__ import annotations

import argparse
import sys

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import EcosystemError, packages
from benchmarks.planting.run import PURPOSES, run


def main() -> int:
    """Fetch what is not there yet, plant, and compare with the recorded figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planting", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write the figures of this run to recall.toml")
    parser.add_argument("--only", nargs="+", default=(), metavar="PACKAGE", help="these packages instead of all; the record is then not compared")
    arguments = parser.parse_args()
    try:
        chosen = packages(tuple(arguments.only), PURPOSES)
        for package in chosen:
            fetch(package)
    except EcosystemError as error:
        print(f"planting: {error}", file=sys.stderr)
        return 2
    return run(chosen, record=arguments.record, compare=not arguments.only)


if __name__ == "__main__":
    sys.exit(main())
