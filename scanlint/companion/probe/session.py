"""Answers a request: one library per dialect, one scan per structure, one compiled function for all that is asked of it."""

import ask
import library
import try_out
import words


def answer(request, say):
    """Answer every question of ``request``; ``say`` writes one line."""
    shelf = Shelf(request["compiledir"])
    groups = {}
    for question in request["questions"]:
        structure = request["structures"][question["structure"]]
        try:
            _by(structure).check(structure, question["path"])
            backend = shelf.choose(question["dialects"])
        except words.Unknown as error:
            say(id=question["id"], not_run=str(error))
            continue
        groups.setdefault((question["structure"], backend.dialect), (structure, backend, []))[2].append(question)
    for key in sorted(groups):
        structure, backend, questions = groups[key]
        say(doing="structure", ids=[question["id"] for question in questions])
        _by(structure).ask(backend, structure, questions, say, one_by_one=request["one_by_one"])


def _by(structure):
    """Who builds it: a sketch has a step of its own, a structure is a GRU."""
    return try_out if "step" in structure else ask


class Shelf(object):
    """The libraries of this interpreter, each imported when it is first wanted."""

    def __init__(self, compiledir):
        self._compiledir = compiledir
        self._found = {}

    def choose(self, dialects):
        """Return the first library that speaks one of ``dialects``, else the nearest relative; raise Unknown with what is wrong with each."""
        dialects = [dialect for dialect in dialects if dialect in words.DIALECTS] or ["theano"]
        for dialect in dialects:
            own = self._get(library.MODULES[dialect][0])
            if isinstance(own, library.Library) and own.dialect == dialect:
                return own
        for module in library.MODULES[dialects[0]]:
            relative = self._get(module)
            if isinstance(relative, library.Library):
                return relative
        tried = [self._get(module) for module in library.MODULES[dialects[0]]]
        broken = [str(problem) for problem in tried if problem.broken]
        raise words.Unknown("; ".join(broken or [str(problem) for problem in tried]))

    def _get(self, module):
        if module not in self._found:
            try:
                self._found[module] = library.load(module, self._compiledir)
            except library.Absent as error:
                self._found[module] = error
        return self._found[module]
