"""How soon the language server answers: the first diagnostics of a file of 300 lines, and those after a change. Medians of 20.

python -m benchmarks.server
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from tests.helpers import MISUSE
from tests.server.client import Client

RUNS = 20
LINES = 300


def program() -> str:
    """About 300 lines: layers of the same kind, three of them with a misuse, between functions without a scan."""
    layer = MISUSE.partition("def layer")[2]
    head = MISUSE.partition("def layer")[0]
    plain = "\n\ndef plain{0}(x, y):\n    z = T.dot(x, y)\n    for k in range(10):\n        z = T.tanh(z + k)\n    return z\n"
    text = head
    number = 0
    while text.count("\n") < LINES:
        body = layer if number < 3 else layer.replace("rval[0]", "rval")
        text += f"\n\ndef layer{number}{body}{plain.format(number)}"
        number += 1
    return text


async def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds to the first diagnostics, from the request on, and seconds after each change."""
    text = program()
    first, changed = [], []
    for _ in range(RUNS):
        client = Client(folder)
        await client.start()
        began = time.perf_counter()
        found = await client.open(text)
        first.append(time.perf_counter() - began)
        assert [one.code for one in found] == ["SCN101"] * 3
        began = time.perf_counter()
        assert len(await client.change(text.replace("rval[0]", "rval", 1))) == 2
        changed.append(time.perf_counter() - began)
        await client.stop()
    return first, changed


def main() -> None:
    """Print both medians."""
    with tempfile.TemporaryDirectory() as folder:
        first, changed = asyncio.run(measure(Path(folder)))
    print(f"{program().count(chr(10))} lines, {RUNS} runs")
    print(f"first diagnostics  {1000 * statistics.median(first):6.0f} ms (goal: under 1000)")
    print(f"after a change     {1000 * statistics.median(changed):6.0f} ms (goal: under 150)")


if __name__ == "__main__":
    main()
