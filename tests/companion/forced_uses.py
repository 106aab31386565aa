"""The claims of the rules on results, put to the uses in good programs: what must never be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scanlint.checks import blame
from scanlint.question import Operation, Question
from scanlint.scan.facts import ARITHMETIC, INDEX, ITERATE, TRUTH, UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Outs, Pair

Claims = Callable[[Facts, Use], Iterator[Question]]


def _outputs(facts: Facts, use: Use) -> ScanCall | None:
    """The call whose outputs, all of them, are used."""
    return facts.of(use.value.call) if isinstance(use.value, Outs) and facts.of(use.value.call).outputs.known else None


def _index(effect: str, arg: int | None) -> Claims:
    """That an index does what it does in the bad programs."""

    def claims(facts: Facts, use: Use) -> Iterator[Question]:
        call = _outputs(facts, use)
        if call is not None and use.kind == INDEX and use.index is not None and use.index.number is not None:
            yield blame.question(call, effect, arg, Operation("index", use.index.number))

    return claims


def _unpack(facts: Facts, use: Use) -> Iterator[Question]:
    call = _outputs(facts, use)
    if call is not None and use.kind == UNPACK and use.star is None and 1 <= len(use.targets) <= 6:
        yield blame.question(call, "raises", None, Operation("unpack", (len(use.targets), None)))


def _arithmetic(facts: Facts, use: Use) -> Iterator[Question]:
    call = _outputs(facts, use)
    if call is not None and use.kind in (ARITHMETIC, ITERATE):
        for effect in ("stacked", "repeated", "raises"):
            yield blame.question(call, effect, None, Operation("arithmetic") if use.kind == ARITHMETIC else Operation("iterate"))


def _pair(effect: str) -> Claims:
    def claims(facts: Facts, use: Use) -> Iterator[Question]:
        if isinstance(use.value, Pair) and use.kind == UNPACK and len(use.targets) == 2:
            yield blame.question(facts.of(use.value.call), effect, None, Operation("unpack", (2, None)), whole=True)

    return claims


def _truth(facts: Facts, use: Use) -> Iterator[Question]:
    call = _outputs(facts, use)
    if call is not None and use.kind == TRUTH:
        yield blame.question(call, "always_true", None, Operation("truth"))


USES: dict[str, Claims] = {
    "SCN101": _index("one_step", 0),
    "SCN102": _unpack,
    "SCN103": _arithmetic,
    "SCN104": _index("other_output", -1),
    "SCN105": _pair("raises"),
    "SCN106": _unpack,
    "SCN107": _pair("updates_as_output"),
    "SCN108": _index("sample", -1),
    "SCN109": _truth,
}
