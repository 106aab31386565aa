"""How much a run does, in counts that are the same on every machine. No other test notices a run that became slower for nothing.

Times are in benchmarks/speed.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import scanlint.disk
import scanlint.scan.analyse
import scanlint.scan.machine
import scanlint.scan.shelf
import scanlint.source.program
from benchmarks.speed import made
from scanlint.engine import Options, run
from scanlint.scan.machine import Machine
from scanlint.source import later

LAYERS = """
    import theano

    def loop(step, x, h0):
        hs, _ = theano.scan(step, sequences=[x], outputs_info=[h0])
        return hs

    def unused(x):
        return [x + number for number in range(10)]
"""
MODEL = """
    from .layers import loop

    def model_{number}(x, h0):
        return loop(lambda x_t, h: x_t + h, x, h0)[-1]
"""


class Counted:
    """What was done since this was made, or since ``clear``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: Counter[str] = Counter()
        self._patch = monkeypatch
        self._count(scanlint.disk, "read", "files read", lambda path: path.endswith(".py"))
        self._count(scanlint.source.program, "parse", "files parsed")
        self._count(scanlint.scan.analyse, "build", "trees built")
        self._count(scanlint.scan.shelf, "build", "trees built for others")
        self._count(scanlint.scan.analyse, "analyse", "files analysed")
        self._count(later.Rebuilder, "body", "bodies built")
        self._count(Machine, "tick", "steps")

    def _count(self, owner: ModuleType | type, name: str, what: str, if_: Callable[..., bool] = lambda *_: True) -> None:
        does = getattr(owner, name)

        def counting(*arguments: object, **named: object) -> object:
            self.done[what] += if_(*arguments)
            return does(*arguments, **named)

        self._patch.setattr(owner, name, counting)

    def of(self, *paths: Path) -> dict[str, int]:
        """What a run on these takes."""
        self.done.clear()
        run([str(path) for path in paths], Options(jobs=1))
        return dict(self.done)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def project(folder: Path, models: int) -> Path:
    """A package with a wrapper of scan, and so many modules that call it."""
    package = folder / "net"
    package.mkdir(parents=True)
    (folder / "setup.py").write_text("")
    (package / "__init__.py").write_text("")
    (package / "layers.py").write_text(textwrap.dedent(LAYERS))
    for number in range(models):
        (package / f"model_{number}.py").write_text(textwrap.dedent(MODEL).replace("{number}", str(number)))
    return folder


def test_files_without_a_scan_are_read_once_and_no_more(tmp_path: Path, counted: Counted) -> None:
    made.tree(tmp_path / "tree", 200, 2)
    done = counted.of(tmp_path / "tree")
    assert done["files read"] == 200 + 2  # with the `__init__.py` of two packages
    assert (done["files parsed"], done["trees built"], done["files analysed"]) == (2, 2, 2)


def test_a_file_that_names_scan_in_prose_is_not_parsed(tmp_path: Path, counted: Counted) -> None:
    (tmp_path / "prose.py").write_text('"""We scan with theano."""\nimport theano\n\n# a scan\nx = theano.tensor.vector("x")\n')
    assert counted.of(tmp_path) == {"files read": 1}


def test_a_module_that_many_import_is_prepared_once(tmp_path: Path, counted: Counted) -> None:
    done = counted.of(project(tmp_path, 12))
    assert (done["trees built"], done["trees built for others"]) == (13, 1)


def test_the_work_for_copies_of_a_project_is_that_for_one_as_often(tmp_path: Path, counted: Counted) -> None:
    for number in range(8):
        project(tmp_path / f"copy_{number}", 3)
    one, eight = counted.of(tmp_path / "copy_0"), counted.of(tmp_path)
    assert eight == {what: 8 * often for what, often in one.items()}


def test_the_work_grows_with_the_scans_of_a_file_and_no_faster(tmp_path: Path, counted: Counted) -> None:
    def steps(scans: int) -> int:
        path = tmp_path / f"scans_{scans}.py"
        path.write_text(made.scans(scans))
        return counted.of(path)["steps"]

    few, many, most = steps(10), steps(110), steps(210)
    assert most - many == many - few > 0


def test_functions_without_a_scan_cost_a_model_nothing(tmp_path: Path, counted: Counted) -> None:
    """One step for the definition of each; no body is built."""
    short, long = tmp_path / "short.py", tmp_path / "long.py"
    short.write_text(made.scans(2))
    long.write_text(text := made.scans(2, lines=1_000))
    functions = text.count("def helper_")
    one, other = counted.of(short), counted.of(long)
    assert functions > 50
    assert other.pop("steps") - one.pop("steps") <= 2 * functions
    assert other == one


def test_wrappers_around_wrappers(tmp_path: Path, counted: Counted) -> None:
    def steps(depth: int) -> int:
        path = tmp_path / f"deep_{depth}.py"
        path.write_text(made.wrappers(depth))
        return counted.of(path)["steps"]

    assert steps(50) <= 5 * steps(10)
