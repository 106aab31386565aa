"""One file or ten thousand: what can matter, in which order, on how many processes, and what comments silence."""

from scanlint.engine.many_files import Options, Outcome, files, run, run_text
from scanlint.engine.one_file import lint_file
from scanlint.engine.result import FileResult

__all__ = ["FileResult", "Options", "Outcome", "files", "lint_file", "run", "run_text"]
