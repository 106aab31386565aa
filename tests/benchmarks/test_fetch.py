"""What is unpacked may come from anybody: nothing may land outside of the folder, and no link may lead there."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from benchmarks.ecosystem.fetch import fetch, unpack
from benchmarks.ecosystem.packages import EcosystemError, Package, packages


def tarball(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            data = b"x = 1\n" if member.isreg() else b""
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def link(name: str, target: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, target
    return member


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink())


@pytest.mark.parametrize("name", ["../out.py", "pkg/../../out.py", "/out.py", "C:out.py", "pkg\\..\\..\\out.py"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    archive = tarball(tmp_path / "a.tar.gz", tarfile.TarInfo(name))
    (tmp_path / "into").mkdir()
    with pytest.raises(EcosystemError, match="outside"):
        unpack(archive, tmp_path / "into")
    assert files(tmp_path) == ["a.tar.gz"]


def test_links_are_left_out_so_that_nothing_is_written_through_them(tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    archive = tarball(tmp_path / "a.tar.gz", link("pkg/away", str(tmp_path)), tarfile.TarInfo("pkg/away/out.py"))
    unpack(archive, tmp_path / "into")
    assert files(tmp_path) == ["a.tar.gz", "into/pkg/away/out.py"]


def test_a_wheel_is_unpacked_and_its_paths_are_held_too(tmp_path: Path) -> None:
    for name, data in (("good.whl", "pkg/a.py"), ("bad.whl", "../a.py")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(data, "x = 1\n")
    (tmp_path / "into").mkdir()
    unpack(tmp_path / "good.whl", tmp_path / "into")
    assert files(tmp_path / "into") == ["pkg/a.py"]
    with pytest.raises(EcosystemError):
        unpack(tmp_path / "bad.whl", tmp_path / "into")


def test_a_cached_file_with_another_digest_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.ecosystem.packages.CACHE", tmp_path)
    package = Package("one", "1.0", "one-1.0.tar.gz", "0" * 64)
    package.archive.parent.mkdir(parents=True)
    tarball(package.archive, tarfile.TarInfo("one/a.py"))
    with pytest.raises(EcosystemError, match=r"one-1\.0\.tar\.gz has SHA-256"):
        fetch(package)
    assert not package.folder.exists()


def test_every_package_is_pinned_to_one_file() -> None:
    pinned = packages()
    assert len({package.name for package in pinned}) == len(pinned) == 13
    assert all(len(package.sha256) == 64 and package.version in package.file for package in pinned)
    with pytest.raises(EcosystemError, match="nothere"):
        packages(("nothere",))
