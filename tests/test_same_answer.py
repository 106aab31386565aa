"""The same code gives the same bytes, whatever the order of paths, the processes, the hash seed, the locale and the working directory are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from tests.rule_pages import programs, text

ROOT = Path(__file__).parents[1]
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
OPTIONS = ("--isolated", "--no-confirm", "--no-cache", "--select", "ALL")
#: A package whose files need each other to be understood, with a name that is no ASCII.
SHARED = {
    "lib/__init__.py": "from .loops import layer, pair\n",
    "lib/loops.py": "import theano\n\n\ndef layer(x, h):\n    return theano.scan(lambda a, b: a + b, sequences=x, outputs_info=[h])\n\n\n"
    "def pair(x):\n    r, u = theano.scan(lambda a: [a, a], sequences=x)\n    return r\n",
    "lib/größe.py": "from lib import layer, pair\n\n\ndef größe(x, h):\n    r, _ = layer(x, h)\n    a, b, c = pair(x)\n    return r[0]  # é\n",
    "broken.py": "import theano\nrval, updates = theano.scan(\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a file of the bad programs of each rule's page, some modules that import each other, and a file that cannot be read."""
    place = tmp_path_factory.mktemp("project")
    for rule in RULES:
        bad = [program.source for program in programs(text(rule)) if program.section == "Bad"]
        (place / f"{rule.name.replace('-', '_')}.py").write_text("\n\n".join(bad), encoding="utf-8")
    for name, content in SHARED.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(content, encoding="utf-8")
    return place


def answer(cwd: Path, *words: str, **environment: str) -> tuple[int, bytes]:
    """Exit status and output of a run; nothing may be said beside it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    child = subprocess.run(
        [sys.executable, "-m", "scanlint", *OPTIONS, *words], cwd=cwd, env=kept | PLAIN | environment, capture_output=True, check=False
    )
    assert child.stderr == b""
    return child.returncode, child.stdout


@pytest.fixture(scope="module")
def plain(folder: Path) -> tuple[int, bytes]:
    """What the others are held against."""
    status, out = answer(folder, "--format", "json", "--jobs", "1", ".")
    assert status == 1
    assert out.count(b'"code"') > 60
    return status, out


@pytest.mark.parametrize(("seed", "jobs"), [("1", "1"), ("2", "2"), ("random", "3")])
def test_any_hash_seed_and_number_of_processes(seed: str, jobs: str, folder: Path, plain: tuple[int, bytes]) -> None:
    assert answer(folder, "--format", "json", "--jobs", jobs, ".", PYTHONHASHSEED=seed) == plain


@pytest.mark.parametrize("turned", [False, True])
def test_any_order_of_paths(turned: bool, folder: Path, plain: tuple[int, bytes]) -> None:
    paths = sorted((str(path.relative_to(folder)) for path in folder.rglob("*.py")), reverse=turned)
    assert answer(folder, "--format", "json", "--jobs", "1", *paths, *paths[:3]) == plain


def test_any_order_of_the_folder_itself(folder: Path, plain: tuple[int, bytes], tmp_path: Path) -> None:
    """A file system lists files in the order in which they were made, or by a hash."""
    for path in sorted(folder.rglob("*.py"), reverse=True):
        copy = tmp_path / path.relative_to(folder)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert answer(tmp_path, "--format", "json", "--jobs", "2", ".") == plain


@pytest.mark.parametrize("form", ["full", "sarif"])
def test_any_locale(form: str, folder: Path) -> None:
    """Python reads and writes UTF-8 in the locale C, too."""
    usual = answer(folder, "--format", form, ".")
    assert answer(folder, "--format", form, ".", LC_ALL="C", PYTHONCOERCECLOCALE="0") == usual


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit", "concise", "full"])
@pytest.mark.parametrize("encoding", [{"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_an_output_that_is_no_utf8(form: str, encoding: dict[str, str], folder: Path) -> None:
    """Where Python is told to write another encoding, what that lacks is escaped, and the frames of the full report are drawn in ASCII; all other
    forms are the same bytes as far as the encoding has them. The file whose name is no ASCII is left out: with PYTHONUTF8=0 in the locale C Python
    does not know how names are written, and its bytes are shown as escapes."""
    words = ("--format", form, *sorted(str(path.relative_to(folder)) for path in folder.rglob("*.py") if path.name.isascii()))
    status, usual = answer(folder, *words)
    wanted = "latin-1" if "PYTHONIOENCODING" in encoding else "ascii"
    found = answer(folder, *words, **encoding)
    assert found[0] == status
    if form == "full":
        assert found[1].decode(wanted).count("-->") == usual.decode().count("╭─") > 0
    else:
        assert found[1] == usual.decode().encode(wanted, "backslashreplace")


def test_any_working_directory(folder: Path, tmp_path: Path, plain: tuple[int, bytes]) -> None:
    outside = answer(tmp_path, "--format", "json", str(folder))
    assert outside == answer(Path("/usr"), "--format", "json", os.path.join(folder, "lib", ".."))
    assert (outside[0], outside[1].replace(f"{folder}/".encode(), b"")) == plain
