"""Runs a host program with scanlint plugged in, and compares what it reports with the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from scanlint.checks.catalogue import RULES
from tests import rule_pages

#: Path, line, column from 1, code.
Reported = tuple[str, int, int, str]


def write_examples(folder: Path) -> list[str]:
    """All programs of all pages as files; the names of those that Python parses, as hosts run plugins on no other."""
    names = []
    for rule in RULES:
        for number, program in enumerate(rule_pages.programs(rule_pages.text(rule))):
            name = f"{rule.code.lower()}_{program.section.lower()}_{number}.py"
            try:
                compile(program.source, name, "exec")
            except SyntaxError:
                continue
            (folder / name).write_text(program.source, encoding="utf-8")
            names.append(name)
    return names


def run(folder: Path, *command: str, given: str = "") -> str:
    """What a program prints that is run in ``folder`` by the interpreter that runs the tests, ``given`` on its standard input."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in range(32), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def by_the_command_line(folder: Path, names: list[str]) -> list[Reported]:
    """What scanlint itself reports."""
    report = json.loads(run(folder, "scanlint", "--no-confirm", "--format", "json", *names))
    return sorted((found["path"], found["line"], found["column"], found["code"]) for found in report["findings"])
