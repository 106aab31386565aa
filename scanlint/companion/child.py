"""Runs the probe once (or another script): a child process in a private, empty folder, shut off from the user's environment and configuration."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

PROBE = Path(__file__).parent / "probe"

NONSENSE = "the probe gave an answer that cannot be read"

#: The longest line that is read: an interpreter that is none may print one without end.
_LONGEST = 1 << 24

#: What a child needs of its environment to run at all; everything else (PYTHONPATH, THEANO_FLAGS, HOME, ...) stays outside.
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class Died(Exception):
    """The child ended, hung or spoke nonsense before it was done; the text is the reason, in one line."""


def converse(python: str, request: Callable[[str], dict[str, object]], timeout: float, script: Path = PROBE) -> Generator[dict[str, Any]]:
    """Start ``script`` with ``python`` and yield its lines until it is done.

    ``python`` is a path or the name of a program on PATH; ``request`` makes the request from the path of the private compile directory;
    ``timeout`` is the longest silence, in seconds. Raises Died. The child, with children of its own, is gone and its directory removed when the
    iterator ends, is closed, or is interrupted.
    """
    with ExitStack() as stack:
        try:
            room = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scanlint-", ignore_cleanup_errors=True)))
            for name in ("work", "home", "compile", "cache"):
                (room / name).mkdir()
            (room / "empty.rc").touch()
            (room / "request.json").write_text(json.dumps(request(str(room / "compile"))), encoding="utf-8")
        except OSError as error:
            raise Died(f"there is no room for the {script.name}: {error.strerror}") from error
        with (room / "request.json").open("rb") as stdin, (room / "stderr").open("wb") as stderr:
            # Found here: the child starts in another directory, with another PATH. Links stay, for a virtual environment is known by its own.
            program = os.path.abspath(shutil.which(python) or python)
            try:
                child = subprocess.Popen(
                    [program, "-E", "-s", str(script)],
                    stdin=stdin,
                    stdout=subprocess.PIPE,
                    stderr=stderr,
                    cwd=room / "work",
                    env=_environment(room),
                    start_new_session=True,
                )
            except OSError as error:
                raise Died(f"{python} cannot be run: {error.strerror}") from error
        stack.callback(_end, child)
        yield from _lines(child, timeout, room / "stderr", f"the {script.name}", python)


def _environment(room: Path) -> dict[str, str]:
    empty, home = str(room / "empty.rc"), str(room / "home")
    own = {"PATH": os.defpath, "HOME": home, "USERPROFILE": home, "TMPDIR": home, "TEMP": home, "TMP": home, "LANG": "C.UTF-8"}
    # A thread pool per core costs address space, which the memory limit counts, and start-up time.
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")
    files = dict.fromkeys(("THEANORC", "AESARARC", "PYTENSORRC"), empty)
    # Numba would keep what it compiled beside the library.
    caches = dict.fromkeys(("NUMBA_CACHE_DIR", "XDG_CACHE_HOME"), str(room / "cache"))
    return {**{name: os.environ[name] for name in _KEPT if name in os.environ}, **own, **threads, **files, **caches}


def _lines(child: subprocess.Popen[bytes], timeout: float, stderr: Path, who: str, python: str) -> Iterator[dict[str, Any]]:
    assert child.stdout is not None
    arrived: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_listen, args=(child.stdout, arrived), daemon=True).start()
    while True:
        try:
            text = arrived.get(timeout=timeout)
        except queue.Empty:
            raise Died(f"{who} gave no answer within {timeout:g} s") from None
        if text is None:
            raise Died(_epitaph(child, timeout, stderr, who, python))
        try:
            line = json.loads(text)
        except ValueError as error:
            raise Died(f"{who} gave an answer that cannot be read") from error
        if "done" in line:
            return
        yield line


def _listen(stdout: IO[bytes], arrived: queue.Queue[bytes | None]) -> None:
    with stdout:
        while text := stdout.readline(_LONGEST):
            arrived.put(text)
    arrived.put(None)


def _epitaph(child: subprocess.Popen[bytes], timeout: float, stderr: Path, who: str, python: str) -> str:
    """Say in a line how the child ended."""
    try:
        status = child.wait(timeout)
    except subprocess.TimeoutExpired:
        return f"{who} gave no answer and did not end within {timeout:g} s ({python})"
    if status < 0:
        try:
            return f"{who} was ended by {signal.Signals(-status).name} ({python})"
        except ValueError:
            return f"{who} was ended by signal {-status} ({python})"
    last = [line for line in stderr.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()][-1:]
    return f"{who} ended early with status {status} ({python})" + (f": {last[0].strip()[:200]}" if last else "")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it started: its process group, where there is such a thing."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:  # pragma: no cover: Windows alone has no process groups
            child.kill()
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()
