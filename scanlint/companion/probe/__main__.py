"""The probe: asks the real library what it does with a scan of a given structure. Run by path, in a child process, with `-E -s`.

It stands alone (Python 2.7 to 3.13, the standard library, NumPy and the scan library) and is told nothing of what is claimed: it reads the questions
as one JSON object on standard input and writes a JSON line for each thing it begins and each thing it saw.

    in   {"memory": bytes or null, "compiledir": path, "one_by_one": bool,
          "structures": [structure], "questions": [{"id", "structure": number, "path": [[word, arg]], "dialects": [word]}]}
    out  {"doing": "import" | "structure" | "question", "ids": [id]}     before anything that can hang or crash
         {"id", "backend": {"name", "version", "native"}, "length", "stages": [stage], "raised": null or {"at", "type", "text"}}
         {"id", "not_run": reason}
         {"done": true}
"""

import json
import os
import sys


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


def refuse_sockets():
    """Make opening a socket an error (audit hooks are new in Python 3.8)."""

    def hook(event, _):
        if event in ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"):
            raise RuntimeError("the probe opens no socket")

    if hasattr(sys, "addaudithook"):
        sys.addaudithook(hook)


def main():
    """Answer the request on standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    request = json.load(sys.stdin)
    limit(request["memory"])
    refuse_sockets()
    here = sys.path.pop(0)

    def say(**line):
        answers.write(json.dumps(line, sort_keys=True) + "\n")
        answers.flush()

    say(doing="import", ids=[question["id"] for question in request["questions"]])
    try:
        import numpy  # noqa: F401  before this folder's modules can be found, so that none of them can shadow one of NumPy's
    except Exception as error:
        for question in request["questions"]:
            reason = "NumPy cannot be imported by %s (%s: %s)" % (sys.executable, type(error).__name__, error)
            say(id=question["id"], not_run=reason + "; pip install 'scanlint[runtime]' installs what confirming needs")
        return
    sys.path.insert(0, here)
    import session

    sys.path.remove(here)
    session.answer(request, say)
    say(done=True)


if __name__ == "__main__":
    main()
