from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

import pytest

from scanlint import disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")


def test_a_regular_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\xff\r\n")
    (tmp_path / "b").symlink_to("a")
    assert disk.read(tmp_path / "b") == b"\x00\xff\r\n"


def test_what_is_not_regular_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "fifo", tmp_path, Path("/dev/zero")):
        with pytest.raises(disk.Irregular):
            disk.read(path)
    with pytest.raises(FileNotFoundError):
        disk.read(tmp_path / "gone")


def test_what_becomes_a_fifo_meanwhile_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").touch()
    os.mkfifo(tmp_path / "fifo")
    before = os.stat(tmp_path / "a")
    monkeypatch.setattr(os, "stat", lambda path: before)
    with pytest.raises(disk.Irregular):
        disk.read(tmp_path / "fifo")


@pytest.mark.parametrize("honest", [True, False])
def test_no_more_is_read_than_the_limit(honest: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LIMIT", 10)
    (tmp_path / "a").write_bytes(b"x" * 10)
    assert len(disk.read(tmp_path / "a")) == 10
    (tmp_path / "a").write_bytes(b"x" * 11)
    with pytest.raises(disk.TooLarge):
        disk.read(tmp_path / "a")


def test_a_new_file_has_the_mode_that_open_would_give_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert disk.replace(str(tmp_path / "a"), b"new")
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
        (tmp_path / "a").chmod(0o604)
        assert disk.replace(str(tmp_path / "a"), b"newer")
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o604
    finally:
        os.umask(before)


def test_what_is_not_regular_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(disk.Irregular):
        disk.replace(str(tmp_path / "fifo"), b"new")


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_a_failure_leaves_what_was_there(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        disk.replace(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_signal_waits_until_the_file_is_in_its_place(tmp_path: Path) -> None:
    def interrupted() -> bool:
        signal.raise_signal(signal.SIGINT)
        return True

    with pytest.raises(KeyboardInterrupt):
        disk.replace(str(tmp_path / "a"), b"new", still=interrupted)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


def test_links_that_lead_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("out").symlink_to(tmp_path / "there")
    Path("file").symlink_to("out/file")
    Path("inner").symlink_to("new")
    (tmp_path / "there" / "link").symlink_to("other")
    (tmp_path / "there" / "back").symlink_to(tmp_path / "here")
    there = str(tmp_path / "there")
    assert [disk.leads_out(path) for path in ("new", "inner", "../there/new", f"{there}/link")] == [None] * 4
    assert [disk.leads_out(path) for path in ("out/new", "file", f"{there}/back/x")] == [f"{there}/new", f"{there}/file", None]


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="files of which the size is not known before are those of Linux's /proc")
def test_a_file_that_does_not_say_its_size_is_read_whole() -> None:
    assert b"\nPid:" in disk.read("/proc/self/status")


def test_the_owner_stays_where_that_is_allowed_and_the_mode_always(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root who fixes a file of somebody else's does not take it away."""
    asked: list[tuple[int, int]] = []

    def chown(path: str, user: int, group: int) -> None:
        asked.append((user, group))
        raise PermissionError

    (tmp_path / "new").touch()
    own = os.stat(tmp_path / "new")
    monkeypatch.setattr(os, "chown", chown)
    disk._take_on(str(tmp_path / "new"), own)
    assert asked == []
    other = os.stat_result((0o100640, *own[1:4], own.st_uid + 1, own.st_gid + 2, *own[6:]))
    disk._take_on(str(tmp_path / "new"), other)
    assert asked == [(own.st_uid + 1, own.st_gid + 2)]
    assert os.stat(tmp_path / "new").st_mode == 0o100640


def test_where_signals_cannot_be_kept_waiting_the_file_is_replaced_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    (tmp_path / "a").write_bytes(b"old")
    assert disk.replace(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
