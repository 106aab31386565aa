"""Asks one library about one sketch: puts it to each trial of the questions, and says what was seen."""

import sketches
import trials
from library import first_line
from scanning import Trouble
from watching import NAMES, PARTS
from words import Unknown


def check(structure, path):
    """Raise Unknown unless the sketch and its single trial are known."""
    sketches.check(structure)
    if len(path) != 1 or path[0][0] not in tuple(trials.TRIALS):
        raise Unknown("the probe does not know the trial of the question")
    words = {"without": PARTS, "name": NAMES, "align": (None, "reversed"), "join": (None, "in_place")}
    allowed = words.get(path[0][0], (None,))
    if path[0][1] not in allowed:
        raise Unknown("the probe does not know the argument of the trial `%s`" % path[0][0])


def ask(library, sketch, questions, say, one_by_one):
    """Answer each question with one line through ``say``; each is asked by itself, whatever ``one_by_one`` says."""
    for question in questions:
        say(doing="question", ids=[question["id"]])
        try:
            say(**_line(library, sketch, question))
        except (Unknown, MemoryError) as error:
            say(id=question["id"], not_run=str(error) if isinstance(error, Unknown) else "the memory limit was reached")


def _line(library, sketch, question):
    trial, arg = question["path"][0]
    line = dict(
        id=question["id"], backend={"name": library.name, "version": library.version, "dialect": library.dialect}, length=0, stages=[], raised=None
    )
    try:
        line["sight"] = trials.TRIALS[trial](library, sketch, arg)
    except Trouble as trouble:
        if isinstance(trouble.error, Unknown):
            raise trouble.error
        line["raised"] = {"at": trouble.at, "type": type(trouble.error).__name__, "text": first_line(trouble.error)}
    return line
