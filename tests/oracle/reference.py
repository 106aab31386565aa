"""What a generated scan should compute, in NumPy: no library of scans takes part."""

from __future__ import annotations

from typing import Any

import numpy as np

STEPS, SAMPLES, DIMS = 5, 3, 2
SHAPE = (STEPS, SAMPLES, DIMS)


def traces(value: Any, wanted: dict[str, Any]) -> list[Any]:
    """All steps of each output, in the order in which the scan runs, as tests/oracle/loop.py says what they are made of."""
    sequence = value[::-1] if wanted["backwards"] else value
    past = [[value[0], value[1]] if wanted["start"] == "x" else [np.zeros(SHAPE[1:])] * 2 for _ in wanted["taps"]]
    for number, taps in enumerate(wanted["taps"]):
        if taps == 1 and wanted["start"] == "x":
            past[number] = [value[0]]
        for x_t in sequence:
            new = (number + 1.0) * (x_t if wanted["sequences"] else 1.0)
            new = new + (0.1 * x_t if wanted["sequences"] == 2 else 0.0) + (0.3 if wanted["shared"] else 0.0)
            new = new + sum(weight * past[number][-tap] for tap, weight in zip(range(1, taps + 1), (0.5, 0.25), strict=False))
            if wanted["detail"] == "gain":
                new = new * (1.0 if x_t.sum() > 6.0 else 2.0)
            if wanted["detail"] == "zeroed":
                new[0] = 0.0
            past[number].append(new)
    return [np.array(steps[-STEPS:]) for steps in past]


def as_wanted(trace: Any, value: Any, wanted: str) -> Any:
    """What the author of a program wants of an output."""
    made = {
        "trace": lambda: trace,
        "last": lambda: trace[-1],
        "mean": lambda: trace.mean(axis=0),
        "weighted": lambda: (trace * value).sum(axis=0),
        "sample": lambda: trace[:, 0],
        "last sample": lambda: trace[-1][:, 0],
    }
    return made[wanted]()
