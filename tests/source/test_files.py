from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

from scanlint.settings import Settings
from scanlint.source.files import Found, MissingPath, find, shown, stand_in


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("m.py", "a/n.py", "a/b/o.py", "a/notes.txt", "a/.ipynb_checkpoints/t.ipynb", "build/p.py", ".venv/lib/q.py", ".hidden/r.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _find(*paths: str | Path, settings: Settings | None = None) -> Found:
    return find([str(path) for path in paths], lambda folder: settings or Settings())


def _names(*paths: str | Path, settings: Settings | None = None) -> list[str]:
    found = _find(*paths, settings=settings)
    assert found.notes == ()
    return [file.shown.replace(os.sep, "/") for file in found.files]


ALL = [".hidden/r.py", "a/b/o.py", "a/n.py", "m.py"]


def test_a_folder_gives_its_python_files(project: Path) -> None:
    assert _names(".") == ALL
    assert _names(project) == ALL
    assert _names("a") == ["a/b/o.py", "a/n.py"]


def test_a_named_file_is_taken_whatever_it_is_called(project: Path) -> None:
    assert _names("a/notes.txt") == ["a/notes.txt"]


def test_each_file_once_in_one_order(project: Path) -> None:
    paths: list[str | Path] = [".", "a", "./a/n.py", project / "m.py", "a/../m.py"]
    random.Random(1).shuffle(paths)

    assert _names(*paths) == ALL
    assert _find(*paths) == _find(*reversed(paths))


def test_paths_outside_the_working_directory_are_absolute(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "a")

    assert _names("../m.py", "n.py") == [str(project / "m.py"), "n.py"]
    assert shown(str(project / "a" / "b")) == "b"


def test_no_paths_no_files() -> None:
    assert _find() == Found()


@pytest.mark.parametrize("path", ["missing.py", "m.py/x", "-"])
def test_a_missing_path_is_an_error(project: Path, path: str) -> None:
    with pytest.raises(MissingPath, match=f"^{path}: no such file or folder$"):
        _find("m.py", path)


@pytest.mark.parametrize("path", ["build/p.py", "build", ".venv/lib", ".venv/lib/q.py"])
def test_an_excluded_path_stays_out_though_named_and_a_note_says_so(project: Path, path: str) -> None:
    found = _find(path, "m.py")

    assert [file.shown for file in found.files] == ["m.py"]
    (note,) = found.notes
    assert note.startswith(f"{path}: not read, though it was named: folders named ")


def test_exclude_of_the_settings(project: Path) -> None:
    settings = Settings(root=project, exclude=("a/b", "!build"))

    assert _names(".", settings=settings) == [".hidden/r.py", "a/n.py", "build/p.py", "m.py"]
    assert _find("a/b/o.py", settings=settings).notes == ("a/b/o.py: not read, though it was named: excluded by [tool.scanlint] exclude",)


def test_settings_are_those_of_the_folder(project: Path) -> None:
    inner = Settings(root=project / "a", exclude=("n.py",), selected=frozenset({"SCN101"}))
    found = find(["."], lambda folder: inner if Path(folder).is_relative_to(project / "a") else Settings())

    assert [(file.shown, file.settings) for file in found.files] == [(".hidden/r.py", Settings()), ("a/b/o.py", inner), ("m.py", Settings())]


def test_gitignore_files_count_from_the_root_of_the_repository(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("o.py\n.hidden\n")
    (project / "a" / ".gitignore").write_text("n.py\n")

    assert _names(".") == ["m.py"]
    monkeypatch.chdir(project / "a" / "b")
    assert _names(".") == []


def test_an_ignored_path_stays_out_though_named_and_a_note_says_so(project: Path) -> None:
    (project / ".gitignore").write_text("m.py\n.hidden\n")
    (project / ".git").mkdir()

    assert _find("m.py").notes == ("m.py: not read, though it was named: ignored by .gitignore",)
    assert _find(".hidden/r.py").notes == (".hidden/r.py: not read, though it was named: ignored by .gitignore",)


LEFT_OUT = {
    "gen/x.py": "excluded by [tool.scanlint] exclude",
    "ignored.py": "ignored by .gitignore",
    ".venv/x.py": 'folders named .venv are left out unless [tool.scanlint] has exclude = ["!.venv"]',
}


def test_notebooks_are_files_of_folders_too_but_not_their_checkpoints(project: Path) -> None:
    for name in ("t.ipynb", "U.IPYNB"):
        (project / "a" / name).write_text("{}")

    assert _names(".") == sorted([*ALL, "a/t.ipynb", "a/U.IPYNB"])
    assert _names("a/t.ipynb") == ["a/t.ipynb"]


def test_a_file_that_stands_in_need_not_exist_and_is_left_out_as_if_it_were_named(project: Path) -> None:
    settings = Settings(root=project, exclude=("gen",), per_file_ignores=(("src/*.py", frozenset({"SCN101"})),), selected=frozenset({"SCN101"}))
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("ignored.py\n")

    def take(path: str) -> Found:
        return stand_in(path, lambda folder: settings)

    assert [(file.shown, file.settings.selected) for file in take("src/new.py").files] == [(os.path.join("src", "new.py"), frozenset())]
    assert [file.shown for file in take(str(project / "other" / "x.ipynb")).files] == [os.path.join("other", "x.ipynb")]
    assert [(take(path).files, take(path).notes[0].partition("not read, though it was named: ")[2]) for path in LEFT_OUT] == [
        ((), reason) for reason in LEFT_OUT.values()
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_loops_of_links_and_dangling_links_are_harmless(project: Path) -> None:
    (project / "a" / "loop").symlink_to(project)
    (project / "a" / "self.py").symlink_to(project / "a" / "self.py")
    (project / "a" / ".#n.py").symlink_to("user@host.123")
    (project / "link.py").symlink_to(project / "m.py")

    assert _names(".") == sorted([*ALL, "link.py"])
    assert _names("a/loop/m.py") == ["a/loop/m.py"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
def test_a_fifo_is_listed_to_be_reported(project: Path) -> None:
    os.mkfifo(project / "a" / "fifo.py")

    assert "a/fifo.py" in _names("a")


def test_a_folder_that_cannot_be_listed_is_trouble(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    assert [(file.shown, file.trouble) for file in _find("a").files] == [
        ("a/b", "this folder cannot be listed: Permission denied"),
        ("a/n.py", None),
    ]


def test_a_folder_named_like_a_module_is_a_folder(project: Path) -> None:
    (project / "pkg.py").mkdir()
    (project / "pkg.py" / "inner.py").touch()

    assert "pkg.py/inner.py" in _names(".")
    assert "pkg.py" not in _names(".")
