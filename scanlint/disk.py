"""Files read and written so that a hostile or a full disk does no harm: nothing that waits for ever is opened, and no half of a file is left."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

#: The most that is read of a file, in bytes: text that a person wrote is smaller, and what is read takes many times its size in memory.
LIMIT = 64 * 1024**2

_UNBLOCKED: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)


class Irregular(OSError):
    """A folder, a FIFO or a device where a regular file is wanted."""


class TooLarge(OSError):
    """A file of more than ``LIMIT`` bytes."""


def read(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a regular file of at most ``LIMIT`` bytes. Raises OSError; for anything else its subclasses Irregular and TooLarge.

    What is not regular is not opened: a FIFO would wait for ever, a device may act. What becomes a FIFO meanwhile does not wait either.
    """
    _regular(os.stat(path))
    handle = os.open(path, os.O_RDONLY | _UNBLOCKED | _BINARY)
    try:
        state = os.fstat(handle)
        _regular(state)
        # A buffer of the size that is wanted is made before the first byte is read: one of LIMIT bytes would take longer than the file.
        data = os.read(handle, min(state.st_size, LIMIT) + 1)
        # It came in parts, has changed, or does not say its size.
        while len(data) != state.st_size and len(data) <= LIMIT and (more := os.read(handle, LIMIT + 1 - len(data))):
            data += more
    finally:
        os.close(handle)
    if len(data) > LIMIT:
        raise TooLarge(errno.EFBIG, f"it has more than {LIMIT // 1024**2} MiB")
    return data


def replace(path: str, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Let the regular file ``path``, which need not exist, hold ``data``: all of it or, where that fails, what it held before. Raises OSError.

    The data is written beside the file and moved into its place, with its mode and owner, if ``still`` says so at the last moment; the answer is
    whether it was. Ctrl-C waits until that is done.
    """
    import tempfile  # loads much, and most runs write nothing

    state = os.stat(path) if os.path.exists(path) else None
    if state is not None:
        _regular(state)
    with _undisturbed():
        handle, new = tempfile.mkstemp(prefix=f".{os.path.basename(path)[:40]}.", suffix=".scanlint", dir=os.path.dirname(path) or ".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _take_on(new, state)
            if not still():
                return False
            os.replace(new, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(new)
    return True


def leads_out(path: str) -> str | None:
    """Say where a link in ``path`` leads if that is out of the working directory, or else out of the folder that was named; None if none does.

    Writing to a name that lies in a stranger's tree is not to reach what lies elsewhere.
    """
    named, here = os.path.abspath(path), os.getcwd()
    home = here if _below(named, here) else os.path.dirname(named)
    real = os.path.realpath(named)
    return None if _below(real, os.path.realpath(home)) else real


def _below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _regular(state: os.stat_result) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise Irregular(errno.EINVAL, "it is not a regular file")


def _take_on(new: str, state: os.stat_result | None) -> None:
    """Give ``new`` the owner, where that is allowed, and the mode of the file that it is to replace; those of a new file where there is none."""
    if state is None:
        os.chmod(new, 0o666 & ~_umask())
        return
    made = os.stat(new)
    if hasattr(os, "chown") and (made.st_uid, made.st_gid) != (state.st_uid, state.st_gid):
        with suppress(PermissionError):
            os.chown(new, state.st_uid, state.st_gid)
    os.chmod(new, stat.S_IMODE(state.st_mode))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the signals that end a program waiting, where the system can do that."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
