"""Trains the buggy and the fixed classifier on the scan library that is there. Run by path, in a child process, with `-E -s`.

It stands alone (Python 2.7 to 3.13, the standard library, NumPy, the scan library, and the probe's module that imports such a library without a
compiler and without the user's configuration). It reads one JSON object, {"seed", "epochs", "compiledir"}, and writes JSON lines:

    {"library": "Theano 1.0.5", "sentences", "longest", "shown", "known_by_first_word", "examples": [[text, label]]}
    {"curve": "buggy" | "fixed", "right", "cost"}    one for each epoch, before its step of training; a last one after them all
    {"curve": ..., "recurrent_change"}
    {"done": true}

or, where no library can be imported, {"absent": [reason]} alone: the reasons of those that are there and broken.
"""

from __future__ import division

import json
import os
import sys

#: In this order; Theano-PyMC imports as theano. Not Aesara: without a compiler version 2.9.4 takes minutes.
MODULES = ("theano", "pytensor")


def main():
    """Train, and tell of it on standard output."""
    request = json.load(sys.stdin)
    seed, epochs = request["seed"], request["epochs"]
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not mix with what is told
    here = sys.path.pop(0)

    def say(**line):
        told.write(json.dumps(line, sort_keys=True) + "\n")
        told.flush()

    try:
        import numpy  # noqa: F401  before this folder's modules can be found, so that none of them can shadow one of NumPy's
    except Exception as error:
        missing = isinstance(error, ImportError) and "No module named" in str(error)
        say(absent=[] if missing else ["NumPy cannot be imported (%s: %s)" % (type(error).__name__, (str(error).strip() or "?").splitlines()[0])])
        return
    sys.path[:0] = [here, os.path.join(os.path.dirname(os.path.dirname(here)), "companion", "probe")]
    import classifier
    import library
    import sentences

    del sys.path[:2]
    found, reasons = choose(library, request["compiledir"])
    if found is None:
        say(absent=reasons)
        return
    made = sentences.make(seed)
    examples = [made.example(misleading=False), made.example(misleading=True)]
    shown = sum(text[0] in sentences.FIRST[label] for text, label in zip(made.texts, made.labels.tolist()))
    size = dict(sentences=len(made.texts), longest=len(made.words), shown=shown, known_by_first_word=made.known_by_first_word())
    say(library="%s %s" % (found.name, found.version), examples=examples, **size)
    for curve in ("buggy", "fixed"):
        trained = classifier.Classifier(found, made, len(sentences.WORDS), seed, buggy=curve == "buggy")
        for epoch in range(epochs + 1):
            right, cost = trained.epoch()
            say(curve=curve, right=right, cost=cost)
            if epoch == epochs - 1:
                change = trained.recurrent_change()
        say(curve=curve, recurrent_change=change)
    say(done=True)


def choose(library, compiledir):
    """The first library that can be imported, or None and what breaks those that are there."""
    reasons = []
    for module in MODULES:
        try:
            return library.load(module, compiledir), reasons
        except library.Absent as error:
            reasons += [str(error)] if error.broken else []
    return None, reasons


if __name__ == "__main__":
    main()
