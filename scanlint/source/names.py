"""What a file is, by its name."""

from __future__ import annotations

SUFFIX = ".ipynb"


def is_notebook(path: str) -> bool:
    """Whether a file of this name is read as a notebook."""
    return path.lower().endswith(SUFFIX)
