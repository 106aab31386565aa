"""Short programs by the hundred: every form of a call beside every use of what it returns, every entry beside every step, every argument."""

from __future__ import annotations

from collections.abc import Iterator

from tests.checks.forms_of_arguments import ARGUMENTS, BODIES, ENTRIES
from tests.checks.forms_of_results import FATES, PAIRS, USES

HEAD = """\
import numpy as np
import {0}
import {0}.tensor as T
from {0}.tensor.{1} import {2}

x, h0, c0, n = T.tensor3("x"), T.matrix("h0"), T.matrix("c0"), T.iscalar("n")
y, W, mask = T.tensor3("y"), T.matrix("W"), T.vector("mask")
u, srng = {0}.shared(np.zeros(3), name="u"), {2}(seed=1)
one = lambda x_t, h: T.tanh(x_t + h)
two = lambda x_t, h, c: (T.tanh(x_t + h), c + x_t)
"""

HEADS = {
    "theano": HEAD.format("theano", "shared_randomstreams", "RandomStreams"),
    "pytensor": HEAD.format("pytensor", "random.utils", "RandomStream"),
}


def used(library: str, call: str) -> Iterator[tuple[str, str]]:
    """Each use of what ``call`` returns: its text and the program."""
    alone = "return_updates=False" in call
    for use in USES:
        yield use, f"{HEADS[library]}{'rval' if alone else 'rval, updates'} = {library}.{call}\n{_statement(use, library)}"
    for use in PAIRS:
        yield use, f"{HEADS[library]}pair = {library}.{call}\n{_statement(use, library)}"


def entries(library: str, step: str) -> Iterator[tuple[str, str]]:
    """Each entry beside a step: alone, or as the second of two where the step has two states, and as outputs_info itself."""
    before = "h0, " if step.startswith(("lambda x_t, h, c", "lambda x_t, a, b")) else ""
    for entry in ENTRIES:
        for given in (f"[{before}{entry}]", *([] if before else [entry])):
            yield given, f"{HEADS[library]}rval, updates = {library}.scan({step}, [x], {given.replace('LIB', library)})\n"


def arguments(library: str, api: str) -> Iterator[tuple[str, str]]:
    """Each set of arguments of a view."""
    state = "" if api == "map" else ", outputs_info=[h0]"
    step = "lambda x_t: x_t * 2" if api == "map" else "one"
    for given in ARGUMENTS:
        yield given, f"{HEADS[library]}rval, updates = {library}.{api}({step}{state}, {given})\n"


def bodies(library: str, call: str) -> Iterator[tuple[str, str]]:
    """Each body of a step."""
    until = f"from {library}.{'scan_module' if library == 'theano' else 'scan'}.{'scan_utils' if library == 'theano' else 'utils'} import until\n"
    for body in BODIES:
        text = body.replace("LIB", library).replace("\\n", "\n")
        yield (
            body,
            f"{HEADS[library]}{until}\ndef step(x_t, h):\n    {text}\n\nrval, updates = {library}.{call}\nrun = {library}.function([x], rval)\n",
        )


def _statement(use: str, library: str) -> str:
    return use.replace("LIB", library).replace("\\n", "\n") + "\n"


def fates(library: str, scan: str) -> Iterator[tuple[str, str]]:
    """Each fate of the updates of a scan."""
    for fate in FATES:
        text = (
            fate.replace("RUN", "run = LIB.function([x], rval, updates=updates)").replace("SCAN", scan).replace("LIB", library).replace("\\n", "\n")
        )
        yield fate, f"{HEADS[library]}{text}\n"


def wrapped(library: str, wrapper: str) -> Iterator[tuple[str, str]]:
    """Each entry handed to a function that calls scan."""
    for entry in ENTRIES:
        yield entry, f"{HEADS[library]}{wrapper.format(f'{library}.scan')}\nrval = loop([{entry.replace('LIB', library)}])\npooled = rval[0] * 2\n"
