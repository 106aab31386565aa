"""Programs that scanlint once judged otherwise than the run does, shrunk by the oracle. Each says what the run made of it."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """\
import theano
import theano.tensor as T
from theano.tensor.shared_randomstreams import RandomStreams
x = T.tensor3("x")
h0, both = T.zeros_like(x[0]), T.zeros_like(x[:2])
srng = RandomStreams(seed=7)
u = theano.shared(0.3)
noisy = lambda x_t: x_t + srng.normal(size=(3, 2))
two = lambda x_t, h: (x_t + 0.5 * h, 2.0 * x_t)
"""

#: The run is fine.
RIGHT = {
    "updates that come up through super()": """
        class Base:
            def forward(self, x):
                rval, updates = theano.scan(noisy, sequences=x)
                return rval, updates
        class Layer(Base):
            def forward(self, x):
                return super().forward(x)
        rval, updates = Layer().forward(x)
        run = theano.function([x], rval, updates=updates)
        """,
    "the rest of the pair, used": """
        rval, *rest = theano.scan(noisy, sequences=x)
        run = theano.function([x], rval, updates=rest[0])
        """,
    "arguments by place through a wrapper": """
        def run_loop(*given, **options):
            return theano.scan(*given, **options)
        rval, updates = run_loop(two, x, [h0, None])
        run = theano.function([x], rval[0])
        """,
    "a copy of the outputs that grows": """
        rval, updates = theano.scan(two, sequences=x, outputs_info=[h0, None])
        outs = list(rval)
        outs.append(x)
        run = theano.function([x], outs[2] + outs[0])
        """,
    "an empty dict of updates that is made of none": """
        rval, _ = theano.scan(lambda x_t, h: ([x_t + h], dict([])), sequences=x, outputs_info=[h0])
        other, _ = theano.scan(lambda x_t, h: ([x_t + h], dict({})), sequences=x, outputs_info=[h0])
        run = theano.function([x], rval + other)
        """,
}

#: The run raises, or gives other numbers than are wanted: the line and the code of what is found.
WRONG = {
    "a dict of updates that is made of pairs": (
        """
        rval, _ = theano.scan(lambda x_t, h: ([x_t + h], dict([(u, u + 1)])), sequences=x, outputs_info=[h0])
        other, _ = theano.scan(lambda x_t, h: ([x_t + h], dict({u: u + 1})), sequences=x, outputs_info=[h0])
        run = theano.function([x], rval + other)
        """,
        [(11, "SCN401"), (12, "SCN401")],
    ),
    "the rest of the pair, dropped": (
        """
        rval, *rest = theano.scan(noisy, sequences=x)
        run = theano.function([x], rval)
        """,
        [(11, "SCN401")],
    ),
    "an object as the step": (
        """
        class Cell:
            def __call__(self, x_t):
                return 2.0 * x_t
        rval, updates = theano.scan(Cell(), sequences=x)
        run = theano.function([x], rval[0])
        """,
        [(15, "SCN101")],
    ),
    "an entry too few, handed through a wrapper": (
        """
        def run_loop(fn, **options):
            return theano.scan(fn, **options)
        rval, updates = run_loop(two, sequences=x, outputs_info=[h0])
        """,
        [(13, "SCN201")],
    ),
    "an entry too few for one of two callers": (
        """
        def run_loop(fn, init):
            return theano.scan(fn, sequences=x, outputs_info=init)
        right, updates = run_loop(two, [h0, None])
        wrong, updates = run_loop(two, [h0])
        """,
        [(14, "SCN201")],
    ),
    "a copy of the outputs as a tensor": (
        """
        def to_list(value):
            if isinstance(value, (list, tuple)):
                return list(value)
            return [value]
        rval, updates = theano.scan(two, sequences=x, outputs_info=[h0, None])
        rval = to_list(rval)
        run = theano.function([x], T.mean(rval, axis=0))
        """,
        [(17, "SCN103")],
    ),
    "strict beside a state that is a dict": (
        """
        rval, updates = theano.scan(lambda x_t, a, b: x_t + a + b + u, sequences=x, outputs_info=[dict(initial=both, taps=[-2, -1])], strict=True)
        """,
        [(11, "SCN307")],
    ),
    "strict, handed through a wrapper": (
        """
        def run_loop(fn, **options):
            return theano.scan(fn, **options)
        rval, updates = run_loop(lambda x_t: x_t + u, sequences=x, strict=True)
        """,
        [(13, "SCN307")],
    ),
    "strict, and updates beside the outputs": (
        """
        def step(x_t):
            return [x_t + u], {}
        rval, updates = theano.scan(step, sequences=x, strict=True)
        """,
        [(13, "SCN307")],
    ),
    "as many states as a comprehension makes": (
        """
        def step(x_t, h, more):
            return x_t + h
        rval, updates = theano.reduce(step, sequences=x, outputs_info=[h0 for _ in range(1)])
        """,
        [(13, "SCN301")],
    ),
    "a number as the state of a step that writes into its result": (
        """
        def step(x_t, h):
            new = x_t + 0.5 * h
            return T.set_subtensor(new[0], 0.0)
        rval, updates = theano.scan(step, sequences=x, outputs_info=[0.0])
        """,
        [(14, "SCN205")],
    ),
    "a list times a tensor that the caller hands over": (
        """
        def model(x):
            rval, updates = theano.scan(two, sequences=x, outputs_info=[h0, None])
            return (rval * x).sum(axis=0)
        run = theano.function([x], model(x))
        """,
        [(13, "SCN103")],
    ),
}


def program(body: str) -> str:
    return HEAD + "\n".join(line.removeprefix(" " * 8) for line in body.splitlines())


@pytest.mark.parametrize("title", RIGHT)
def test_false_alarm(title: str) -> None:
    assert codes(program(RIGHT[title])) == []


@pytest.mark.parametrize("title", WRONG)
def test_missed_alarm(title: str) -> None:
    body, expected = WRONG[title]
    assert codes(program(body)) == expected


def test_missed_alarm_one_of_two_libraries() -> None:
    source = """\
        try:
            import theano as lib
            import theano.tensor as T
        except ImportError:
            import aesara as lib
            import aesara.tensor as T
        x = T.tensor3("x")
        rval, updates = lib.scan(lambda x_t, h: x_t + 0.5 * h, sequences=x, outputs_info=[0.0])
        """
    assert codes(source) == [(8, "SCN205")]


def test_none_by_place_is_read() -> None:
    """It was an internal error: a constant has a `value`, as a keyword has."""
    source = "import pytensor\nimport pytensor.tensor as T\nrval, updates = pytensor.scan(lambda x_t: 2.0 * x_t, T.tensor3('x'), None)\n"
    assert codes(source, ignore=["SCN405"]) == []


def test_false_alarm_a_list_of_outputs_that_the_step_contradicts() -> None:
    """The run raises at the entries, and there is no list; the class reads the step one time, and is too deep inside to read it another."""
    source = """\
        import theano
        import theano.tensor as T
        x = T.tensor3("x")
        def make_step():
            def step(x_t, h):
                return x_t + 0.5 * h
            return step
        class Base:
            def forward(self, x):
                rval, updates = theano.reduce(make_step(), sequences=x, outputs_info=[T.zeros_like(x[0]), None])
                return rval, updates
        class Layer(Base):
            def forward(self, x):
                return super().forward(x)
        rval, updates = Layer().forward(x)
        result = T.dot(rval, T.eye(2))
        """
    assert codes(source) == [(10, "SCN201")]
