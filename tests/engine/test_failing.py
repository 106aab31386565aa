"""Which findings count for the exit status: a future change alone does so only where somebody asked about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.cli import main

FUTURE = "import pytensor\nh, u = pytensor.scan(lambda x: x, x)\n"
OTHER = "import pytensor\nh = pytensor.scan(lambda x: x, x, return_updates=False)\ny = h[0]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "future.py").write_text(FUTURE)
    (tmp_path / "other.py").write_text(OTHER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--select", "SCN4"],
        ["--select", "ALL"],
        ["--extend-select", "SCN401"],
        ["--target-version", "pytensor==2.20"],
        ["--target-version", "aesara"],
        ["--fail-on", "future", "--exit-zero"],
        ["--fail-on", "future", "--ignore", "SCN405"],
    ],
)
def test_false_alarm_it_is_shown_and_does_not_count(arguments: list[str]) -> None:
    assert main(["future.py", "--no-confirm", *arguments]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fail-on", "future"],
        ["--select", "SCN405"],
        ["--select", "scn405"],
        ["--extend-select", "return-updates-default"],
        ["--target-version", "pytensor>=3.0"],
    ],
)
def test_it_counts_where_it_was_asked_for(arguments: list[str]) -> None:
    assert main(["future.py", "--no-confirm", *arguments]) == 1


@pytest.mark.parametrize(
    ("table", "status"),
    [
        ('target-version = "pytensor>=3.0"', 1),
        ('extend-select = ["SCN405"]', 1),
        ('extend-select = ["SCN308"]', 0),
        ('target-version = "pytensor==2.20"', 0),
    ],
)
def test_a_configuration_file_asks_too(folder: Path, table: str, status: int) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.scanlint]\n{table}\n")
    assert main(["future.py", "--no-confirm"]) == status


def test_the_selection_of_the_command_line_starts_afresh(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.scanlint]\nselect = ["SCN405"]\n')
    assert main(["future.py", "--no-confirm"]) == 1
    assert main(["future.py", "--no-confirm", "--select", "SCN4"]) == 0


def test_any_other_finding_counts() -> None:
    assert main(["other.py", "--no-confirm"]) == 1
    assert main([".", "--no-confirm"]) == 1


def test_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["future.py", "--no-confirm", "--format", "concise"]) == 0
    assert "SCN405" in capsys.readouterr().out
