"""A small project, linted with a cache of its own, and how many of its files were linted anew."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scanlint.engine import Options, Outcome, run
from scanlint.engine.cache import cache
from scanlint.finding import Finding
from scanlint.settings import Layer, Overrides
from scanlint.settings.target import parse
from scanlint.source.files import SourceFile
from scanlint.source.looks import digest
from tests.helpers import CLEAN, MISUSE

FILES = {
    "pyproject.toml": "[tool.scanlint]\n",
    "net/__init__.py": "",
    "net/layers.py": CLEAN.replace("return rval", "return rval") + "\ndef pair(x, h0):\n    return theano.scan(lambda v, h: v + h, x, [h0])\n",
    "net/model.py": "from net.layers import layer\n\ndef f(x, h):\n    return layer(x, h)[0]\n",
    "net/bad.py": MISUSE,
    "net/plots.py": "import json\nfrom net import layers\n\ndef load(path):\n    return json.load(open(path))\n",
    "net/broken.py": "import theano\nscan = (\n",
    "net/old.py": "import theano\nprint 'theano.scan'\n" + MISUSE,
}

_WATCHED = cache.watched


@dataclass(slots=True)
class Project:
    """A folder of files. ``linted`` has those of the last run that were not known."""

    folder: Path
    linted: list[str] = field(default_factory=list)

    @property
    def cache(self) -> Path:
        return self.folder / ".scanlint_cache"

    @property
    def kept(self) -> Path:
        """The one file with the results."""
        (path,) = self.cache.glob("results-*.json")
        return path

    def table(self) -> Any:
        """What is kept, as JSON."""
        return json.loads(self.kept.read_bytes().partition(b"\n")[2])

    def forge(self, data: bytes) -> None:
        """Let this be kept, with the mark that a run would have given it."""
        self.kept.write_bytes(digest(data).encode("ascii") + b"\n" + data)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(
        self, *, select: str | None = None, target: str | None = None, jobs: int | None = 1, folder: str | None = None, cache: bool = True
    ) -> Outcome:
        """Lint the project as the command line does."""
        self.linted.clear()
        selection = Layer(select=None if select is None else (select,))
        overrides = Overrides(selection=selection, target_version=None if target is None else parse(target))
        return run([str(self.folder)], Options(overrides, jobs, cache, folder))

    def check(self, *anew: str, select: str | None = None, target: str | None = None) -> Outcome:
        """Assert that the next run lints these files and no others, and that it gives what a run without the cache gives."""
        outcome = self.run(select=select, target=target)
        assert sorted(self.linted) == sorted(anew)
        assert outcome == self.run(select=select, target=target, cache=False)
        return outcome


def make(folder: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str] = FILES) -> Project:
    """A project of ``files``, in which one counts what is linted."""
    project = Project(folder)
    for name, text in files.items():
        project.write(name, text)

    def counting(file: SourceFile, more: tuple[Finding, ...] = ()) -> object:
        project.linted.append(Path(file.path).relative_to(folder).as_posix())
        return _WATCHED(file, more)

    monkeypatch.setattr(cache, "watched", counting)
    monkeypatch.setattr(cache, "FEW", 0)
    monkeypatch.chdir(folder)
    return project
