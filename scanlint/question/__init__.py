"""What the checks ask of the real library, as plain frozen data: numbers, flags, and words from closed lists; never text of the user's code.

There are two kinds of question. One about results names the `Structure` of a scan (a GRU of so many outputs), the path of operations from what it
returned to the flagged use, and the claimed effect. One about the scan itself has a `Sketch` in place of the structure: its states, sequences,
flags and step, piece by piece; its path is a single trial. The companion turns either into plain JSON for the probe, which refuses any other word.
"""

from scanlint.question.results import APIS, ARITHMETIC, CALLS, DIALECTS, EFFECTS, METHODS, OPERATIONS, Operation, Question, Structure
from scanlint.question.sketch import Act, Argument, Entry, Form, Made, Sketch, Step
from scanlint.question.words import ERRORS, TRIAL_EFFECTS, TRIALS

__all__ = [
    "APIS", "ARITHMETIC", "CALLS", "DIALECTS", "EFFECTS", "ERRORS", "METHODS", "OPERATIONS", "TRIALS", "TRIAL_EFFECTS",
    "Act", "Argument", "Entry", "Form", "Made", "Operation", "Question", "Sketch", "Step", "Structure",
]  # fmt: skip
