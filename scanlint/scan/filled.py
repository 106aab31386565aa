"""What the uses of a result say of an unknown number of outputs. No rule judges by it: it is there for those who ask what is known of a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scanlint.scan.backends import ONLY_TENSORS, tensor_function
from scanlint.scan.facts import ARGUMENT, ARITHMETIC, ATTRIBUTE, INDEX, UNPACK, ScanCall, Use
from scanlint.scan.values import Const, Output, Outs, ScanId, Step, Tensor, members


def filled(calls: Mapping[ScanId, ScanCall], uses: Iterable[Use]) -> dict[ScanId, ScanCall]:
    """The calls; one whose count nothing defines has the count that its uses need, if they agree on it."""
    found: dict[ScanId, set[int]] = {}
    for use in uses:
        said = _said(use)
        if said is not None and not use.prepared:
            for member in members(use.value):
                if isinstance(member, Outs) and member.form == "either":
                    found.setdefault(member.call, set()).add(said)
    agreed = {call: said.pop() for call, said in found.items() if len(said) == 1}
    return {name: replace(call, taken_for=agreed.get(name)) if call.outputs.known is None else call for name, call in calls.items()}


def _said(use: Use) -> int | None:
    """How many outputs a use takes the result for: as many as it is unpacked into, or one where only a tensor can be used so."""
    if not all(isinstance(member, Outs) for member in members(use.value)):
        return None
    if use.kind == UNPACK and use.star is None and len(use.targets) > 1:
        return len(use.targets)
    if use.kind == ATTRIBUTE and use.name in ONLY_TENSORS:
        return 1
    if use.kind == INDEX and use.index is not None and use.index.form == "axes":
        return 1
    if use.kind == ARITHMETIC and use.name not in ("+", "*", "+=", "*=") and use.other is not None:
        return 1 if all(isinstance(member, (Tensor, Output, Step, Const)) for member in members(use.other)) else None
    function = tensor_function(use.name) if use.kind == ARGUMENT and use.name else None
    return 1 if function is not None and function not in _TAKE_LISTS and use.targets == (None,) else None


#: Tensor functions that also take a list of tensors (all four libraries).
_TAKE_LISTS = frozenset(
    ("stack", "concatenate", "join", "as_tensor_variable", "as_tensor", "constant", "stacklists", "horizontal_stack", "vertical_stack")
)
