"""From the facts of a scan call to the sketch that the probe builds. What is not known becomes what is usual, so that only facts can show."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.asking.pieces import entry_of, made_of
from scanlint.question import Act, Argument, Entry, Form, Made, Sketch, Step
from scanlint.question.words import ARGUMENTS
from scanlint.scan.facts import ScanCall
from scanlint.scan.given import NOTHING
from scanlint.scan.step_facts import INNER, OUTPUT, UNTIL, UPDATES, StepFacts
from scanlint.scan.step_facts import Form as Returned

#: Beyond so many steps nothing new is seen.
_MOST_STEPS = 300
_USUAL_STEPS = 5
_FLAGS = ("go_backwards", "return_list", "return_updates", "strict")


def sketch(
    call: ScanCall,
    *,
    body: StepFacts | None = None,
    counted: bool = False,
    form: Form | None = None,
    outputs: int | None = None,
    acts: tuple[Act, ...] = (),
) -> Sketch:
    """The scan of a call. ``body`` is the step to take where there may be several; ``counted`` gives it the number of parameters that it has (else it
    takes any number, so that a wrong one hides nothing); ``form`` is what it returns, ``outputs`` how many, where the call does not tell."""
    step = body or (call.bodies[0] if call.bodies else None)
    states, sequences, arguments = tuple(_states(call)), tuple(_sequences(call)), tuple(_arguments(call))
    if call.api == "scan" and not sequences and not any(name == "n_steps" and value is not None for name, value in arguments):
        # That nothing says how many steps to run is a question of its own (SCN501), and would hide what else is wrong.
        arguments = (*(argument for argument in arguments if argument[0] != "n_steps"), ("n_steps", _USUAL_STEPS))
    return Sketch(
        api=call.api,
        sequences=sequences,
        states=states if call.api != "map" else (),
        non_sequences=tuple(Entry() for passed in call.passing.first if passed.role == "non_sequence"),
        arguments=arguments,
        step=_step(call, step, counted, form, outputs, len(states), acts),
        updates=call.updates.used,
    )


def _states(call: ScanCall) -> Iterator[Entry]:
    if call.written.states is not None:
        yield from (entry_of(entry, state=True) for entry in call.written.states)
    elif call.recurrent is not None:
        yield from (Entry() if feeds_back else Entry("none") for feeds_back in call.recurrent)
    else:
        yield from (Entry() for _ in {passed.entry for passed in call.passing.first if passed.role == "state"})


def _sequences(call: ScanCall) -> Iterator[Entry]:
    if call.written.sequences is not None:
        yield from (entry_of(entry, state=False) for entry in call.written.sequences)
    elif call.passing.first:
        yield from (Entry() for _ in {passed.entry for passed in call.passing.first if passed.role == "sequence"})
    elif call.n_steps is None:
        yield Entry()


def _arguments(call: ScanCall) -> Iterator[Argument]:
    """Those that change what scan does, as far as they are known."""
    for name, _ in call.given:
        argument = call.written.argument(name)
        const = argument.given.const if argument is not None else None
        value = const.value if const is not None else None
        if argument is not None and argument.given.form == NOTHING and name in ("n_steps", "truncate_gradient"):
            yield name, None
        elif name == "n_steps":
            number = value if isinstance(value, (int, float)) else _USUAL_STEPS
            yield name, number if isinstance(number, bool) or number < _MOST_STEPS else _MOST_STEPS
        elif isinstance(value, (int, float)) and (_is_small(name, value) or (name in _FLAGS and isinstance(value, bool))):
            yield name, value
    for name in call.foreign:
        yield name if name in ARGUMENTS else "unknown", None


def _is_small(name: str, value: float) -> bool:
    return name == "truncate_gradient" and abs(value) < _MOST_STEPS


def _step(call: ScanCall, body: StepFacts | None, counted: bool, form: Form | None, outputs: int | None, states: int, acts: tuple[Act, ...]) -> Step:
    names = tuple(parameter.name for parameter in body.parameters) if body is not None else ()
    returned = form if form is not None else _returned(body)
    known = len(call.results) if call.results is not None else call.outputs.known
    count = outputs if outputs is not None else _leaves(returned) if returned is not None else known or max(states, call.outputs.count.lo, 1)
    made = tuple(made_of(result, names) for result in call.results) if call.results is not None and len(call.results) == count else (Made(),) * count
    least, most = _arity(body) if counted and body is not None else (0, None)
    return Step(
        least,
        most,
        made,
        returned,
        unread=tuple(at for at, parameter in enumerate(body.parameters) if not parameter.read) if body is not None else (),
        symmetric=bool(call.symmetric),
        acts=acts,
    )


def _arity(body: StepFacts) -> tuple[int, int | None]:
    return sum(not parameter.optional for parameter in body.parameters), None if body.extra else len(body.parameters)


def _returned(body: StepFacts | None) -> Form | None:
    """What the step returns, where more than outputs come back, each part known; one scan among several ways is as good as another."""
    for returned in body.returns if body is not None else ():
        leaves = set(_words(returned.form))
        if leaves <= {OUTPUT, INNER, UPDATES, UNTIL} and leaves & {UPDATES, UNTIL} and leaves & {OUTPUT, INNER}:
            return returned.form
    return None


def _words(form: Returned) -> Iterator[str]:
    if isinstance(form, str):
        yield form
    else:
        for part in form:
            yield from _words(part)


def _leaves(form: Form) -> int:
    return max(sum(word in (OUTPUT, INNER, "unknown") for word in _words(form)), 1)
