"""The probe: asks the real library what it does with a scan of a given structure. Run by path, in a child process, with `-E -s`.

It stands alone (Python 2.7 to 3.13, the standard library, NumPy and the scan library) and is told nothing of what is claimed: it reads the questions
as one JSON object on standard input and writes a JSON line for each thing it begins and each thing it saw.

    in   {"memory": bytes or null, "compiledir": path, "patience": seconds, "one_by_one": bool, "stand_ins": bool,
          "structures": [structure], "questions": [{"id", "structure": number, "path": [[word, arg]], "dialects": [word]}]}
    out  {"python": "3.11.7"}
         {"doing": "import" | "structure" | "question", "ids": [id]}     before anything that can hang or crash
         {"id", "backend": {"name", "version", "native"}, "length", "stages": [stage], "raised": null or {"at", "type", "text"}}
         {"id", "not_run": reason}, with "unusable": "absent" | "broken" where no library can be asked
         {"done": true}
"""

import json
import os
import sys


def main():
    """Answer the request on standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    request = json.load(sys.stdin)
    here = sys.path[0]
    # Python 2 would put .pyc files beside the probe's modules, wherever scanlint is installed.
    sys.dont_write_bytecode, before = sys.version_info[0] == 2, sys.dont_write_bytecode
    import guard
    import library
    import shelf

    sys.path.remove(here)
    guard.limit(request["memory"])
    guard.refuse_sockets()

    def say(**line):
        guard.end_after(request["patience"])
        answers.write(json.dumps(line, sort_keys=True) + "\n")
        answers.flush()

    say(python=".".join(str(number) for number in sys.version_info[:3]))
    questions, libraries = request["questions"], shelf.Shelf(request["compiledir"], request["stand_ins"])
    asked = [question for question in questions if not libraries.lacks(question["dialects"])]
    for question in questions:
        if question not in asked:
            say(id=question["id"], not_run=libraries.absence(question["dialects"]), unusable="absent")
    if asked:
        say(doing="import", ids=[question["id"] for question in asked])
        try:
            import numpy  # noqa: F401  before this folder's modules can be found, so that none of them can shadow one of NumPy's
        except Exception as error:
            reason = "NumPy cannot be imported by %s (%s: %s)" % (sys.executable, type(error).__name__, library.first_line(error))
            for question in asked:
                say(id=question["id"], not_run=reason, unusable="broken")
        else:
            sys.path.insert(0, here)
            import session

            sys.path.remove(here)
            sys.dont_write_bytecode = before
            session.answer(dict(request, questions=asked), libraries, say)
    say(done=True)


if __name__ == "__main__":
    main()
