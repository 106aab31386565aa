"""A throw-away git repository whose hooks come from a clone of this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

CONFIGURATION = """\
repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: {hook}
"""


def environment(home: Path) -> dict[str, str]:
    """The environment of git and pre-commit: nobody's configuration, an author, and pre-commit's store below ``home``."""
    author = {f"GIT_{role}_{what}": f"nobody{sign}" for role in ("AUTHOR", "COMMITTER") for what, sign in (("NAME", ""), ("EMAIL", "@example.org"))}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept["PATH"]])
    return kept | author | {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(home / "store"), "PRE_COMMIT_COLOR": "never", "PATH": path}


@dataclass(frozen=True, slots=True)
class Source:
    """A clone of this repository with the changes that are not committed yet, committed."""

    folder: Path
    revision: str
    home: Path

    @classmethod
    def made(cls, home: Path) -> Source:
        """Make it in ``home``."""
        folder = home / "source"
        git(home, home, "clone", "--quiet", str(ROOT), str(folder))
        for name in git(ROOT, home, "ls-files", "-z", "--modified", "--others", "--exclude-standard").split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)
        git(folder, home, "add", "--all")
        git(folder, home, "commit", "--quiet", "--allow-empty", "--message", "what is tried")
        return cls(folder, git(folder, home, "rev-parse", "HEAD").strip(), home)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in which `pre-commit install` was run, with one of the hooks."""

    folder: Path
    source: Source

    @classmethod
    def made(cls, folder: Path, source: Source, hook: str, settings: str = "") -> Repository:
        """Make it in ``folder``, with ``settings`` as its pyproject.toml."""
        folder.mkdir()
        git(folder, source.home, "init", "--quiet")
        configuration = CONFIGURATION.format(source=source.folder, revision=source.revision, hook=hook)
        (folder / ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
        (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
        one = cls(folder, source)
        assert one.pre_commit("install").returncode == 0
        return one

    def commit(self, **files: str) -> subprocess.CompletedProcess[str]:
        """Add ``files``, by name without .py and content, and commit; the hook may refuse."""
        for name, text in files.items():
            self.write(f"{name}.py", text)
        return self.again()

    def again(self) -> subprocess.CompletedProcess[str]:
        """Add whatever there is, and commit."""
        git(self.folder, self.source.home, "add", "--all")
        return ran(self.folder, self.source.home, "git", "commit", "--message", "a change")

    def write(self, name: str, text: str) -> None:
        """Let the file ``name`` hold ``text``."""
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def pre_commit(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit itself."""
        return ran(self.folder, self.source.home, sys.executable, "-m", "pre_commit", *words)


def git(folder: Path, home: Path, *words: str) -> str:
    """What git prints."""
    done = ran(folder, home, "git", *words)
    assert done.returncode == 0, done.stdout
    return done.stdout


def ran(folder: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program; its standard output has both streams."""
    environ = environment(home)
    return subprocess.run(
        command, cwd=folder, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
