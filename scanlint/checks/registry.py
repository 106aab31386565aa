"""Every check, and the way from a file's facts to its findings. Loads all of them: imported once there is a scan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from scanlint.checks.catalogue import ON_ARGUMENTS, RULES
from scanlint.checks.meta import unresolved_scan
from scanlint.checks.performance import indirect_last_step, loop_invariant_in_step, undeclared_non_sequence
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
from scanlint.checks.sequences import (
    backward_not_reversed,
    degenerate_n_steps,
    invalid_sequence,
    invalid_truncate_gradient,
    map_extra_argument,
    no_step_count,
    reduce_argument_order,
    unequal_sequences,
    unknown_argument,
)
from scanlint.checks.states import (
    initial_state_broadcastable,
    initial_state_dtype,
    invalid_taps,
    nested_outputs_info,
    outputs_info_count,
    unknown_state_key,
    unused_recurrent_state,
)
from scanlint.checks.steps import (
    discarded_subtensor,
    numpy_on_symbolic,
    state_indexed_as_history,
    step_arity,
    step_return_form,
    step_variable_leaked,
    strict_missing_non_sequence,
    symbolic_truth_value,
)
from scanlint.checks.updates import (
    nested_updates_dropped,
    no_updates_returned,
    python_random_in_step,
    return_updates_default,
    return_updates_refused,
    rng_not_advanced,
    updates_dropped,
)
from scanlint.checks.versions import not_in_target_version, removed_api
from scanlint.checks.wrapped import at_callers
from scanlint.finding import Evidence, Finding, Location
from scanlint.scan.facts import Facts
from scanlint.scan.values import calls_of

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
    (outputs_info_count.RULE, outputs_info_count.check),
    (unknown_state_key.RULE, unknown_state_key.check),
    (invalid_taps.RULE, invalid_taps.check),
    (nested_outputs_info.RULE, nested_outputs_info.check),
    (initial_state_dtype.RULE, initial_state_dtype.check),
    (initial_state_broadcastable.RULE, initial_state_broadcastable.check),
    (unused_recurrent_state.RULE, unused_recurrent_state.check),
    (step_arity.RULE, step_arity.check),
    (step_return_form.RULE, step_return_form.check),
    (symbolic_truth_value.RULE, symbolic_truth_value.check),
    (numpy_on_symbolic.RULE, numpy_on_symbolic.check),
    (step_variable_leaked.RULE, step_variable_leaked.check),
    (discarded_subtensor.RULE, discarded_subtensor.check),
    (strict_missing_non_sequence.RULE, strict_missing_non_sequence.check),
    (state_indexed_as_history.RULE, state_indexed_as_history.check),
    (updates_dropped.RULE, updates_dropped.check),
    (nested_updates_dropped.RULE, nested_updates_dropped.check),
    (python_random_in_step.RULE, python_random_in_step.check),
    (rng_not_advanced.RULE, rng_not_advanced.check),
    (return_updates_default.RULE, return_updates_default.check),
    (no_updates_returned.RULE, no_updates_returned.check),
    (return_updates_refused.RULE, return_updates_refused.check),
    (no_step_count.RULE, no_step_count.check),
    (degenerate_n_steps.RULE, degenerate_n_steps.check),
    (backward_not_reversed.RULE, backward_not_reversed.check),
    (unknown_argument.RULE, unknown_argument.check),
    (invalid_sequence.RULE, invalid_sequence.check),
    (map_extra_argument.RULE, map_extra_argument.check),
    (reduce_argument_order.RULE, reduce_argument_order.check),
    (unequal_sequences.RULE, unequal_sequences.check),
    (invalid_truncate_gradient.RULE, invalid_truncate_gradient.check),
    (removed_api.RULE, removed_api.check),
    (not_in_target_version.RULE, not_in_target_version.check),
    (loop_invariant_in_step.RULE, loop_invariant_in_step.check),
    (undeclared_non_sequence.RULE, undeclared_non_sequence.check),
    (indirect_last_step.RULE, indirect_last_step.check),
)


def check(facts: Facts, selected: Collection[str]) -> list[Finding]:
    """The findings of the selected rules, ordered by place and code."""
    facts = _believed(facts)
    found = [finding for rule, run in (*_CHECKS, (unresolved_scan.RULE, unresolved_scan.check)) if rule.code in selected for finding in run(facts)]
    found.extend(at_callers(facts, {rule.code: run for rule, run in _CHECKS if rule.code in selected and rule.code in ON_ARGUMENTS}))
    return sorted((_led(finding, facts) for finding in found), key=lambda finding: (finding.location, finding.code))


def _believed(facts: Facts) -> Facts:
    """The facts without the uses of a call that is contradicted where it is read another way: what its count says is not believed there, either."""
    contradicted = {call.at for call in facts.calls.values() if call.outputs.conflict}
    if not contradicted:
        return facts
    doubtful = {name for name, call in facts.calls.items() if call.at in contradicted and not call.outputs.conflict}
    return replace(facts, uses=tuple(use for use in facts.uses if doubtful.isdisjoint(calls_of(use.value))))


def check_deferred(facts: Facts) -> list[tuple[Location, Finding]]:
    """The findings at calls that count where callers in other files disagree (``Facts.deferred``), each with the place that it stands for."""
    found = check(replace(facts, uses=facts.deferred), [rule.code for rule in RULES]) if facts.deferred else []
    return [(facts.instead[finding.location], finding) for finding in found if finding.location in facts.instead]


def _led(finding: Finding, facts: Facts) -> Finding:
    """The finding with the way that leads from its place to the scan, each line once."""
    ways = tuple(Evidence(way.at, way.why) for way in facts.trails.get(finding.location, ()))
    shown = {seen.location for seen in finding.evidence}
    return replace(finding, evidence=(*(way for way in ways if way.location not in shown), *finding.evidence)) if ways else finding
