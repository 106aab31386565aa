"""Entries and outputs: what is known of an expression, in the words of the companion."""

from __future__ import annotations

from scanlint.question import Entry, Made
from scanlint.question.words import DTYPES, KEYS, OPERATORS, TAPS_FORMS
from scanlint.scan import given
from scanlint.scan.given import Given, Result, Taps

#: Forms that the probe builds as they are written; what is not known is taken for a tensor.
_FORMS = {
    given.NOTHING: "none",
    given.NUMBER: "number",
    given.BOOL: "bool",
    given.TEXT: "text",
    given.ARRAY: "array",
    given.LIST: "list",
    given.TUPLE: "tuple",
    given.RANGE: "range",
    given.ITERATOR: "list",
}
_LONGEST = 64


def entry_of(entry: given.Entry, *, state: bool) -> Entry:
    """An entry of outputs_info (``state``) or of sequences."""
    main = entry.main if entry.given.form == given.DICT else entry.given
    keys = tuple(key.name if key.name in KEYS else "unknown" for key in entry.keys) if entry.given.form == given.DICT else None
    form = _FORMS.get(main.form, "tensor") if main is not None else "tensor"
    return Entry(
        form=form,
        keys=keys,
        taps=entry.taps.numbers if entry.taps is not None else None,
        taps_form=_taps_form(entry.taps),
        dims=_dims(main, rows=state and not entry.one_state) if main is not None else None,
        dtype=dtype_of(main.kind.dtype) if main is not None and state else None,
        value=_value(main) if main is not None and state else None,
        items=tuple(_FORMS.get(item.form, "tensor") for item in entry.items or ()) if form in ("list", "tuple") else (),
    )


def _taps_form(taps: Taps | None) -> str:
    return taps.form if taps is not None and taps.form in TAPS_FORMS else "list"


def _dims(main: Given, *, rows: bool) -> tuple[int | None, ...] | None:
    """The axes as written: 1 where it is 1, any other length is as good as the usual one, except the first where it counts the rows for the taps."""
    dims = main.kind.dims
    if dims is None:
        return None
    return tuple(size if size == 1 or (rows and not at and size is not None and 0 <= size <= _LONGEST) else None for at, size in enumerate(dims))


def _value(main: Given) -> int | float | None:
    value = main.const.value if main.const is not None and main.form == given.NUMBER else main.kind.written
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1 << 31 else None


def dtype_of(name: str | None) -> str | None:
    """A dtype in the words of the probe, whose floatX is float64; None where it is not known."""
    if name in ("floatX", "float16+"):
        return "float64"
    bare = (name or "").rstrip("+")
    return bare if bare in DTYPES else None


def made_of(result: Result, parameters: tuple[str, ...]) -> Made:
    """An output of the step."""
    of = tuple(at for at, name in enumerate(parameters) if name in result.of)
    dims = tuple(1 if size == 1 else None for size in result.kind.dims) if result.kind.dims is not None else None
    return Made(of or None, result.operator if result.operator in OPERATORS else None, dtype_of(result.kind.dtype), dims)
