"""The environments of the tools: one each, with pinned requirements, made where it is not there yet."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.speed.command import requirements

CHECKOUT = Path(__file__).parents[2]


def environments(folder: Path, names: Iterable[str]) -> tuple[dict[str, Path], dict[str, str]]:
    """The environments of these names below ``folder``, and why those are absent that could not be made."""
    made: dict[str, Path] = {}
    absent: dict[str, str] = {}
    wanted = requirements()
    for name in sorted(set(names)):
        trouble = _make(folder / name, wanted[name])
        if trouble:
            absent[name] = trouble
        else:
            made[name] = folder / name
    return made, absent


def _make(place: Path, wanted: tuple[str, ...]) -> str:
    """Make one environment, unless it is there with these requirements; the checkout is installed anew each time. Why it could not be made, or ""."""
    own = "{checkout}" in wanted
    mark, digest = place / "speed.txt", hashlib.sha256("\n".join((sys.version, *wanted)).encode()).hexdigest()
    fresh = not mark.exists() or mark.read_text(encoding="utf-8") != digest
    if fresh:
        shutil.rmtree(place, ignore_errors=True)
        if trouble := _run([sys.executable, "-m", "venv", str(place)]):
            return trouble
    if fresh or own:
        install = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        # Not as an editable install: what is timed is what users have, with its bytecode compiled.
        for words in (wanted, *([("--force-reinstall", "--no-deps", *wanted)] if own and not fresh else [])):
            if trouble := _run([*install, *(word.format(checkout=CHECKOUT) for word in words)]):
                return trouble
    mark.write_text(digest, encoding="utf-8")
    return ""


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    return "" if done.returncode == 0 else (lines[-1] if lines else f"status {done.returncode}")
