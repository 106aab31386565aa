"""Step functions with a given number of parameters, written out, so that what Python says of a wrong number is what a program would see."""

from words import Unknown

_EXACT = (
    lambda f: lambda: f(),
    lambda f: lambda a: f(a),
    lambda f: lambda a, b: f(a, b),
    lambda f: lambda a, b, c: f(a, b, c),
    lambda f: lambda a, b, c, d: f(a, b, c, d),
    lambda f: lambda a, b, c, d, e: f(a, b, c, d, e),
    lambda f: lambda a, b, c, d, e, g: f(a, b, c, d, e, g),
    lambda f: lambda a, b, c, d, e, g, h: f(a, b, c, d, e, g, h),
    lambda f: lambda a, b, c, d, e, g, h, i: f(a, b, c, d, e, g, h, i),
    lambda f: lambda a, b, c, d, e, g, h, i, j: f(a, b, c, d, e, g, h, i, j),
    lambda f: lambda a, b, c, d, e, g, h, i, j, k: f(a, b, c, d, e, g, h, i, j, k),
    lambda f: lambda a, b, c, d, e, g, h, i, j, k, m: f(a, b, c, d, e, g, h, i, j, k, m),
    lambda f: lambda a, b, c, d, e, g, h, i, j, k, m, n: f(a, b, c, d, e, g, h, i, j, k, m, n),
)
_OPEN = (
    lambda f: lambda *rest: f(*rest),
    lambda f: lambda a, *rest: f(a, *rest),
    lambda f: lambda a, b, *rest: f(a, b, *rest),
    lambda f: lambda a, b, c, *rest: f(a, b, c, *rest),
    lambda f: lambda a, b, c, d, *rest: f(a, b, c, d, *rest),
)


class Default(object):
    """Stands for a parameter that was not passed."""


def function(inner, least, most):
    """A function of ``least`` to ``most`` parameters (None: any number more) that calls ``inner`` with those that it was given."""

    def given(*arguments):
        return inner(*[argument for argument in arguments if argument is not Default])

    shapes = _OPEN if most is None else _EXACT
    count = least if most is None else most
    if count >= len(shapes):
        raise Unknown("the probe builds no step of %d parameters" % count)
    made = shapes[count](given)
    made.__name__ = made.__qualname__ = "step"
    if most is not None and most > least:
        made.__defaults__ = (Default,) * (most - least)
    return made
