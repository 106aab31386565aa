"""What a run loads: nothing that it does not use. Counts of modules are the same on every machine, where times are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import CLEAN, MISUSE, unmeasured

ROOT = Path(__file__).parents[1]

#: What takes time to load and is needed for nothing before a file holds a scan.
HEAVY = frozenset(
    "astroid concurrent.futures difflib hashlib json logging multiprocessing numpy pathlib pathspec pickle platform pytensor "
    "random rich rich_argparse scanlint.baseline.store scanlint.checks.registry scanlint.engine.failure scanlint.engine.in_depth "
    "scanlint.finding scanlint.question scanlint.scan.facts scanlint.scan.values scanlint.settings.table scanlint.settings.target "
    "scanlint.source.cells scanlint.source.positions shutil socket subprocess tempfile theano threading tomllib traceback "
    "tree_sitter".split()
)
#: What `--version` and `--help` do without, too.
UNUSED = HEAVY | {"ast", "dataclasses", "inspect", "scanlint.engine", "scanlint.settings", "scanlint.source", "scanlint.checks"}


def loaded(folder: Path, *arguments: str, status: int = 0) -> list[str]:
    """The modules that a run loads, in the order in which they were done, without those of the interpreter's own start."""
    environment = unmeasured() | {"PYTHONPATH": os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)]))}
    command = [sys.executable, "-X", "importtime", "-c", "import sys; from scanlint.cli import main; sys.exit(main())", *arguments]
    child = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert child.returncode == status, child.stderr
    names = [line.rpartition("|")[2].strip() for line in child.stderr.splitlines() if line.startswith("import time:")]
    assert "scanlint.cli" in names
    return names[names.index("site") + 1 :]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["explain", "--help"]])
def test_help_loads_the_options_alone(tmp_path: Path, arguments: list[str]) -> None:
    names = loaded(tmp_path, *arguments)

    assert set(names) & UNUSED == set()
    assert len([name for name in names if name.startswith("scanlint")]) <= 8


@pytest.mark.parametrize("content", ["import os\n\nprint(os.sep)\n", "import numpy\nx = [1]  # a comment\n", ""])
def test_a_file_without_a_scan_loads_no_model_no_check_and_no_report(tmp_path: Path, content: str) -> None:
    (tmp_path / "plain.py").write_text(content, encoding="utf-8")
    names = loaded(tmp_path, "plain.py")

    assert set(names) & HEAVY == set()
    assert {name for name in names if name.startswith(("scanlint.scan.", "scanlint.companion", "scanlint.fixes."))} == {
        "scanlint.scan.leads",
        "scanlint.fixes.applicable",
    }
    assert len([name for name in names if name.startswith("scanlint")]) <= 62


def test_a_folder_with_a_configuration_of_others_parses_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    (tmp_path / "plain.py").write_text("x = 1\n", encoding="utf-8")

    assert set(loaded(tmp_path, ".")) & HEAVY == set()


def test_a_configuration_is_parsed_where_it_speaks_to_scanlint(tmp_path: Path) -> None:
    """The list above is of names that exist: what is used is seen here."""
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nexclude = ['x']\n", encoding="utf-8")
    (tmp_path / "plain.py").write_text("x = 1\n", encoding="utf-8")

    assert {"tomllib", "pathlib", "pathspec", "scanlint.settings.table"} <= set(loaded(tmp_path, "."))


def test_a_file_that_names_the_library_but_calls_no_scan_loads_no_model(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text("import numpy\nimport theano\nx = numpy.add.reduce([1])\n", encoding="utf-8")
    names = set(loaded(tmp_path, "m.py"))

    assert "scanlint.engine.in_depth" in names
    assert names & {"astroid", "rich", "scanlint.checks.registry", "scanlint.scan.analyse", "multiprocessing", "scanlint.companion"} == set()


def test_a_clean_scan_loads_the_model_and_no_report(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text(CLEAN, encoding="utf-8")
    names = set(loaded(tmp_path, "m.py"))

    assert {"scanlint.checks.registry", "scanlint.scan.analyse"} <= names
    assert names & {"rich", "multiprocessing", "concurrent.futures", "numpy", "theano", "scanlint.companion", "scanlint.fixes.mend"} == set()


@pytest.mark.parametrize("format", ["full", "concise", "github"])
def test_findings_in_a_pipe_load_no_companion_no_process_and_no_rich(tmp_path: Path, format: str) -> None:
    (tmp_path / "m.py").write_text(MISUSE, encoding="utf-8")
    names = set(loaded(tmp_path, "m.py", "--no-confirm", "--format", format, status=1))

    assert names & {"rich", "multiprocessing", "concurrent.futures", "numpy", "theano", "scanlint.companion", "scanlint.fixes.mend"} == set()
