"""The claims of each rule, put to calls that it does not report: what must never be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from scanlint.checks import asking, blame
from scanlint.checks.sequences import map_extra_argument, reduce_argument_order
from scanlint.checks.steps import strict_missing_non_sequence
from scanlint.checks.updates import loss
from scanlint.question import Act, Operation, Question, Sketch, Step
from scanlint.scan.facts import ScanCall
from scanlint.scan.step_facts import NUMPY, BodyUse, StepFacts

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


def _steps(*claims: Callable[[ScanCall, StepFacts, BodyUse], Question], kinds: tuple[str, ...]) -> Claims:
    """For each use of these kinds in the step."""

    def claimed(call: ScanCall) -> Iterator[Question]:
        for body in call.bodies:
            for use in body.uses:
                if use.kind in kinds:
                    yield from (claim(call, body, use) for claim in claims)

    return claimed


def _plain(trial: str, effect: str, *acts: Act, part: str | None = None, errors: tuple[str, ...] = ()) -> Claims:
    """What a step is accused of that does none of it, or does it rightly."""

    def claims(call: ScanCall) -> Iterator[Question]:
        yield replace(asking.about(Sketch(step=Step(acts=acts)), call.dialects, trial, effect, part=part), errors=errors)

    return claims


def _numpy(call: ScanCall, body: StepFacts, use: BodyUse) -> Sketch:
    return asking.doing(("numpy", use.name.removeprefix("numpy."), use.both, use.axis, use.compared), sequences=2)


def _arity(call: ScanCall) -> Iterator[Question]:
    for body in call.bodies:
        yield asking.raising(asking.sketch(call, body=body, counted=True), call.dialects, "arity")


def _returned(call: ScanCall) -> Iterator[Question]:
    for body in call.bodies:
        for returned in body.returns:
            scan = asking.sketch(call, body=body, form=returned.form)
            yield asking.raising(scan, call.dialects, "not_variables", "unreadable", "restricted", "not_shared")


def _strict(call: ScanCall) -> Iterator[Question]:
    yield strict_missing_non_sequence.question(call)


def _loss(*, nested: bool) -> Claims:
    def claims(call: ScanCall) -> Iterator[Question]:
        yield loss.question(call, nested=nested)

    return claims


def _frozen(call: ScanCall) -> Iterator[Question]:
    yield asking.about(loss.scan(call), call.dialects, "twice", "draws_frozen")


def _refused(call: ScanCall) -> Iterator[Question]:
    yield asking.raising(replace(loss.scan(call), arguments=(("return_updates", False),)), call.dialects, "updates_refused")


def _two_targets(call: ScanCall) -> Iterator[Question]:
    """What the good programs do: two targets for two outputs, one for a list of one."""
    path = Operation("unpack_one") if call.listed else Operation("unpack", (2, None))
    if call.listed or call.outputs.known == 2:
        yield blame.question(call, "raises", None, path, whole=True)


def _aligned(call: ScanCall) -> Iterator[Question]:
    """The backward outputs, turned round as the good programs do where they join them."""
    if call.go_backwards:
        yield asking.about(asking.sketch(call), call.dialects, "align", "misaligned", part="reversed")


def _whole(call: ScanCall) -> Iterator[Question]:
    yield map_extra_argument.question(call)


def _swapped(call: ScanCall) -> Iterator[Question]:
    """With the parameter that the good programs carry along."""
    for body in call.bodies:
        for at, parameter in enumerate(body.parameters):
            if parameter.name in ("acc", "total"):
                yield reduce_argument_order.question(call, at)


def _named(call: ScanCall) -> Iterator[Question]:
    """A name that every library has."""
    root = {"theano-pymc": "theano"}.get(call.dialects[0], call.dialects[0])
    yield asking.about(asking.PLAIN, call.dialects, "name", "lacks_name", part=f"{root}.scan")


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
    "SCN301": (_arity,),
    "SCN302": (_returned,),
    "SCN303": (_plain("decide", "one_branch"), _plain("decide", "raises", errors=("no_truth", "no_number"))),
    "SCN304": (
        _steps(
            lambda call, body, use: asking.about(_numpy(call, body, use), call.dialects, "numpy", "not_numpy"),
            lambda call, body, use: asking.raising(_numpy(call, body, use), call.dialects),
            kinds=(NUMPY,),
        ),
        _plain("numpy", "not_numpy"),
    ),
    "SCN305": (_plain("leak", "raises", ("leak", "shared")), _plain("leak", "raises")),
    "SCN306": (_plain("without", "ignored", part="discard"),),
    "SCN307": (_strict,),
    "SCN401": (_loss(nested=False),),
    "SCN402": (_loss(nested=True),),
    "SCN403": (_frozen,),
    "SCN404": (_frozen,),
    "SCN405": (_about("warnings", "warns"),),
    "SCN406": (_two_targets,),
    "SCN407": (_refused,),
    "SCN501": (_raising("no_steps"),),
    "SCN502": (
        *(_raising(word, trial="run") for word in ("no_bool", "not_whole", "no_loop", "negative_steps")),
        *(_about("without", "ignored", part) for part in ("go_backwards", "until")),
        _about("without", "unchecked", "once"),
        _about("run", "steps"),
    ),
    "SCN503": (_aligned,),
    "SCN504": (_raising("no_keyword"),),
    "SCN505": (_raising("not_subscriptable", "not_convertible", "no_shape", "no_axis", "array_slice"),),
    "SCN506": (_whole,),
    "SCN507": (_swapped,),
    "SCN509": (_raising("no_tensor", "no_bool", "no_float", "negative_steps", "no_loop", trial="gradient"), _about("gradient", "no_gradient")),
    "SCN601": (_named,),
    "SCN602": (_raising("no_keyword"),),
}
