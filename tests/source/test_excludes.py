from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.settings import Settings
from scanlint.source.excludes import LEFT_OUT, base, below, excluded, excluded_above, narrowed


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")


def test_below() -> None:
    assert below("/a/b", "/a")
    assert below("/a", "/a")
    assert below("/a", "/")
    assert not below("/ab", "/a")
    assert not below("/", "/a")


def test_patterns_count_from_the_configuration_the_working_directory_or_the_start(tmp_path: Path) -> None:
    place, here = str(tmp_path / "p" / "q" / "m.py"), str(tmp_path / "elsewhere")

    assert base(place, Settings(root=tmp_path / "p"), "/top") == str(tmp_path / "p")
    assert base(here + "/m.py", Settings(), "/top") == here
    assert base(here + "/m.py", Settings(root=tmp_path / "p"), "/top") == here
    assert base(place, Settings(), "/top") == "/top"


@pytest.mark.parametrize("name", ["src", "builder", "distance", ".github", "m.py"])
def test_ordinary_names_stay_in(tmp_path: Path, name: str) -> None:
    assert excluded(str(tmp_path / name), True, Settings(), str(tmp_path)) is None


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_folders_without_source_of_the_user_are_left_out_and_files_of_that_name_are_not(tmp_path: Path, name: str) -> None:
    assert excluded(str(tmp_path / name), True, Settings(), str(tmp_path)) is not None
    assert excluded(str(tmp_path / name), False, Settings(), str(tmp_path)) is None


def test_exclude_adds_and_takes_back(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, exclude=("vendor/*.py", "!build"))

    assert excluded(str(tmp_path / "build"), True, settings, str(tmp_path)) is None
    assert excluded(str(tmp_path / "dist"), True, settings, str(tmp_path)) is not None
    assert excluded(str(tmp_path / "vendor" / "m.py"), False, settings, str(tmp_path)) == "excluded by [tool.scanlint] exclude"
    assert excluded(str(tmp_path / "a" / "vendor" / "m.py"), False, settings, str(tmp_path)) is None


def test_a_project_that_lies_in_a_folder_called_build_is_linted(tmp_path: Path) -> None:
    place = tmp_path / "build" / "project" / "m.py"

    assert excluded_above(str(place), False, lambda folder: Settings()) is None
    assert excluded_above(str(place.parent), True, lambda folder: Settings()) is None
    assert excluded_above(str(place), False, lambda folder: Settings(root=place.parent)) is None


def test_a_file_of_a_folder_that_is_left_out_is_left_out(tmp_path: Path) -> None:
    def settings_of(folder: str) -> Settings:
        return Settings(root=tmp_path)

    assert excluded_above(str(tmp_path / "build" / "lib" / "m.py"), False, settings_of) is not None
    assert excluded_above(str(tmp_path / "build"), True, settings_of) is not None
    assert excluded_above(str(tmp_path), True, settings_of) is None
    assert excluded_above(str(tmp_path / "elsewhere" / "build" / "m.py"), False, lambda folder: Settings()) is not None


def test_per_file_ignores_take_rules_off(tmp_path: Path) -> None:
    settings = Settings(
        root=tmp_path,
        selected=frozenset({"SCN101", "SCN102", "SCN103"}),
        per_file_ignores=(("tests/*", frozenset({"SCN101"})), ("test_*.py", frozenset({"SCN102", "SCN308"}))),
    )

    assert narrowed(str(tmp_path / "m.py"), settings) == settings
    assert narrowed(str(tmp_path / "tests" / "deep" / "m.py"), settings).selected == {"SCN102", "SCN103"}
    assert narrowed(str(tmp_path / "tests" / "test_m.py"), settings).selected == {"SCN103"}
