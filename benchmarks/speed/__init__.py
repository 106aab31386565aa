"""How long scanlint takes, beside what else reads Python: `python -m benchmarks.speed`."""
