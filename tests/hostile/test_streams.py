"""Full disks, folders and files that may not be touched, and readers that went away: the status of the README, a line, and no half of a file."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from tests.helpers import CLEAN, MISUSE, unmeasured

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full, and the powers of root, are those of Linux")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.py").write_text(MISUSE, encoding="utf-8")
    Path("good.py").write_text(CLEAN, encoding="utf-8")


def scanlint(words: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which `scanlint` is this one."""
    line = words.replace("scanlint", f"{sys.executable} -P -m scanlint")
    environment = (unmeasured() if before is no_file_above_100_bytes else os.environ) | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], env=environment, preexec_fn=before, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words", ["bad.py --no-confirm", "good.py", "bad.py --no-confirm --format=sarif", "bad.py --diff --unsafe-fixes", "explain SCN101"]
)
def test_standard_output_on_a_full_disk(words: str) -> None:
    done = scanlint(f"scanlint {words} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "scanlint: the output cannot be written: No space left on device\n")


def test_help_on_a_full_disk() -> None:
    done = scanlint("scanlint --help > /dev/full")
    assert (done.returncode, done.stderr) == (2, "scanlint: the output cannot be written: No space left on device\n")


@pytest.mark.parametrize(
    ("words", "status"), [("bad.py --no-confirm > /dev/null", 1), ("gone.py", 2), ("--nothing", 2), ("bad.py --no-confirm > /dev/full", 2)]
)
def test_standard_error_on_a_full_disk_changes_no_status(words: str, status: int) -> None:
    assert scanlint(f"scanlint {words} 2> /dev/full").returncode == status


def test_the_report_on_a_full_disk() -> None:
    done = scanlint("scanlint bad.py --no-confirm -o /dev/full")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "scanlint: /dev/full cannot be written: No space left on device\n")


def no_file_above_100_bytes() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize(
    ("words", "status"), [("--format=json -o old", 2), ("--write-baseline old", 2), ("--fix --unsafe-fixes", 1), ("--add-suppressions", 1)]
)
def test_a_disk_that_fills_up_leaves_what_was_there(words: str, status: int) -> None:
    Path("old").write_bytes(b"")
    done = scanlint(f"scanlint bad.py --no-confirm {words}", no_file_above_100_bytes)
    assert (done.returncode, "File too large" in done.stdout + done.stderr, "Traceback" in done.stderr) == (status, True, False)
    assert Path("bad.py").read_text(encoding="utf-8") == MISUSE
    assert {path.name: path.stat().st_size for path in Path().iterdir() if path.name not in ("bad.py", "good.py")} == {"old": 0}


def without_the_powers_of_root() -> None:
    """Modes of files hold for root, too, once CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER are out of what a new program may have."""
    if os.getuid() == 0:
        for power in (1, 2, 3):
            assert ctypes.CDLL(None).prctl(24, power, 0, 0, 0) == 0


@pytest.mark.parametrize(
    ("words", "status"), [("--format=json -o new", 2), ("--write-baseline new", 2), ("--fix --unsafe-fixes", 1), ("--add-suppressions", 1)]
)
def test_a_folder_that_may_not_be_written(words: str, status: int) -> None:
    Path().chmod(0o500)
    done = scanlint(f"scanlint bad.py --no-confirm {words}", without_the_powers_of_root)
    Path().chmod(0o700)
    assert (done.returncode, "Permission denied" in done.stdout + done.stderr, "Traceback" in done.stderr) == (status, True, False)
    assert Path("bad.py").read_text(encoding="utf-8") == MISUSE


@pytest.mark.parametrize("what", ["bad.py", "inner", "pyproject.toml", ".gitignore"])
def test_what_may_not_be_read(what: str) -> None:
    Path("inner").mkdir()
    Path("inner/also_bad.py").write_text(MISUSE, encoding="utf-8")
    Path(".git").mkdir()
    for name in ("pyproject.toml", ".gitignore"):
        Path(name).touch()
    Path(what).chmod(0)
    done = scanlint("scanlint . --no-confirm --format=concise", without_the_powers_of_root)
    Path(what).chmod(0o700)
    assert "Traceback" not in done.stderr
    if what == "pyproject.toml":
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.endswith("pyproject.toml: cannot be read: Permission denied\n")
    else:
        assert (done.returncode, done.stderr) == (1, "")
        assert [line.split(": Permission")[0] for line in done.stdout.splitlines() if "SCN901" in line] == {
            "bad.py": ["bad.py:1:1 SCN901 unreadable-source this file cannot be read"],
            "inner": ["inner:1:1 SCN901 unreadable-source this folder cannot be listed"],
        }.get(what, [])


@pytest.mark.parametrize("words", [". --no-confirm", ". --no-confirm --format=sarif", "rules", ". --show-settings"])
def test_a_reader_that_went_away_is_no_error(words: str) -> None:
    for number in range(len(RULES)):
        Path(f"bad_{number}.py").write_text(MISUSE, encoding="utf-8")
    done = scanlint(f"scanlint {words} | head -c 1")
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_streams_that_are_closed() -> None:
    assert scanlint("scanlint bad.py --no-confirm >&- 2>&-").returncode == 1
    assert scanlint("scanlint - <&-").returncode == 2
