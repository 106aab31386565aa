"""The claims of each rule, put to calls that it does not report: what must never be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scanlint.checks import asking
from scanlint.question import Question
from scanlint.scan.facts import ScanCall

Claims = Callable[[ScanCall], Iterator[Question]]


def _raising(*errors: str, trial: str = "build", counted: bool = False) -> Claims:
    def claims(call: ScanCall) -> Iterator[Question]:
        yield asking.raising(asking.sketch(call, counted=counted), call.dialects, *errors, trial=trial)

    return claims


def _about(trial: str, effect: str, part: str | None = None, *, counted: bool = False) -> Claims:
    def claims(call: ScanCall) -> Iterator[Question]:
        yield asking.about(asking.sketch(call, counted=counted), call.dialects, trial, effect, part=part)

    return claims


def _unread(call: ScanCall) -> Iterator[Question]:
    scan = asking.sketch(call)
    for number, _ in enumerate(scan.states):
        yield asking.about(scan, call.dialects, "reach", "state_unread", number)


CLAIMS: dict[str, tuple[Claims, ...]] = {
    "SCN201": (_raising("states_count"),),
    "SCN202": (
        _raising("state_keys", counted=True),
        _raising("no_input", counted=True),
        _about("without", "ignored", "keys", counted=True),
    ),
    "SCN203": (
        *(_raising(word) for word in ("no_initial", "taps_number", "taps_future", "taps_twice")),
        _about("build", "no_output"),
        _about("run", "rows_lost"),
        _about("run", "step_short"),
    ),
    "SCN204": (_raising("no_conversion"), _raising("arity", counted=True), _about("run", "axis_added")),
    "SCN205": (_raising("state_dtype"), _about("count", "wraps")),
    "SCN206": (_raising("inner_graph", trial="run"),),
    "SCN207": (_unread,),
}
