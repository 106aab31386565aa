"""How the outputs travel from the scan to where they are used: through functions, methods, fields and containers."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices
from tests.oracle.step import INDENT


@dataclass(frozen=True)
class Passed:
    """``lines`` go from the scan to `result`; ``updates`` is where the updates are then, empty where they are dropped; ``name`` names the form."""

    lines: tuple[str, ...]
    updates: str
    name: str


def choose(choices: Choices, scanning: list[str], updates: str, using: list[str]) -> Passed:
    """The lines from the scan to `result`, in some form.

    ``scanning`` binds `rval` and, under the expression ``updates``, the updates; ``using`` makes `result` of `rval`.
    """
    form = choices.of(_flat, _flat, _function, _function_of_both, _helper, _method, _field, _dict, _closure, _property, _subclass, _generic, _list)
    lines, there = form(scanning, updates, using)
    return Passed(tuple(lines), there, form.__name__.strip("_"))


def _block(*lines: str) -> list[str]:
    return [INDENT + line if line else line for line in lines]


def _both(updates: str) -> str:
    """What a function returns that hands both on."""
    return f"rval, {updates}" if updates else "rval"


def _targets(updates: str) -> str:
    return "rval, updates" if updates else "rval"


def _flat(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    return [*scanning, *using], updates


def _function(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    lines = ["def layer(x):", *_block(*scanning, f"return {_both(updates)}"), "", f"{_targets(updates)} = layer(x)", *using]
    return lines, updates and "updates"


def _function_of_both(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    returned = f"return result, {updates}" if updates else "return result"
    return ["def model(x):", *_block(*scanning, *using, returned), "", f"result{', updates' if updates else ''} = model(x)"], updates and "updates"


def _helper(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    return ["def pool(rval):", *_block(*using, "return result"), "", *scanning, "result = pool(rval)"], updates


def _method(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    layer = ["class Layer:", *_block("def forward(self, x):", *_block(*scanning, f"return {_both(updates)}"))]
    return [*layer, "", f"{_targets(updates)} = Layer().forward(x)", *using], updates and "updates"


def _field(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    kept = ["self.outs = rval", *([f"self.updates = {updates}"] if updates else [])]
    forward = ["def forward(self, x):", *_block(*scanning, *kept)]
    output = ["def output(self):", *_block("rval = self.outs", *using, "return result")]
    lines = ["class Layer:", *_block(*forward, "", *output), "", "layer = Layer()", "layer.forward(x)", "result = layer.output()"]
    return lines, updates and "layer.updates"


def _property(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    made = ["def __init__(self, x):", *_block(*scanning, "self._outs = rval", *([f"self.updates = {updates}"] if updates else []))]
    lines = ["class Layer:", *_block(*made, "", "@property", "def outs(self):", *_block("return self._outs")), "", "layer = Layer(x)"]
    return [*lines, "rval = layer.outs", *using], updates and "layer.updates"


def _subclass(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    base = ["class Base:", *_block("def forward(self, x):", *_block(*scanning, f"return {_both(updates)}"))]
    layer = ["class Layer(Base):", *_block("def forward(self, x):", *_block("return super().forward(x)"))]
    return [*base, "", *layer, "", f"{_targets(updates)} = Layer().forward(x)", *using], updates and "updates"


def _generic(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    layer = ["def layer(x):", *_block(*scanning, f"return {_both(updates)}")]
    called = ["def apply(function, *given):", *_block("return function(*given)")]
    return [*layer, "", *called, "", f"{_targets(updates)} = apply(layer, x)", *using], updates and "updates"


def _dict(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    found = f"found = {{'outs': rval, 'updates': {updates}}}" if updates else "found = dict(outs=rval)"
    return [*scanning, found, "rval = found['outs']", *using], updates and "found['updates']"


def _list(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    return [*scanning, "layers = []", "layers.append(rval)", "rval = layers[-1]", *using], updates


def _closure(scanning: list[str], updates: str, using: list[str]) -> tuple[list[str], str]:
    made = ["def make_layer():", *_block("def layer(x):", *_block(*scanning, f"return {_both(updates)}"), "return layer")]
    return [*made, "", "layer = make_layer()", f"{_targets(updates)} = layer(x)", *using], updates and "updates"
