"""Unpacking into one to six targets by Python's own statement, so that what it raises is what a program would see."""


def _one(value):
    (a,) = value
    return (a,)


def _two(value):
    a, b = value
    return a, b


def _three(value):
    a, b, c = value
    return a, b, c


def _four(value):
    a, b, c, d = value
    return a, b, c, d


def _five(value):
    a, b, c, d, e = value
    return a, b, c, d, e


def _six(value):
    a, b, c, d, e, f = value
    return a, b, c, d, e, f


#: By number of targets.
UNPACK = dict(enumerate((_one, _two, _three, _four, _five, _six), 1))
