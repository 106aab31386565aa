"""What the probe denies itself, in processes of the test's own: the guards cannot be taken back."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from scanlint.companion.child import PROBE
from tests.backends import Backend, every_backend

SOCKETS = """
import socket
refused = []
for attempt in (socket.socket, socket.socketpair, lambda: socket.getaddrinfo("localhost", 80), lambda: socket.create_connection(("127.0.0.1", 9))):
    try:
        attempt()
    except RuntimeError as error:
        refused.append(str(error))
print(refused == ["the probe opens no socket"] * 4)
"""


def guarded(program: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run a program after the import of the probe's guard."""
    start = f"import sys; sys.path.insert(0, {str(PROBE)!r}); sys.dont_write_bytecode = True; import guard\n"
    return subprocess.run([python, "-E", "-s", "-c", start + program], capture_output=True, text=True, check=False)


def test_no_socket_is_opened() -> None:
    assert guarded("guard.refuse_sockets()\n" + SOCKETS).stdout == "True\n"


def test_nor_without_audit_hooks() -> None:
    """As on Python 2.7, 3.6 and 3.7."""
    assert guarded("del sys.addaudithook\nguard.refuse_sockets()\n" + SOCKETS).stdout == "True\n"


@every_backend
def test_nor_on_any_python_that_has_a_library(backend: Backend) -> None:
    child = guarded("guard.refuse_sockets()\n" + SOCKETS, backend.interpreter)
    assert (child.stdout, child.stderr) == ("True\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound the address space")
def test_memory_has_an_end() -> None:
    program = "guard.limit(1 << 30)\ntry:\n    bytearray(1 << 31)\nexcept MemoryError:\n    print('refused')"
    assert guarded(program).stdout == "refused\n"


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm")
def test_a_silent_probe_ends_by_itself_though_nobody_is_left_to_end_it() -> None:
    assert guarded("guard.end_after(0)\nimport threading\nthreading.Event().wait()").returncode == -signal.SIGALRM
