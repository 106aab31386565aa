"""The form of what a step returns: outputs, updates, `until`, or something that scan refuses."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import containers, roots
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.step_facts import ARRAY, INNER, NOTHING, NUMBER, OUTPUT, TEXT, UNKNOWN, UPDATES, Form, Returned
from scanlint.scan.step_facts import UNTIL as UNTIL_FORM
from scanlint.scan.targets import outputs_value
from scanlint.scan.values import NONE, UNTIL, Const, Output, Outs, Pair, Ref, Step, Tensor, Updates, Value, members

#: NumPy functions that return an array or a NumPy number whatever they are given (NumPy 1.23.5 and 2.3).
_ARRAYS = frozenset(
    f"numpy.{name}" for name in "zeros ones empty full eye identity arange linspace float32 float64 int32 int64 int8 int16 uint8".split()
)
_CONSTANTS = {"int": NUMBER, "float": NUMBER, "complex": NUMBER, "bool": NUMBER, "str": TEXT, "bytes": TEXT}
MOST_NESTING = 3


def form_of(m: Machine, value: Value, state: State, depth: int = 0) -> Form:
    """The form of a value that a step returns, or of a part of it; "unknown" where alternatives differ."""
    forms = {_form_of_one(m, member, state, depth) for member in members(value)}
    return forms.pop() if len(forms) == 1 else UNKNOWN


def _form_of_one(m: Machine, value: Value, state: State, depth: int) -> Form:
    if isinstance(value, Tensor):
        return _form_of_tensor(value)
    if isinstance(value, (Output, Step)) or (isinstance(value, Outs) and value.form == "single"):
        return OUTPUT
    if value == UNTIL:
        return UNTIL_FORM
    if isinstance(value, Updates) or (isinstance(value, Ref) and value.kind == "dict"):
        return UPDATES
    if isinstance(value, Const):
        return NOTHING if value == NONE else _CONSTANTS.get(value.kind, UNKNOWN)
    if depth == MOST_NESTING:
        return UNKNOWN
    if isinstance(value, Pair):
        return (form_of(m, outputs_value(m, value.call), state, depth + 1), UPDATES)
    items = containers.items_of(m, value, state)
    return UNKNOWN if items is None else tuple(form_of(m, item, state, depth + 1) for item in items)


def _form_of_tensor(value: Tensor) -> Form:
    if value.origin.startswith("numpy."):
        return ARRAY if value.origin in _ARRAYS else UNKNOWN
    return INNER if roots.symbolic(value) else OUTPUT


def returned(m: Machine, node: nodes.NodeNG, value: Value, state: State) -> Returned:
    """One return, ``node`` being the statement or the body of a lambda."""
    form, at = form_of(m, value, state), m.at(node)
    written = node.value if isinstance(node, nodes.Return) else node
    if not isinstance(written, (nodes.Tuple, nodes.List)) or any(isinstance(part, nodes.Starred) for part in written.elts):
        return Returned(form, at)
    whole, parts = m.at(written), tuple(m.at(part) for part in written.elts)
    # A step need not stand in the file of the scan that reads it.
    lines = m.program.files.of(written).lines
    if not parts or whole.line != whole.end_line or not whole.line <= len(lines):
        return Returned(form, at, parts)
    line = lines[whole.line - 1]
    texts = tuple(line[part.column - 1 : part.end_column - 1] for part in parts)
    starts, ends = [part.column for part in parts[1:]] + [whole.end_column], [part.end_column for part in parts]
    between = "".join(line[end - 1 : start - 1] for end, start in zip(ends, starts, strict=True)).replace(" ", "").rstrip(")]")
    plain = line[whole.column - 1 : parts[0].column - 1].strip() in ("", "(", "[") and between.rstrip(",") == "," * between.rstrip(",").count(",")
    brackets = "" if whole.column == parts[0].column else "()" if line[whole.column - 1] == "(" else "[]"
    return Returned(form, at, parts, texts, whole if plain else None, brackets)
