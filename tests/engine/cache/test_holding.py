"""Whether a file holds what it held: a stamp is believed of a file that rested, and what is gone holds nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scanlint.engine.cache import holding as module
from scanlint.engine.cache.holding import Holding
from scanlint.source.looks import KINDS, digest


def holding(top: Path) -> Holding:
    return Holding({}, {}, {}, [str(top)])


def test_what_is_gone_or_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    one = holding(tmp_path)
    (tmp_path / "folder.py").mkdir()
    for path in (tmp_path / "gone.py", tmp_path / "folder.py"):
        one.before(str(path))
        one.after(str(path), "d")
        assert one.now("bytes", str(path)) == ("bytes", str(path), "")
    assert one.stamps == {}
    assert one.size(str(tmp_path / "gone.py")) == 0


def test_a_file_that_goes_between_two_looks_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.py"
    path.write_bytes(b"x = 1\n")
    stat = os.stat

    def late(name: str) -> os.stat_result:
        state = stat(name)
        os.unlink(name)
        return state

    one = holding(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", late)
        assert one.now("bytes", str(path))[2] == ""


def test_a_stamp_is_taken_of_a_file_that_rested(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_bytes(b"x = 1\n")
    fresh = holding(tmp_path)
    fresh.before(str(path))
    fresh.after(str(path), digest(b"x = 1\n"))
    assert fresh.stamps == {}
    os.utime(path, ns=(1, 1))
    assert fresh.now("bytes", str(path))[2] == digest(b"x = 1\n")


def test_no_look_leads_elsewhere(tmp_path: Path) -> None:
    """What is kept may be forged: it looks at nothing beside the project, nor below it under a name with a slash."""
    one = holding(tmp_path / "project")
    (tmp_path / "project").mkdir()
    for path in (tmp_path / "project" / "m.py", tmp_path / "m.py"):
        path.write_bytes(b"")
    assert one.holds(("bytes", str(tmp_path / "project" / "m.py"), digest(b"")))
    assert not one.holds(("bytes", str(tmp_path / "m.py"), digest(b"")))
    for name in ("m", "../m"):
        where = f"{tmp_path / 'project'}\0{name}"
        assert one.holds(("below", where, KINDS["below"](where))) == ("/" not in name)


def test_names_under_an_alias_that_nobody_has_are_unknown(tmp_path: Path) -> None:
    assert holding(tmp_path).now("forged", str(tmp_path / "m.py"))[2] == "unknown"


@pytest.mark.parametrize("rested", [-1, 10**18])
def test_a_file_that_was_written_is_read_and_its_stamp_taken_where_it_rested(rested: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RESTED", rested)
    path = tmp_path / "m.py"
    path.write_bytes(b"x = 1\n")
    one = Holding({str(path): ((0, 0, 0, 0), "before")}, {}, {}, [str(tmp_path)])
    held = digest(b"x = 1\n")
    assert one.now("bytes", str(path)) == ("bytes", str(path), held)
    assert one.changed
    state = os.stat(path)
    stamp = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
    assert one.stamps == ({str(path): (stamp, held)} if rested < 0 else {})
