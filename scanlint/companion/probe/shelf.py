"""The libraries of this interpreter, and which of them answers for a dialect."""

import sys

import installed
import library
from library import MODULES, NAMES, Absent, Library


class Shelf(object):
    """The libraries of this interpreter, each imported when it is first wanted. Without ``stand_ins`` no relative answers for another."""

    def __init__(self, compiledir, stand_ins):
        self._compiledir = compiledir
        self._stand_ins = stand_ins
        self._found = {}

    def lacks(self, dialects):
        """Whether neither a library of ``dialects`` nor a stand-in is installed. Nothing is imported to find that out."""
        return not any(installed.place(module) is not None for module in self._modules(dialects))

    def absence(self, dialects):
        """Say in a line that :meth:`lacks` is true."""
        relatives = ", nor a relative that could stand in" if self._stand_ins else ""
        return "%s is not installed for %s%s" % (NAMES[self._known(dialects)[0]], sys.executable, relatives)

    def choose(self, dialects):
        """Return the first library that speaks one of ``dialects``, else the nearest relative; raise Absent with what is wrong with each."""
        known = self._known(dialects)
        for dialect in known:
            own = self._get(MODULES[dialect][0])
            if isinstance(own, Library) and own.dialect == dialect:
                return own
        tried = [self._get(module) for module in self._modules(dialects)]
        for relative in tried:
            if isinstance(relative, Library) and self._stand_ins:
                return relative
        broken = [str(problem) for problem in tried if isinstance(problem, Absent) and problem.broken]
        raise Absent("; ".join(broken) or self.absence(dialects), broken=bool(broken))

    def _known(self, dialects):
        return [dialect for dialect in dialects if dialect in NAMES] or ["theano"]

    def _modules(self, dialects):
        known = self._known(dialects)
        return MODULES[known[0]] if self._stand_ins else sorted(set(MODULES[dialect][0] for dialect in known))

    def _get(self, module):
        if module not in self._found:
            try:
                self._found[module] = library.load(module, self._compiledir)
            except Absent as error:
                self._found[module] = error
        return self._found[module]
