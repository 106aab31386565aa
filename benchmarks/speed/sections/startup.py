"""Start-up: the interpreter alone, a file without a scan, a file of 300 lines with three findings."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.made import plain, scans
from benchmarks.speed.plan import Plan
from benchmarks.speed.table import Table, beside

BASE = "python -c pass"


def measure(plan: Plan) -> Iterator[Table]:
    """One table."""
    (plan.work / "plain.py").write_text(plain(2), encoding="utf-8")
    (plan.work / "three.py").write_text(scans(3, 300), encoding="utf-8")
    commands = {
        BASE: plan.python("-c", "pass"),
        "scanlint --version": plan.scanlint("--version"),
        "a file without a scan": plan.scanlint("plain.py", "--format=full"),
        "300 lines, three findings, not confirmed, piped": plan.scanlint("three.py", "--format=full"),
        "300 lines, three findings, --format=concise": plan.scanlint("three.py"),
    }
    if "--cache-dir" in plan.options:
        for name, file in (("a file without a scan", "plain.py"), ("300 lines, three findings", "three.py")):
            commands[f"{name}, piped, warm"] = plan.warm("start-up", file)
    aim = "Aimed at: at most 6 times without a scan, at most 20 times with three findings."
    yield beside("Start-up", plan.take(commands, often=5), BASE, "start-up", (aim,))
