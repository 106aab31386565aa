"""What the probe denies itself before it imports a library: memory without end, core dumps, sockets."""

import sys

_EVENTS = ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def limit(memory):
    """Bound the address space of this process by ``memory`` bytes, where the system can, and leave no core dump behind."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (("RLIMIT_CORE", 0), ("RLIMIT_AS", memory)):
        try:
            hard = resource.getrlimit(getattr(resource, kind))[1]
            bound = bound if bound is None or hard == resource.RLIM_INFINITY else min(bound, hard)
            if bound is not None:
                resource.setrlimit(getattr(resource, kind), (bound, bound))
        except (AttributeError, ValueError, OSError):
            pass  # macOS has RLIMIT_AS and refuses to set it


def end_after(seconds):
    """End this process unless this is called again within ``seconds``: whoever asked may have been killed, and a hanging probe would stay."""
    try:
        import signal

        signal.alarm(int(seconds) + 1)
    except (ImportError, AttributeError):
        pass  # Windows has no alarm


def refuse_sockets():
    """Make opening a socket an error: by an audit hook, or before Python 3.8, which has none, by taking the class of sockets away."""
    if hasattr(sys, "addaudithook"):
        sys.addaudithook(_hook)
        return
    try:
        import _socket
    except ImportError:
        return

    class NoSocket(_socket.socket):
        __slots__ = ()

        def __init__(self, *arguments, **keywords):
            _refuse()

    _socket.socket = _socket.SocketType = NoSocket
    for name in ("socketpair", "fromfd", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        if hasattr(_socket, name):
            setattr(_socket, name, _refuse)


def _refuse(*arguments, **keywords):
    raise RuntimeError("the probe opens no socket")


def _hook(event, _):
    if event in _EVENTS:
        _refuse()
