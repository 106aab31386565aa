"""One value somewhere in what was kept, replaced by another."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st


def spoil(table: Any, data: st.DataObject, parts: Sequence[Any]) -> None:
    """Put one of ``parts`` at a place that ``data`` draws: in ``table``, or in any dict or list below it."""
    node = table
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        if not keys:
            return
        name = data.draw(st.sampled_from(keys))
        if not isinstance(node[name], (list, dict)) or data.draw(st.booleans()):
            node[name] = copy.deepcopy(data.draw(st.sampled_from(parts)))
            return
        node = node[name]
