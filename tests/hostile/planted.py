"""A folder full of code that leaves a mark if anything runs it, and scanlint started in it as an installed command is."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.helpers import MISUSE, unmeasured

ROOT = Path(__file__).parents[2]

#: Tables that some tool or other takes plug-ins, hooks and programs from.
TABLES = """\
[build-system]
requires = []
build-backend = "evil"
backend-path = ["."]
[project.entry-points."flake8.extension"]
SCN = "evil:Plugin"
[tool.pytest.ini_options]
addopts = ["-p", "evil"]
[tool.mypy]
plugins = ["evil"]
[tool.scanlint]
exclude = ["nothing.py"]
per-file-ignores = { "nothing/*" = ["SCN101"] }
"""
#: What scanlint's own table and the place beside the code can name.
PROGRAMS = 'python = "./evil"\n'

COMMAND = "import sys\nfrom scanlint.cli import main\nsys.exit(main())\n"


@dataclass(frozen=True, slots=True)
class Planted:
    """The folder, and the file that is there once something of it ran."""

    folder: Path
    mark: Path

    def run(self, *words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run scanlint in the folder, as an installed command."""
        return self.start(*self.installed(*words), given=given)

    def installed(self, *words: str) -> tuple[str, ...]:
        """The command that a console script is: the first entry of Python's path is the script's folder."""
        script = self.mark.parent / "scanlint"
        script.write_text(COMMAND, encoding="utf-8")
        return sys.executable, str(script), *words

    def environment(self) -> dict[str, str]:
        """What a program of the folder is started with: no environment is named but the folder's own."""
        kept = {name: value for name, value in unmeasured().items() if name not in ("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONSAFEPATH")}
        return kept | {"PYTHONPATH": str(ROOT)}

    def start(self, *command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a program in the folder."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def ran(self) -> list[str]:
        """What of the folder was run."""
        return self.mark.read_text(encoding="utf-8").split() if self.mark.exists() else []


def plant(room: Path, programs: bool = False) -> Planted:
    """Make the folder in ``room``: a module for each name that Python or an installed package has, and a program with a misuse.

    With ``programs`` its configuration names one, and there is a `.venv`.
    """
    folder, mark = room / "tree", room / "mark"
    folder.mkdir()
    installed = {name for name in importlib.metadata.packages_distributions() if name.isidentifier()}
    others = {"sitecustomize", "usercustomize", "conftest", "setup", "evil", "theano", "numpy", "pytensor", "aesara", "scanlint"}
    for name in sorted(sys.stdlib_module_names | installed | others):
        text = f"import builtins\nwith builtins.open({str(mark)!r}, 'a') as mark:\n    mark.write('{name} ')\n"
        # Packages win over modules of the same name.
        path = folder / name / "__init__.py" if name in ("numpy", "pytensor", "rich", "astroid") else folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "model.py").write_text(MISUSE, encoding="utf-8")
    (folder / "old.py").write_text(MISUSE + "print 'Python 2'\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text(TABLES + PROGRAMS * programs, encoding="utf-8")
    (folder / ".gitignore").write_text("nothing\n", encoding="utf-8")
    (folder / ".git").mkdir()
    programs_there = [folder / "evil", *([folder / ".venv" / "bin" / "python", folder / ".venv" / "Scripts" / "python.exe"] if programs else [])]
    for program in programs_there:
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {program.name} >> '{mark}'\n", encoding="utf-8")
        program.chmod(0o755)
    if programs:
        (folder / ".venv" / "pyvenv.cfg").write_text("home = /usr/bin\n", encoding="utf-8")
    return Planted(folder, mark)
