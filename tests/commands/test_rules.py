from __future__ import annotations

import io
import json
import os
import sys

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.cli import main


def test_piped_each_rule_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines] == [[rule.code, rule.name, rule.impact] for rule in sorted(RULES, key=lambda rule: rule.code)]
    assert all(line.endswith(rule.summary) for line, rule in zip(lines, sorted(RULES, key=lambda rule: rule.code), strict=True))


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert [rule["code"] for rule in rules] == sorted(rule.code for rule in RULES)
    assert rules[0].keys() == {"code", "name", "impact", "confidence", "default", "summary", "libraries", "fixable"}


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [60, 100])
def test_on_a_terminal_lines_fit(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))

    assert main(["rules"]) == 0
    assert max(len(line) for line in screen.getvalue().splitlines()) <= columns
