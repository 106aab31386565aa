"""Which folders are packages: with `__init__.py` or without it, and none that cannot be listed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scanlint.scan.leads import forget
from scanlint.source.project import imported


@pytest.fixture
def importer(tmp_path: Path) -> str:
    forget()
    (tmp_path / "pyproject.toml").touch()
    for folder in ("whole", "bare", "empty"):
        (tmp_path / folder).mkdir()
    (tmp_path / "whole" / "__init__.py").touch()
    (tmp_path / "bare" / "m.py").touch()
    return str(tmp_path / "use.py")


def test_false_alarm_what_holds_no_module_is_no_package(importer: str) -> None:
    assert imported(importer, "empty", 0) is None
    assert imported(importer, "gone", 0) is None


def test_missed_alarm_packages_with_and_without_a_file_of_their_own(importer: str) -> None:
    assert [place.name for name in ("whole", "bare", "bare.m") if (place := imported(importer, name, 0)) is not None] == ["whole", "bare", "bare.m"]


def test_false_alarm_a_folder_that_cannot_be_listed_is_no_package(importer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refused)
    assert imported(importer, "bare", 0) is None
