"""Makes notebooks from the sources of their cells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any


def format4(cells: Sequence[str], *, markdown_first: bool = False) -> dict[str, Any]:
    """A notebook of format 4 with ``cells`` as code cells, a cell of text before them if wanted."""
    made: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": "# Title"}] * markdown_first
    made += [{"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source} for source in cells]
    return {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def format3(cells: Sequence[str], *, markdown_first: bool = False) -> dict[str, Any]:
    """The same in format 3."""
    made: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": "# Title"}] * markdown_first
    made += [{"cell_type": "code", "language": "python", "metadata": {}, "outputs": [], "input": source} for source in cells]
    return {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": made, "metadata": {}}]}


def notebook(*cells: str) -> bytes:
    """The bytes of a notebook of format 4."""
    return json.dumps(format4(cells)).encode()
