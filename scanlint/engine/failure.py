"""An error of scanlint itself, in the words of a report."""

from __future__ import annotations

import os
import platform
import traceback

from scanlint import __version__


def failure(shown: str, error: BaseException) -> str:
    """One line that says all that a report of an error in scanlint needs."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {_in_package(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    text = " ".join(str(error).split())[:200]
    versions = f"scanlint {__version__}, Python {platform.python_version()}"
    return f"{shown}: internal error: {type(error).__name__}: {text}{place} ({versions}); please report this line, with the file if you can"


def _in_package(filename: str) -> str:
    """A file of scanlint from its package on, any other by its name alone: where scanlint is installed is nobody's business."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
    return filename.removeprefix(package) if filename.startswith(package) else os.path.basename(filename)
