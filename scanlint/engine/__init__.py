"""One file or ten thousand: what can matter, in which order, on how many processes, and what comments silence."""

from scanlint.engine.many_files import Options, Outcome, files, run, run_text
from scanlint.engine.one_file import FileResult, lint_file, lint_source

__all__ = ["FileResult", "Options", "Outcome", "files", "lint_file", "lint_source", "run", "run_text"]
