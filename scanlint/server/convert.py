"""From scanlint's places (from 1, code points, ends exclusive) to the protocol's (from 0, in the units that client and server agreed on) and back."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from scanlint.finding import Location


def to_range(at: Location, lines: Sequence[str], codec: PositionCodec) -> types.Range:
    """The range of a place in the text of ``lines``. Places behind the text are moved to its end."""
    return types.Range(_position(at.line, at.column, lines, codec), _position(at.end_line, at.end_column, lines, codec))


def to_point(position: types.Position, lines: Sequence[str], codec: PositionCodec) -> tuple[int, int]:
    """Line and column, from 1, of a position of the protocol."""
    point = codec.position_from_client_units(lines, types.Position(position.line, position.character))
    return point.line + 1, point.character + 1


def _position(line: int, column: int, lines: Sequence[str], codec: PositionCodec) -> types.Position:
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    return types.Position(line - 1, codec.client_num_units(lines[line - 1][: column - 1]))
