"""The flake8 plugin: in flake8 itself where it is installed (`nox -s hosts`), and what it hands over where it is not."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest

from scanlint.plugins.flake8 import Plugin
from tests.helpers import CLEAN, MISUSE
from tests.hostile.planted import plant
from tests.plugins import hosts

LINE = re.compile(r"^(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?P<code>SCN\d{3}) ", re.MULTILINE)


def reported(text: str, path: str) -> list[tuple[int, int, str]]:
    plugin = Plugin(ast.parse(text), path, text.splitlines(keepends=True))
    return [(line, column, message.split()[0]) for line, column, message, _ in plugin.run()]


def test_false_alarm_a_right_program(tmp_path: Path) -> None:
    assert reported(CLEAN, str(tmp_path / "model.py")) == []


def test_false_alarm_where_the_configuration_leaves_the_file_out(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.scanlint]\nper-file-ignores = {"model.py" = ["SCN101"]}\nexclude = ["old.py"]\n', encoding="utf-8"
    )
    assert reported(MISUSE, str(tmp_path / "model.py")) == []
    assert reported(MISUSE, str(tmp_path / "old.py")) == []
    assert len(reported(MISUSE, str(tmp_path / "other.py"))) == 1


def test_missed_alarm_lines_count_from_1_and_columns_from_0(tmp_path: Path) -> None:
    assert reported(MISUSE, str(tmp_path / "model.py")) == [(9, 11, "SCN101")]
    foreign = MISUSE.replace("    return rval[0]", "    é = 1; return rval[0]")
    assert reported(foreign, str(tmp_path / "model.py")) == [(9, 18, "SCN101")]


def test_a_wrong_configuration_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nselekt = []\n", encoding="utf-8")
    ((line, column, message, _),) = Plugin(ast.parse(MISUSE), str(tmp_path / "model.py"), MISUSE.splitlines(keepends=True)).run()
    assert (line, column) == (1, 0)
    assert "selekt" in message


def test_an_error_of_scanlint_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by design")

    monkeypatch.setattr("scanlint.engine.in_depth._check", fail)
    ((line, column, message, _),) = Plugin(ast.parse(MISUSE), str(tmp_path / "model.py"), MISUSE.splitlines(keepends=True)).run()
    assert (line, column) == (1, 0)
    assert message.startswith("SCN901 ")
    assert "internal error: ZeroDivisionError: by design" in message


def test_flake8_reports_what_the_command_line_reports(tmp_path: Path) -> None:
    pytest.importorskip("flake8")
    names = hosts.write_examples(tmp_path)
    found = LINE.finditer(hosts.run(tmp_path, "flake8", "--isolated", "--select=SCN", *names))
    assert sorted((match["path"], int(match["line"]), int(match["column"]), match["code"]) for match in found) == hosts.by_the_command_line(
        tmp_path, names
    )


def test_flake8_reads_standard_input_under_its_name(tmp_path: Path) -> None:
    pytest.importorskip("flake8")
    (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\nper-file-ignores = {"model.py" = ["SCN101"]}\n', encoding="utf-8")
    for name, count in (("model.py", 0), ("other.py", 1)):
        assert hosts.run(tmp_path, "flake8", "--isolated", "--select=SCN", f"--stdin-display-name={name}", "-", given=MISUSE).count("SCN101") == count


def test_nothing_of_the_linted_folder_runs(tmp_path: Path) -> None:
    """As flake8 is installed: `python -m flake8` puts the folder on Python's path itself."""
    flake8 = shutil.which("flake8", path=str(Path(sys.executable).parent))
    if flake8 is None:
        pytest.skip("flake8 is not installed")
    planted = plant(tmp_path, programs=True)
    done = planted.start(flake8, "--select=SCN", ".")
    assert planted.ran() == []
    assert "./model.py:9:12: SCN101 " in done.stdout
