from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scanlint.reports.paths import in_repository, uri

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")


def test_a_path_is_seen_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")

    assert in_repository("a.py", str(tmp_path)) == "sub/a.py"
    assert in_repository(str(tmp_path / "b.py"), str(tmp_path)) == "b.py"
    assert in_repository("..a.py", str(tmp_path / "sub")) == "..a.py"


@POSIX
def test_a_path_outside_the_repository_and_one_without_a_repository_stay(tmp_path: Path) -> None:
    assert in_repository("/elsewhere/a.py", str(tmp_path)) == "/elsewhere/a.py"
    assert in_repository("src/a.py", None) == "src/a.py"
    assert in_repository("-", str(tmp_path)) == "-"


@POSIX
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("src/a.py", "src/a.py"),
        ("a b/#1 100%.py", "a%20b/%231%20100%25.py"),
        ("c:d.py", "c%3Ad.py"),
        ("é.py", "%C3%A9.py"),
        (os.fsdecode(b"b\xff.py"), "b%FF.py"),
        ("/x/a.py", "file:///x/a.py"),
    ],
)
def test_what_a_uri_cannot_hold_is_escaped(path: str, expected: str) -> None:
    assert uri(path) == expected
