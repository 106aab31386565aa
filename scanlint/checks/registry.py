"""Every rule, and the way from a file's facts to its findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from scanlint.checks.meta import unreadable_source, unused_suppression
from scanlint.checks.results import (
    last_output_for_last_step,
    output_list_as_tensor,
    reduced_result_indexed,
    result_not_unpacked,
    result_truth_tested,
    single_output_indexed,
    single_output_unpacked,
    swapped_result,
    unpack_count,
)
from scanlint.checks.rule import Rule
from scanlint.finding import Finding
from scanlint.scan.facts import Facts

Check = Callable[[Facts], Iterator[Finding]]

_CHECKS: tuple[tuple[Rule, Check], ...] = (
    (single_output_indexed.RULE, single_output_indexed.check),
    (single_output_unpacked.RULE, single_output_unpacked.check),
    (output_list_as_tensor.RULE, output_list_as_tensor.check),
    (last_output_for_last_step.RULE, last_output_for_last_step.check),
    (result_not_unpacked.RULE, result_not_unpacked.check),
    (unpack_count.RULE, unpack_count.check),
    (swapped_result.RULE, swapped_result.check),
    (reduced_result_indexed.RULE, reduced_result_indexed.check),
    (result_truth_tested.RULE, result_truth_tested.check),
)

#: All rules, in the order of their codes.
RULES: tuple[Rule, ...] = (*(rule for rule, _ in _CHECKS), unreadable_source.RULE, unused_suppression.RULE)


def check(facts: Facts, selected: Collection[str]) -> list[Finding]:
    """The findings of the selected rules, ordered by place and code."""
    found = [finding for rule, run in _CHECKS if rule.code in selected for finding in run(facts)]
    return sorted(found, key=lambda finding: (finding.location, finding.code))
