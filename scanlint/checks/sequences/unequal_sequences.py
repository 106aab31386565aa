"""SCN508: sequences of visibly different length in one call: the longer ones are cut."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, judged, plural
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import Entry

RULE = sequences.UNEQUAL_SEQUENCES


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        # The number of steps that is asked for may be the length of the shortest.
        if call.written.argument("n_steps") is None:
            pair = _unequal(call.written.sequences or ())
            if pair is not None:
                yield _finding(call, *pair)


def _unequal(entries: tuple[Entry, ...]) -> tuple[Entry, Entry] | None:
    """A longer and the shortest sequence cut from the same tensor, or two with written lengths."""
    for long in entries:
        for short in entries:
            if (
                long.length is not None
                and short.length is not None
                and long.length.base == short.length.base
                and long.length.steps > short.length.steps
            ):
                return long, short
    return None


def _finding(call: ScanCall, long: Entry, short: Entry) -> Finding:
    assert long.length is not None
    assert short.length is not None
    more = long.length.steps - short.length.steps
    backwards = call.go_backwards
    lost = "first" if backwards else "last"
    shift = ", and with go_backwards the two are shifted against each other" if backwards else ""
    return finding(
        RULE,
        long.given.at,
        f"`{long.given.text}` has {plural(more, 'step')} more than `{short.given.text}`: {blame.called(call)} runs to the end of the shortest",
        f"{more} longer",
        f"No error: the {lost} {'step is' if more == 1 else f'{more} steps are'} never seen{shift}.",
        "Cut the sequences to one length where the step should start and end.",
        evidence=(Evidence(short.given.at, "the shortest"),),
    )
