"""Results as JSON and back. What is read may be damaged or forged, so that every value is held against the type that its field declares."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias

from scanlint import finding, question
from scanlint.baseline.store import Entry
from scanlint.engine.result import FileResult
from scanlint.impact import Confidence, Impact

#: What has no other form than its own.
_SCALARS: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
#: The data that results are made of, by the names that annotations have for them.
_DATA: dict[str, type] = {
    **{name: getattr(finding, name) for name in ("Edit", "Evidence", "Finding", "Fix", "Seen", "Suppressed", "Verdict")},
    **{name: getattr(question, name) for name in ("Entry", "Made", "Operation", "Question", "Sketch", "Step", "Structure")},
    "Known": Entry,
}
_TAGS = {data: name for name, data in _DATA.items()}
_WORDS = {"Impact": Impact, "Confidence": Confidence}
#: Names that stand for others.
_ALIASES = {"Form": "str | tuple[Form, ...]", "Act": "tuple[str | bool, ...]", "Argument": "tuple[str, int | float | bool | None]"}
#: Fields of a result that are kept, with their types where an annotation says too little; the others belong to fixes, failures and the clock.
_KEPT = {one.name: one.type for one in fields(FileResult)} | {"stale": "tuple[Known, ...]"}
_KEPT = {name: kind for name, kind in _KEPT.items() if name not in ("failure", "fixed", "diff", "notes", "added", "timed", "trace")}
_DEFAULT = FileResult()
_MOST = 1 << 63


class Damaged(ValueError):
    """What was read is no result."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file that a result may speak of: as it is shown, and its size in bytes, which bounds its lines and columns."""

    shown: str
    size: int


Reader: TypeAlias = Callable[[Any, Sequence[Place]], Any]


def packed(result: FileResult, paths: Sequence[str]) -> dict[str, Any]:
    """``result`` as JSON knows it; its places count in ``paths``, as they are shown. Raises ValueError where it cannot be kept."""
    numbers = {path: number for number, path in enumerate(paths)}
    return {name: _packed(value, numbers) for name in _KEPT if (value := getattr(result, name)) != getattr(_DEFAULT, name)}


def unpacked(data: Any, places: Sequence[Place]) -> FileResult:
    """The result that ``packed`` gave. Raises Damaged for anything else, and for places outside of ``places``."""
    if not isinstance(data, dict) or not data.keys() <= _KEPT.keys():
        raise Damaged
    return FileResult(**{name: _reader(str(_KEPT[name]))(value, places) for name, value in data.items()})


def as_json(verdict: finding.Verdict) -> Any:
    """A verdict as JSON knows it; it speaks of no place."""
    return _packed(verdict, {})


def verdict(data: Any) -> finding.Verdict:
    """The verdict that ``as_json`` gave, of a library. Raises Damaged for anything else."""
    found = _reader("Verdict")(data, ())
    if not isinstance(found, finding.Verdict) or found.state not in ("confirmed", "refuted", "not-run") or found.backend is None:
        raise Damaged
    return found


def _packed(value: object, numbers: dict[str, int]) -> Any:
    if isinstance(value, finding.Location):
        if value.path not in numbers:
            raise ValueError(f"{value.path} was not read")
        return [numbers[value.path], value.line, value.column, value.end_line, value.end_column, value.cell]
    if is_dataclass(value):
        return [_TAGS[type(value)], *(_packed(getattr(value, one.name), numbers) for one in fields(value))]
    if isinstance(value, tuple):
        return [_packed(item, numbers) for item in value]
    if isinstance(value, int) and not -_MOST < value < _MOST:
        raise ValueError("this number is too large")
    return value


@cache
def _reader(annotation: str) -> Reader:
    return _of(ast.parse(annotation, mode="eval").body)


def _of(node: ast.AST) -> Reader:
    """The reader of a type."""
    match node:
        case ast.Constant(value=None):
            return _one_of(type(None))
        case ast.Name(id="Location"):
            return _location
        case ast.Name(id=name) if name in _SCALARS:
            return _one_of(_SCALARS[name])
        case ast.Name(id=name) if name in _WORDS:
            return _word(_WORDS[name])
        case ast.Name(id=name) if name in _ALIASES:
            return lambda data, places: _reader(_ALIASES[name])(data, places)
        case ast.Name(id=name):
            return _data(name, _DATA[name])
        case ast.BinOp(left=left, right=right):
            return _either(_of(left), _of(right))
        case ast.Subscript(slice=ast.Tuple(elts=[inner, ast.Constant(value=last)])) if last is ...:
            return _many(_of(inner))
        case ast.Subscript(slice=ast.Tuple(elts=parts)):
            return _each([_of(part) for part in parts])
    raise AssertionError(ast.dump(node))


def _one_of(kind: type) -> Reader:
    def read(data: Any, places: Sequence[Place]) -> Any:
        # True is no number here, and a whole number may stand where any number can.
        if type(data) is not kind and not (kind is float and type(data) is int):
            raise Damaged
        if type(data) is int and not -_MOST < data < _MOST:
            raise Damaged
        return data

    return read


def _word(kind: type[StrEnum]) -> Reader:
    def read(data: Any, places: Sequence[Place]) -> Any:
        try:
            return kind(data)
        except ValueError:
            raise Damaged from None

    return read


def _either(first: Reader, second: Reader) -> Reader:
    def read(data: Any, places: Sequence[Place]) -> Any:
        try:
            return first(data, places)
        except ValueError:
            return second(data, places)

    return read


def _many(inner: Reader) -> Reader:
    def read(data: Any, places: Sequence[Place]) -> Any:
        if not isinstance(data, list):
            raise Damaged
        return tuple([inner(item, places) for item in data])

    return read


def _each(parts: Sequence[Reader]) -> Reader:
    def read(data: Any, places: Sequence[Place]) -> Any:
        if not isinstance(data, list) or len(data) != len(parts):
            raise Damaged
        return tuple([part(item, places) for part, item in zip(parts, data, strict=True)])

    return read


def _data(name: str, kind: type) -> Reader:
    own = [_reader(str(one.type)) for one in fields(kind)]

    def read(data: Any, places: Sequence[Place]) -> Any:
        if not isinstance(data, list) or len(data) != len(own) + 1 or data[0] != name:
            raise Damaged
        return kind(*[part(item, places) for part, item in zip(own, data[1:], strict=True)])

    return read


def _location(data: Any, places: Sequence[Place]) -> finding.Location:
    if not isinstance(data, list) or len(data) != 6 or any(type(number) is not int for number in data[:5]) or not 0 <= data[0] < len(places):
        raise Damaged
    place, cell = places[data[0]], data[5]
    # Each line and each column takes a byte at least: nothing is walked that is not there.
    numbers = data[1:5] if cell is None else [*data[1:5], cell]
    if any(type(number) is not int or not 1 <= number <= place.size + 2 for number in numbers):
        raise Damaged
    return finding.Location(place.shown, data[1], data[2], data[3], data[4], cell)
