"""A recorded run of the demo, which the README shows and the tests of its parts draw. `python -m tests.demo.recording` makes both anew."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from scanlint.demo.terminal import render
from scanlint.demo.training import Training, read, train

SEED = 0
RECORDED = Path(__file__).parent / "recorded.jsonl"
README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(?<=<!-- demo:begin -->\n).*?(?=<!-- demo:end -->)", re.DOTALL)


def recorded() -> Training:
    """The recorded run."""
    return read(SEED, [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()])


def text(training: Training, width: int = 80) -> str:
    """What a reader of a pipe gets."""
    out = io.StringIO()
    render(training, file=out, width=width, color=False)
    return out.getvalue()


def block() -> str:
    """What the README shows of the recorded run."""
    return f"```\n{text(recorded())}```\n"


def main() -> None:
    """Train, record, and write the README's block."""
    lines: list[dict[str, Any]] = []
    train(SEED, told=lines.append)
    RECORDED.write_text("".join(json.dumps(line, sort_keys=True) + "\n" for line in lines), encoding="utf-8", newline="\n")
    README.write_text(BLOCK.sub(lambda _: block(), README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
