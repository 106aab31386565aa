"""Python's truth test of a symbolic value: does it look at the values?"""


class Truth(object):
    """What Python's truth test made of a value: ``taken`` for it, ``of_zeros`` for the same value times zero, which is ``zeros``."""

    def __init__(self, taken, of_zeros, zeros):
        self.taken, self.of_zeros, self.zeros = taken, of_zeros, zeros


def truth(value):
    """`if value:`."""
    zeros = _zeros(value)
    return Truth(bool(value), bool(zeros), zeros)


def negation(value):
    """`not value`."""
    zeros = _zeros(value)
    return Truth(not (not value), not (not zeros), zeros)  # noqa: SIM208  what `not` makes of it is the question


def disjunction(value):
    """`value or ..`."""
    zeros = _zeros(value)
    return Truth((value or None) is value, (zeros or None) is zeros, zeros)


def _zeros(value):
    """The same value, holding zeros: what a truth test that looked at values would find false."""
    if isinstance(value, (list, tuple)):
        return type(value)(_zeros(item) for item in value)
    return value * 0 if hasattr(value, "ndim") else value
