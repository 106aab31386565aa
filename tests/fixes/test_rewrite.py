from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from scanlint.fixes.rewrite import rewrite


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "m.py").write_bytes(b"old\r\n")
    return tmp_path / "m.py"


def _alone(file: Path) -> bool:
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    assert rewrite(str(file), b"older\n", b"new\n") == "it changed on disk meanwhile"
    assert file.read_bytes() == b"old\r\n"
    assert _alone(file)


def test_a_file_that_is_gone_stays_gone(file: Path) -> None:
    file.unlink()
    assert rewrite(str(file), b"old\r\n", b"new") == "it cannot be written: No such file or directory"
    assert list(file.parent.iterdir()) == []


def test_a_file_that_may_not_be_written_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, who may write everything
    assert rewrite(str(file), b"old\r\n", b"new") == "it may not be written"
    assert file.read_bytes() == b"old\r\n"


def test_a_write_that_fails_leaves_no_half_of_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert rewrite(str(file), b"old\r\n", b"new") == "it cannot be written: No space left on device"
    assert file.read_bytes() == b"old\r\n"
    assert _alone(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o640, 0o755])
def test_the_new_content_has_the_mode_of_the_old(file: Path, mode: int) -> None:
    os.chmod(file, mode)
    assert rewrite(str(file), b"old\r\n", b"new\xff") is None
    assert file.read_bytes() == b"new\xff"
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert _alone(file)
