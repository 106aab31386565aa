"""Python 2, rewritten to Python 3 in place: lines stay, and a map leads from the changed columns back."""

from scanlint.source.python2.reading import read_evident, read_python2

__all__ = ["read_evident", "read_python2"]
