"""Why a planted misuse was not reported, read from scanlint's own facts about the planted text."""

from __future__ import annotations

from benchmarks.planting.edit import Planted
from scanlint.finding import Location
from scanlint.scan.analyse import analyse
from scanlint.scan.facts import ScanCall
from scanlint.source.program import read_program
from scanlint.source.text import SourceText


def cause(planted: Planted, call_line: int) -> str:
    """The first thing that is missing on the way from the scan call, which begins on ``call_line``, to the finding."""
    source, tree = read_program(SourceText.of(planted.at.path, planted.text))
    facts = analyse(source, tree, ())
    calls = [call for call in facts.own_calls() if call.at.line == call_line]
    if not calls:
        return "call not found"
    call = calls[0]
    if call.outputs.known is None:
        return _unknown(call)
    if any(overlap(use.at, planted.at) for use in facts.uses):
        return "rule silent"
    return "use not seen" if call.followed else "result lost"


def overlap(one: Location, other: Location) -> bool:
    """Whether two spans of a file share a character."""
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (one.end_line, one.end_column)


def _unknown(call: ScanCall) -> str:
    if call.outputs.conflict:
        return "count unknown: the step and outputs_info disagree"
    kind = "count unknown" if call.step_known else "step unresolved"
    return f"{kind}: {call.why_unknown[0]}" if call.why_unknown else kind
