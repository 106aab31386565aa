from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.source.gitignore import Ignores, above


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / "a" / "b").mkdir(parents=True)
    return tmp_path


def _reason(folder: Path, name: str, is_folder: bool = False) -> str | None:
    ignores, outer = above(str(folder))
    assert outer is None
    return ignores.reason(str(folder / name), is_folder)


def test_nothing_is_ignored_without_ignore_files(repository: Path) -> None:
    assert above(str(repository / "a")) == (Ignores(), None)
    assert _reason(repository, "m.py") is None


def test_comments_blank_lines_and_malformed_patterns_ignore_nothing(repository: Path) -> None:
    (repository / ".gitignore").write_text("# m.py\n\n!\n")

    assert _reason(repository, "m.py") is None


def test_the_file_of_the_root_holds_below_it(repository: Path) -> None:
    (repository / ".gitignore").write_text("*_pb.py\n/top.py\n")
    origin = str(repository / ".gitignore")

    assert _reason(repository / "a" / "b", "m_pb.py") == origin
    assert _reason(repository, "top.py") == origin
    assert _reason(repository / "a", "top.py") is None


def test_an_inner_file_decides_over_an_outer_one(repository: Path) -> None:
    (repository / ".gitignore").write_text("m.py\n")
    (repository / "a" / ".gitignore").write_text("!m.py\nn.py\n")

    assert _reason(repository, "m.py") == str(repository / ".gitignore")
    assert _reason(repository / "a" / "b", "m.py") is None
    assert _reason(repository / "a" / "b", "n.py") == str(repository / "a" / ".gitignore")
    assert _reason(repository, "n.py") is None


def test_a_pattern_for_folders_spares_files(repository: Path) -> None:
    (repository / ".gitignore").write_text("out/\n")

    assert _reason(repository, "out", is_folder=True) is not None
    assert _reason(repository, "out") is None


def test_info_exclude_counts_too(repository: Path) -> None:
    (repository / ".git" / "info" / "exclude").write_text("m.py\n")

    assert _reason(repository / "a", "m.py") == str(repository / ".git" / "info" / "exclude")


def test_a_folder_in_an_ignored_folder_is_ignored(repository: Path) -> None:
    (repository / ".gitignore").write_text("/a/\n")
    (repository / "a" / ".gitignore").write_text("!b\n")

    assert above(str(repository / "a" / "b"))[1] == str(repository / ".gitignore")


def test_outside_a_repository_the_folders_above_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ".gitignore").write_text("m.py\n")

    assert above(str(tmp_path / "a")) == (Ignores(), None)
    assert above(str(tmp_path))[0].reason(str(tmp_path / "m.py"), False) == str(tmp_path / ".gitignore")


def test_an_ignore_file_that_is_no_file_or_no_text(repository: Path) -> None:
    (repository / "a" / ".gitignore").mkdir()
    (repository / ".gitignore").write_bytes(b"\xff.py\nm.py\n")

    assert _reason(repository / "a", "m.py") == str(repository / ".gitignore")
