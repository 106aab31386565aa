"""Findings made by hand, with the source they speak of, for the tests of every format."""

from __future__ import annotations

from collections.abc import Sequence

from scanlint.finding import Edit, Evidence, Finding, Fix, Location, Seen, Verdict
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation, Question, Structure
from scanlint.report import Report, Summary

GRU = """\
import theano
import theano.tensor as T

def gru_layer(tparams, state_below, mask, n_samples, dim):
    def _step(m_, x_, h_):
        preact = T.dot(h_, tparams["U"]) + x_
        h = T.tanh(preact)
        h = m_[:, None] * h + (1. - m_)[:, None] * h_
        return h

    rval, updates = theano.scan(_step,
                                sequences=[mask, state_below],
                                outputs_info=[T.alloc(0., n_samples, dim)])

    return rval[0]
"""

LSTM = """\
import theano
import theano.tensor as T
from layers import step, proj

rval, updates = theano.scan(step, sequences=[x], outputs_info=[h0, c0], non_sequences=[tparams["W"], tparams["U"]], strict=True, name="lstm")
pooled = (rval * mask[:, :, None]).sum(axis=0)
h = theano.scan(lambda x_t, h_tm1: T.tanh(x_t + h_tm1), sequences=x, outputs_info=[h0])[0][0]
"""

LAYERS = """\
def step(x_, h_, c_):
\treturn h, c  # 状態
"""

#: The companion's sentences.
THIS = "Theano 1.0.5 does this with a scan of this structure"
STEP_0 = f"{THIS}: (time 5, sample 3, dim 2) becomes (sample 3, dim 2); only time step 0 is left."
STACKED = f"{THIS}: a list of 2 outputs (0, 1) becomes (output 2, time 5, sample 3, dim 2); the outputs were stacked on a new first axis."
ITERATION = "TensorType does not support iteration. Maybe you are using builtin.sum instead of theano.tensor.sum? (Maybe .max?)"
RAISED = f"Theano 1.0.5 raises TypeError with a scan of this structure: {ITERATION}"

BEFORE = (("time", 5), ("sample", 3), ("dim", 2))


def at(path: str, source: str, line: int, text: str) -> Location:
    """The place of ``text`` on ``line`` of ``source``."""
    column = source.splitlines()[line - 1].index(text) + 1
    return Location(path, line, column, line, column + len(text))


def finding(location: Location, *, impact: Impact = Impact.SILENT, message: str = "a message", label: str = "a label", **more: object) -> Finding:
    """A finding with the fields that a test does not look at filled in."""
    fields: dict[str, object] = {"code": "SCN101", "name": "single-output-indexed", "confidence": Confidence.CERTAIN, **more}
    return Finding(location=location, impact=impact, message=message, label=label, **fields)  # type: ignore[arg-type]


def single() -> Finding:
    """SCN101 on the GRU, with evidence on several lines, confirmed."""
    entry = Location("models/gru.py", 13, 46, 13, 75)
    return finding(
        Location("models/gru.py", 15, 12, 15, 19),
        message="`rval[0]` takes one time step: this scan has one output, so `rval` is that output and not a list of outputs",
        label="the first time step, not the first output",
        consequence="The time axis is gone. A mask broadcasts it back, so that every later step is lost and no error is raised.",
        help="Use `rval`, which is the output of every time step.",
        evidence=(
            Evidence(at("models/gru.py", GRU, 9, "h"), "the step returns one value"),
            Evidence(Location("models/gru.py", 11, 21, 13, 76), "the scan call"),
            Evidence(entry, "outputs_info has one entry"),
        ),
        fix=Fix("unsafe", "drop the index", (Edit(Location("models/gru.py", 15, 16, 15, 19), ""),)),
        question=Question(Structure("scan", (True,)), (Operation("unpack", (2, 0)), Operation("index", 0)), "one_step", 0, ("theano",)),
        verdict=Verdict("confirmed", "Theano 1.0.5", STEP_0, Seen(BEFORE, BEFORE[1:], (0,), (0,), 5)),
    )


def several() -> Finding:
    """SCN103 on the LSTM: two outputs, evidence in another file, a line longer than any terminal."""
    return finding(
        at("models/lstm.py", LSTM, 6, "rval"),
        code="SCN103",
        name="output-list-as-tensor",
        message="`rval` is a list of two outputs, used as one tensor",
        label="a list, stacked on a new first axis",
        consequence="The list is stacked on a new axis 0, so that `sum(axis=0)` adds the outputs and not the time steps.",
        help="Pick an output first: `rval[0]`.",
        evidence=(
            Evidence(at("models/lstm.py", LSTM, 5, "[h0, c0]"), "outputs_info has two entries"),
            Evidence(at("models/layers.py", LAYERS, 2, "h, c"), "the step returns two values"),
        ),
        question=Question(Structure("scan", (True, True)), (Operation("unpack", (2, 0)), Operation("arithmetic")), "stacked", None, ("theano",)),
        verdict=Verdict("confirmed", "Theano 1.0.5", STACKED, Seen(BEFORE, (("output", 2), *BEFORE), (0, 1), (0, 1, 2, 3, 4), 5)),
    )


def raising() -> Finding:
    """SCN102: the library raises."""
    return finding(
        at("models/lstm.py", LSTM, 6, "mask"),
        impact=Impact.CRASH,
        code="SCN102",
        name="single-output-unpacked",
        message="`h, c = rval` unpacks a tensor",
        label="one output, two targets",
        consequence="TypeError while the graph is built.",
        help="Write `h = rval`.",
        verdict=Verdict("confirmed", "Theano 1.0.5", RAISED, Seen(BEFORE, exception="TypeError", text=ITERATION)),
    )


def one_line() -> Finding:
    """SCN101 on a single line with its evidence: use and evidence share the line."""
    return finding(
        at("models/lstm.py", LSTM, 7, "theano.scan(lambda x_t, h_tm1: T.tanh(x_t + h_tm1), sequences=x, outputs_info=[h0])[0][0]"),
        message="`scan(..)[0][0]` takes one time step of the only output",
        label="the first time step, not the first output",
        evidence=(Evidence(at("models/lstm.py", LSTM, 7, "[h0]"), "outputs_info has one entry"),),
        verdict=Verdict("not-run", None, "no supported library could be imported"),
    )


def lines(at: Location) -> Sequence[str]:
    """The lines of the sample files; none for any other path."""
    return {"models/gru.py": GRU, "models/lstm.py": LSTM, "models/layers.py": LAYERS}.get(at.path, "").splitlines()


def everything() -> Report:
    """A report with every kind of finding above."""
    findings = (single(), several(), raising(), one_line())
    return Report(findings, Summary(380, 21, 0, 1, ("build/gen.py is excluded by the settings and was not read",)))
