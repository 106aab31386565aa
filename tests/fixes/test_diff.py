from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.fixes.diff import unified

TEXTS = st.text(st.sampled_from("ab\r\n\f\u2028"), max_size=30)


@given(TEXTS)
def test_false_alarm_nothing_changed(text: str) -> None:
    assert unified("m.py", text, text) == ""


def test_the_diff_names_the_file_and_shows_three_lines_around() -> None:
    before = "".join(f"{number}\n" for number in range(9))
    assert unified("m.py", before, before.replace("4", "x")) == "--- m.py\n+++ m.py\n@@ -2,7 +2,7 @@\n 1\n 2\n 3\n-4\n+x\n 5\n 6\n 7\n"


def test_a_last_line_without_an_end_is_marked() -> None:
    assert unified("m.py", "a\nb", "a\nc").endswith("-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("before", "after"), [("a\r\nb\r\n\fc", "a\r\nB\r\n\fc"), ("a\rb\r\n", "x\rb\r\n"), ("a\nb\n", "b\n"), ("é\u2028\na", "é\u2028\nb")]
)
def test_git_applies_it(before: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "m.py"
    file.write_bytes(before.encode())
    diff = unified("m.py", before, after).encode()
    subprocess.run(["git", "apply", "-p0", "--unidiff-zero"], input=diff, cwd=tmp_path, check=True, capture_output=True)

    assert file.read_bytes() == after.encode()
