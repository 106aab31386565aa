"""Text that an editor or a host holds, linted as the content of a file that need not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine.in_memory import lint_text, settings_of
from scanlint.settings import SettingsError
from tests.helpers import CLEAN, MISUSE
from tests.notebooks import notebook

NOTEBOOK = notebook("x = 1", MISUSE).decode()


def codes(text: str, path: Path) -> list[tuple[int | None, int, str]]:
    result = lint_text(text, str(path), settings_of())
    assert result.failure is None
    return [(finding.location.cell, finding.location.line, finding.code) for finding in result.findings]


def test_false_alarm_right_text_and_a_file_that_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\nexclude = ["old.*"]\n', encoding="utf-8")
    assert codes(CLEAN, tmp_path / "model.py") == []
    assert codes(MISUSE, tmp_path / "old.py") == []
    assert codes(NOTEBOOK, tmp_path / "old.ipynb") == []


def test_missed_alarm_a_module_and_a_notebook(tmp_path: Path) -> None:
    assert codes(MISUSE, tmp_path / "model.py") == [(None, 9, "SCN101")]
    assert codes(NOTEBOOK, tmp_path / "demo.ipynb") == [(2, 9, "SCN101")]


def test_a_notebook_that_is_none_is_a_finding(tmp_path: Path) -> None:
    assert [code for _, _, code in codes(NOTEBOOK[:-1], tmp_path / "demo.ipynb")] == ["SCN901"]


@pytest.mark.parametrize(("name", "text"), [("model.py", MISUSE), ("demo.ipynb", NOTEBOOK)])
def test_an_error_of_scanlint_is_told_and_not_raised(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """flake8 ended its whole run for it, and an editor kept what was found in the text of before."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by design")

    monkeypatch.setattr("scanlint.engine.in_depth._check", fail)
    result = lint_text(text, str(tmp_path / name), settings_of())
    assert f"{name}: internal error: ZeroDivisionError: by design" in (result.failure or "")


@pytest.mark.parametrize(("name", "text"), [("model.py", MISUSE), ("demo.ipynb", NOTEBOOK)])
def test_a_baseline_that_cannot_be_read_is_an_error_of_the_configuration(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\nbaseline = "baseline.json"\n', encoding="utf-8")
    (tmp_path / "baseline.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match="baseline"):
        lint_text(text, str(tmp_path / name), settings_of())
