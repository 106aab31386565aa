"""SCN303: Python decides on a symbolic value while the step is read, once, instead of the graph at every time step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Finding
from scanlint.impact import Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import BUILTIN, CHAIN, EQUAL, LOOP, MEMBER, TRUTH, BodyUse

RULE = steps.SYMBOLIC_TRUTH_VALUE

_SWITCH = "Write switch(condition, a, b), ifelse for a scalar condition, or and_(), or_(), eq() of the tensor module: they decide at every time step"
#: Theano 1.0.5 and PyTensor 3.3.8; PyTensor raises since 2.28.
_NO_BOOLEAN = "TypeError: Variables do not support boolean operations. (PyTensor: TensorVariable cannot be converted to Python boolean.)"
_CONVERTED = "TypeError: TensorVariable cannot be converted to Python boolean."
_BUILTINS = {
    "max": (_NO_BOOLEAN, "Write maximum(a, b) of the tensor module, or x.max() for the largest element"),
    "min": (_NO_BOOLEAN, "Write minimum(a, b) of the tensor module, or x.min() for the smallest element"),
    "int": ("TypeError", "Write x.astype('int64') or cast(x, 'int64')"),
    "float": ("TypeError", "Write x.astype(config.floatX)"),
    "complex": ("TypeError", "Write x.astype('complex128')"),
    "len": ("TypeError: object of type 'TensorVariable' has no len()", "Write x.shape[0]"),
    "range": ("TypeError", "Write arange(x) of the tensor module, and scan over it"),
    "xrange": ("TypeError", "Write arange(x) of the tensor module, and scan over it"),
}


_ERRORS = {TRUTH: ("no_truth",), CHAIN: ("no_truth",), LOOP: ("no_iteration",), BUILTIN: ("no_number",)}


@dataclass(frozen=True, slots=True)
class _Words:
    message: str
    label: str
    consequence: str
    help: str
    crash: bool


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call, body, use in reading.uses(facts, TRUTH, CHAIN, EQUAL, MEMBER, LOOP, BUILTIN):
        # From Aesara 2.7 on a variable may have a static shape, and can then be iterated over.
        if use.kind == LOOP and set(call.dialects) - {"theano", "theano-pymc"}:
            continue
        words = _words(call, use)
        impact = Impact.CRASH if words.crash else Impact.SILENT
        evidence = reading.symbolic(body, call)
        yield Finding(
            use.at if use.kind in (EQUAL, MEMBER, BUILTIN) else use.on,
            RULE.code,
            RULE.name,
            impact,
            RULE.confidence,
            words.message,
            words.label,
            words.consequence,
            f"{words.help}.",
            evidence,
            question=_question(call, use, words.crash),
        )


def _question(call: ScanCall, use: BodyUse, crash: bool) -> Question:
    scan = asking.doing(("decide", use.kind, use.name if use.kind in (EQUAL, MEMBER, BUILTIN) else "", use.compared))
    return asking.raising(scan, call.dialects, *_ERRORS[use.kind]) if crash else asking.about(scan, call.dialects, "decide", "one_branch")


def _words(call: ScanCall, use: BodyUse) -> _Words:
    text = f"`{use.text}`"
    if use.kind in (EQUAL, MEMBER):
        result = "False" if use.name in ("==", "in") else "True"
        return _Words(
            f"`{use.name}` on the symbolic {text} compares objects, not values: it is {result} while the graph is built",
            f"always {result}",
            f"No error: the condition is {result} at every time step, whatever the values are.",
            f"Write {'eq(a, b)' if use.name in ('==', 'in') else 'neq(a, b)'} of the tensor module, joined by or_() for several values",
            False,
        )
    if use.kind == LOOP:
        instead = "Use a nested scan or an elementwise expression"
        return _Words(f"{text} is symbolic: Python cannot iterate over it", "no iteration", _ITERATED, instead, True)
    if use.kind == BUILTIN:
        raised, instead = _BUILTINS[use.name]
        return _Words(f"{use.name}() needs a number, and {text} is symbolic", "no number yet", f"Building the graph raises {raised}.", instead, True)
    if use.kind == CHAIN:
        message = f"{text} is a chain of comparisons, which Python joins by asking for the truth of the first"
        return _Words(message, "no truth value", f"Building the graph raises {_NO_BOOLEAN}", "Write and_(a < x, x < b) of the tensor module", True)
    message = f"{text} is symbolic and has no truth value yet: Python decides once, while the graph is built"
    if use.compared:
        return _Words(message, "no truth value", f"Building the graph raises {_NO_BOOLEAN}", _SWITCH, True)
    if call.dialects == ("pytensor",):
        return _Words(message, "no truth value", f"Building the graph raises {_CONVERTED} (PyTensor 2.28)", _SWITCH, True)
    return _Words(message, "always true", "No error: every symbolic variable counts as true, so one branch is never taken.", _SWITCH, False)


_ITERATED = "Building the graph raises TypeError: TensorType does not support iteration, or ValueError: length not known, for a vector."
