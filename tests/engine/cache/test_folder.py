"""Where results are kept, what the folder says of itself, and that nothing is written where it should not be."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scanlint.engine.cache import folder as folders
from scanlint.settings import Settings
from tests.engine.cache.project import Project, make


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return make(tmp_path / "project", monkeypatch)


def test_the_folder_says_what_it_is(project: Project) -> None:
    project.run()
    assert (project.cache / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (project.cache / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_it_lies_beside_the_configuration_or_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders.of(Settings()) == str(tmp_path / ".scanlint_cache")
    (tmp_path / "p").mkdir()
    settings = Settings(root=str(tmp_path / "p"))  # type: ignore[arg-type]
    assert folders.of(settings) == str(tmp_path / "p" / ".scanlint_cache")
    assert folders.of(replace(settings, cache_dir=str(tmp_path / "p" / "q"))) == str(tmp_path / "p" / "q")


@pytest.mark.parametrize("name", [".scanlint_cache", "made"])
def test_a_link_out_of_the_project_is_not_written_through(project: Project, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    project.write("pyproject.toml", '[tool.scanlint]\ncache-dir = "made/cache"\n' if name == "made" else "[tool.scanlint]\n")
    (project.folder / name).symlink_to(outside)
    project.check(*(name for name in project_files(project)))
    assert list(outside.iterdir()) == []


def test_a_folder_that_the_user_names_is_taken_wherever_it_is(project: Project, tmp_path: Path) -> None:
    project.run(folder=str(tmp_path / "far" / "away"))
    assert (tmp_path / "far" / "away" / "CACHEDIR.TAG").is_file()
    assert not project.cache.exists()
    project.run(folder=str(tmp_path / "far" / "away"))
    assert project.linted == []


def test_a_folder_with_other_files_gets_no_gitignore(project: Project) -> None:
    project.run(folder=str(project.folder / "net"))
    assert not (project.folder / "net" / ".gitignore").exists()
    assert not (project.folder / "net" / "CACHEDIR.TAG").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="the other way to make a folder read-only")
def test_false_alarm_where_a_file_stands_in_its_place(project: Project) -> None:
    project.cache.write_text("mine", encoding="utf-8")
    project.check(*project_files(project))
    assert project.cache.read_text(encoding="utf-8") == "mine"


def test_false_alarm_in_a_folder_that_is_read_only(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "makedirs", refuse)
    project.check(*project_files(project))
    project.check(*project_files(project))


def test_false_alarm_on_a_full_disk(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(new: str, path: str) -> None:
        raise OSError(28, "No space left on device")

    first = project.run()
    before = project.kept.read_bytes()
    project.write("net/more.py", "x = 1\n")
    monkeypatch.setattr(os, "replace", full)
    assert project.run().findings == first.findings
    assert project.kept.read_bytes() == before
    assert {path.name for path in project.cache.iterdir()} == {".gitignore", "CACHEDIR.TAG", project.kept.name}


def test_false_alarm_where_another_run_makes_the_folder_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(tmp_path / "cache")
    assert folders.write(folder, "one", b"{}")
    monkeypatch.setattr(os, "listdir", lambda path: [])
    assert folders.write(folder, "two", b"[]")
    assert (folders.read(folder, "one", 99), folders.read(folder, "two", 99)) == (b"{}", b"[]")


def test_what_other_versions_left_is_bounded(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for number in range(8):
        assert folders.write(str(folder), str(number), b"{}")
        os.utime(folder / f"results-{number}.json", (number + 1, number + 1))
    assert folders.write(str(folder), "now", b"{}")
    assert sorted(path.name for path in folder.glob("*.json")) == ["results-5.json", "results-6.json", "results-7.json", "results-now.json"]


def test_what_a_killed_run_left_goes_after_a_day(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folders.write(str(folder), "key", b"{}")
    for name, age in ((".results-key.json.abc.scanlint", 2), (".results-key.json.def.scanlint", 0)):
        (folder / name).write_bytes(b"{")
        os.utime(folder / name, (os.stat(folder).st_mtime - age * folders.LEFT_BEHIND,) * 2)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    folders.write(str(folder), "key", b"{}")
    assert {path.name for path in folder.iterdir()} == {
        ".gitignore",
        "CACHEDIR.TAG",
        "notes.txt",
        "results-key.json",
        ".results-key.json.def.scanlint",
    }


def project_files(project: Project) -> list[str]:
    return [path.relative_to(project.folder).as_posix() for path in project.folder.rglob("*.py")]
