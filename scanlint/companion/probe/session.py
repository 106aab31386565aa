"""Answers a request: one library per dialect, one scan per structure, one compiled function for all that is asked of it."""

import ask
import library
import try_out
import words


def answer(request, libraries, say):
    """Answer every question of ``request`` with the libraries of ``libraries``, a Shelf; ``say`` writes one line."""
    known = []
    for question in request["questions"]:
        structure = request["structures"][question["structure"]]
        try:
            _by(structure).check(structure, question["path"])
            known.append(question)
        except words.Unknown as error:
            say(id=question["id"], not_run=str(error))
    groups = {}
    for dialects, questions in sorted(_by_dialects(known).items()):
        say(doing="import", ids=[question["id"] for question in questions])
        try:
            backend = libraries.choose(dialects)
        except library.Absent as error:
            for question in questions:
                say(id=question["id"], not_run=str(error), unusable="broken" if error.broken else "absent")
            continue
        for question in questions:
            structure = request["structures"][question["structure"]]
            groups.setdefault((question["structure"], backend.dialect), (structure, backend, []))[2].append(question)
    for key in sorted(groups):
        structure, backend, questions = groups[key]
        say(doing="structure", ids=[question["id"] for question in questions])
        _by(structure).ask(backend, structure, questions, say, one_by_one=request["one_by_one"])


def _by(structure):
    """Who builds it: a sketch has a step of its own, a structure is a GRU."""
    return try_out if "step" in structure else ask


def _by_dialects(questions):
    groups = {}
    for question in questions:
        groups.setdefault(tuple(question["dialects"]), []).append(question)
    return groups
