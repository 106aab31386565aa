"""`python -m benchmarks.ecosystem [fetch] [lint] [plant]`: all three when none is named."""

from __future__ import annotations

import argparse
import sys

from benchmarks.ecosystem.packages import EcosystemError, packages

PARTS = ("fetch", "lint", "plant")


def main() -> int:
    """Run the parts that are asked for; the highest exit status of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ecosystem", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="fetch, lint or plant; all three when none is named")
    parser.add_argument("--only", nargs="+", default=(), metavar="PACKAGE", help="these packages instead of all")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part is called {sorted(unknown)[0]!r}; there are {', '.join(PARTS)}")
    parts = arguments.parts or PARTS
    try:
        chosen = packages(tuple(arguments.only))
        from benchmarks.ecosystem.fetch import fetch

        for package in chosen:
            fetch(package)
        status = 0
        if "lint" in parts:
            from benchmarks.ecosystem.lint import lint

            status = max(status, lint(chosen))
        if "plant" in parts:
            from benchmarks.planting.run import PURPOSES, run

            planted = packages(tuple(arguments.only), PURPOSES)
            for package in planted:
                fetch(package)
            status = max(status, run(planted, compare=not arguments.only))
    except EcosystemError as error:
        print(f"ecosystem: {error}", file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
