"""SCN504: a keyword that scan, or the view of it, does not have."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, nearest
from scanlint.finding import Edit, Finding, Fix
from scanlint.scan.backends import SIGNATURES
from scanlint.scan.facts import Facts, ScanCall

RULE = sequences.UNKNOWN_ARGUMENT

#: Keywords of other scans: that of 2010 (Theano 0.2) and theano.sandbox.scan. Code that uses them is not written for this one.
_OTHERS = frozenset(("initial_states", "outputs_taps", "sequences_taps", "inplace_map", "keep_outputs", "states", "params", "lengths"))

_MEANT = {
    **dict.fromkeys(("outputs", "output", "initial", "init", "initial_state", "initial_value", "state", "h0", "out_info"), "outputs_info"),
    **dict.fromkeys(("steps", "num_steps", "length", "T", "iterations", "n_iter", "max_steps"), "n_steps"),
    **dict.fromkeys(("inputs", "input", "seqs", "seq", "xs"), "sequences"),
    **dict.fromkeys(("constants", "args", "params", "non_seqs", "non_seq", "extra_args"), "non_sequences"),
    **dict.fromkeys(("backwards", "backward", "reverse", "reversed"), "go_backwards"),
    **dict.fromkeys(("truncate", "bptt_truncate", "truncate_grad", "gradient_steps"), "truncate_gradient"),
    **dict.fromkeys(("step", "func", "function", "f", "body"), "fn"),
}


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in facts.own_calls():
        if call.foreign and not call.tried and not _OTHERS.intersection(call.foreign):
            yield from (_finding(call, name) for name in call.foreign)


def _finding(call: ScanCall, name: str) -> Finding:
    argument = call.written.argument(name)
    signature = SIGNATURES[call.api]
    wanted = nearest(name, signature, _MEANT)
    if wanted is not None and (wanted not in signature or call.written.argument(wanted) is not None):
        wanted = None
    of_scan = name in SIGNATURES["scan"]
    fix = None
    if wanted is not None and argument is not None and argument.keyword is not None:
        fix = Fix("safe", f"rename `{name}` to `{wanted}`", (Edit(argument.keyword, wanted),))
    otherwise = f"Use scan, which has `{name}`." if of_scan else f"Leave `{name}` out."
    at = argument.keyword or argument.given.at if argument is not None else call.at
    return finding(
        RULE,
        at,
        f"{call.api} has no argument `{name}`",
        f"`{wanted}` is meant" if wanted else f"not an argument of {call.api}",
        f"The call raises TypeError: {call.api}() got an unexpected keyword argument '{name}'.",
        f"Write `{wanted}`." if wanted is not None else otherwise,
        fix=fix,
        question=asking.raising(asking.sketch(call), call.dialects, "no_keyword"),
    )
