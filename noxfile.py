"""The checks: `nox` runs lint, tests, pytensor, hosts and packaging; `nox -s NAME` runs one of those or another.

The others are backends, releases, fuzz, fuzz_bytes, installed, hooks, compare, ecosystem, planting, migration, metamorphic, mutation, benchmarks,
speed and coverage.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import nox

HERE = Path(__file__).parent
GROUPS = nox.project.load_toml(HERE / "pyproject.toml")

#: Theano needs no C compiler for graphs of this size, and without `blas.ldflags=` version 1.0.5 fails on import under NumPy 1.23.
FLAGS = {
    "THEANO_FLAGS": "blas.ldflags=,cxx=,mode=FAST_COMPILE,device=cpu",
    "PYTENSOR_FLAGS": "cxx=,mode=FAST_COMPILE",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}

#: Two workers; tests that share something costly go to the same one.
TWO = ("-n", "2", "--dist", "loadgroup")

nox.options.sessions = ["lint", "tests", "pytensor", "hosts", "packaging"]
nox.options.error_on_missing_interpreters = True
nox.options.error_on_external_run = True


def group(name: str) -> list[str]:
    """Return the requirements of one dependency group of pyproject.toml."""
    return list(nox.project.dependency_groups(GROUPS, name))


@nox.session(python="3.11")
def lint(session: nox.Session) -> None:
    """Style, layout and types."""
    session.install("-e", ".", "nox", *group("lint"), *group("test"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session(python="3.11")
def tests(session: nox.Session) -> None:
    """All tests, against Theano 1.0.5; the same examples on every run."""
    session.install("-e", ".[runtime]", *group("test"))
    session.run("pytest", *TWO, "--hypothesis-profile=ci", *session.posargs, env=FLAGS)


@nox.session(python="3.12")
def pytensor(session: nox.Session) -> None:
    """All tests, against PyTensor."""
    session.install("-e", ".[runtime]", *group("test"))
    session.run("pytest", *TWO, "--hypothesis-profile=ci", *session.posargs, env=FLAGS)


@nox.session(python="3.11")
def backends(session: nox.Session) -> None:
    """The rules' pages, the variants, and a hundred findings, on every library of tests/backends.toml, each in an environment of its own.

    At the end it prints what the hundred findings take on each.
    """
    # Two of the test modules that are collected, and then left out, import NumPy.
    session.install("-e", ".", *group("test"), "numpy", "virtualenv<20.22")
    folder = Path(session.virtualenv.location) / "backends"
    for name, backend in nox.project.load_toml(HERE / "tests" / "backends.toml").items():
        build(session, folder / name, backend["python"], backend["requirements"])
    session.run("pytest", *TWO, "-m", "backends", *session.posargs, env={**FLAGS, "SCANLINT_BACKENDS": str(folder)})
    session.run("python", "-m", "benchmarks.companion", "--environments", str(folder))


def build(session: nox.Session, folder: Path, python: str, requirements: list[str]) -> None:
    """Make an environment of that Python with the requirements in it. One that is not on the PATH fails the session."""
    interpreter = shutil.which(f"python{python}")
    if interpreter is None:
        session.error(f"python{python} is not on the PATH; {folder.name} of tests/backends.toml needs it")
    if python in ("2.7", "3.6"):
        # Python 2.7 has no venv, that of 3.6 brings a pip that is too old, and virtualenv 20.22 left both behind.
        session.run("virtualenv", "--quiet", "--python", interpreter, str(folder))
    else:
        session.run(interpreter, "-m", "venv", str(folder), external=True)
    session.run(str(program(folder, "python")), "-m", "pip", "install", "--quiet", *requirements, external=True)


@nox.session(python="3.11")
def coverage(session: nox.Session) -> None:
    """The tests once more, those in flake8, in pylint and of the server among them, with the lines and branches that none of them reaches."""
    session.install("-e", ".[runtime,lsp]", *group("test"), *group("flake8"), *group("pylint"), *group("coverage"))
    session.run("pytest", *TWO, "--hypothesis-profile=ci", "--cov", "--cov-report=term-missing", *session.posargs, env=FLAGS)


@nox.session(python="3.11")
def metamorphic(session: nox.Session) -> None:
    """Every page's programs in eleven other ways that mean the same, each with three seeds."""
    session.install("-e", ".", *group("test"))
    session.run("pytest", *TWO, "tests/metamorphic", *session.posargs, env={"SCANLINT_METAMORPHIC_SEEDS": "1,2,3"})


@nox.session(python="3.11")
@nox.parametrize("host", ["flake8", "pylint", "pygls"])
def hosts(session: nox.Session, host: str) -> None:
    """scanlint in flake8, in pylint and in an editor's hands, each in an environment of its own."""
    session.install("-e", ".", *group("test"), *group(host))
    session.run("pytest", "tests/server" if host == "pygls" else f"tests/plugins/test_{host}.py", *session.posargs)


@nox.session(python="3.11")
def hooks(session: nox.Session) -> None:
    """The hooks in the real pre-commit, from a clone of this repository; the composite action checked by zizmor, and run with its own installing."""
    session.install("-e", ".", *group("test"), *group("hooks"))
    session.run("pytest", "tests/hooks", *session.posargs)


@nox.session(python="3.11")
def packaging(session: nox.Session) -> None:
    """The wheel, the sdist and an editable install: each alone in a fresh environment, run from another folder."""
    # Outside the checkout: what its .gitignore names, scanlint leaves out.
    work = Path(tempfile.mkdtemp(prefix="packaging-")).resolve()
    session.install(*group("package"))
    session.run("python", "-m", "build", "--outdir", str(work / "dist"), silent=True)
    (wheel,), (sdist,) = (work / "dist").glob("*.whl"), (work / "dist").glob("*.tar.gz")
    shutil.unpack_archive(sdist, work / "unpacked", filter="data")
    (tree,) = (work / "unpacked").iterdir()
    for needed in ("tests", "rules", "noxfile.py", "scanlint/finding.py"):
        if not (tree / needed).exists():
            session.error(f"{sdist.name} lacks {needed}")
    elsewhere = work / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "clean.py").write_text("import theano\n", encoding="utf-8")
    shutil.copy(tree / "tests/fixtures/programs/gru_sentiment_buggy.py", elsewhere / "buggy.py")
    for kind, what in (("wheel", [str(wheel)]), ("sdist", [str(sdist)]), ("editable", ["-e", str(tree)])):
        try_install(session, work / kind, what, elsewhere)
    page = next((tree / "rules").glob("SCN101-*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nA line added after the install.\n", encoding="utf-8")
    if "A line added after the install." not in explain(session, work / "editable", elsewhere):
        session.error("an edited page does not show in an editable install")


def try_install(session: nox.Session, folder: Path, what: list[str], elsewhere: Path) -> None:
    """Install ``what`` into a fresh environment and hold the command to its exit codes: 0 clean, 1 findings, 2 a missing path."""
    session.run("python", "-m", "venv", str(folder), silent=True)
    session.run(str(program(folder, "python")), "-m", "pip", "install", "--quiet", *what, external=True)
    if "SCN101" not in explain(session, folder, elsewhere):
        session.error(f"{folder.name}: `scanlint explain SCN101` does not print the page")
    for name, code in (("clean.py", 0), ("buggy.py", 1), ("missing.py", 2)):
        with session.chdir(elsewhere):
            session.run(str(program(folder, "scanlint")), "--isolated", name, external=True, success_codes=[code])


def explain(session: nox.Session, folder: Path, elsewhere: Path) -> str:
    """Return what `scanlint explain SCN101` prints in that environment."""
    with session.chdir(elsewhere):
        return str(session.run(str(program(folder, "scanlint")), "explain", "SCN101", external=True, silent=True))


def program(folder: Path, name: str) -> Path:
    """Return the path of a program of a virtual environment."""
    return folder / ("Scripts" if os.name == "nt" else "bin") / name


#: The ends of what pyproject.toml allows of the two dependencies that decide what is read and how it looks.
ENDS = {"lowest": ["astroid==4.0.0", "rich==13.7.0"], "highest": ["astroid>=4.0,<5", "rich"]}
#: The tests of the model, the checks and the engine that ask no library; they need what the test group has, and no more.
NO_LIBRARY = ("tests/scan", "tests/checks", "tests/engine", "tests/reports")


@nox.session(python=["3.11", "3.12", "3.13"])
@nox.parametrize("end", list(ENDS))
def releases(session: nox.Session, end: str) -> None:
    """The wheel and the sdist in fresh environments on each Python, with the lowest and the highest astroid and rich, and the tests on that wheel."""
    work = Path(tempfile.mkdtemp(prefix="releases-")).resolve()
    session.install(*group("package"))
    session.run("python", "-m", "build", "--outdir", str(work / "dist"), silent=True)
    (wheel,), (sdist,) = (work / "dist").glob("*.whl"), (work / "dist").glob("*.tar.gz")
    elsewhere = work / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "clean.py").write_text("import theano\n", encoding="utf-8")
    shutil.copy(HERE / "tests/fixtures/programs/gru_sentiment_buggy.py", elsewhere / "buggy.py")
    for kind, what in (("wheel", wheel), ("sdist", sdist)):
        try_install(session, work / kind, [str(what), *ENDS[end]], elsewhere)
    shutil.unpack_archive(sdist, work / "unpacked", filter="data")
    (tree,) = (work / "unpacked").iterdir()
    # Or the tests would import what lies beside them, and not what is in the wheel.
    shutil.rmtree(tree / "scanlint")
    # Some test modules, whose tests that ask a library are left out, import NumPy.
    session.install(str(wheel), "numpy", *group("test"), *ENDS[end])
    session.run("pip", "list")
    with session.chdir(tree):
        session.run("pytest", *TWO, "-m", "not runtime and not backends", "--hypothesis-profile=ci", *(session.posargs or NO_LIBRARY))


@nox.session(python="3.11")
def ecosystem(session: nox.Session) -> None:
    """Lint thirteen public packages at pinned versions; fetched, never built or run."""
    session.install("-e", ".")
    session.run("python", "-m", "benchmarks.ecosystem", *session.posargs)


@nox.session(python="3.11")
def planting(session: nox.Session) -> None:
    """Plant one misuse at a time into those packages and count what is reported."""
    session.install("-e", ".")
    session.run("python", "-m", "benchmarks.planting", *session.posargs)


@nox.session(python="3.12")
def migration(session: nox.Session) -> None:
    """Move packages of before PyTensor 2.36 to return_updates=False, in memory, and print what was migrated and what is left, with why."""
    session.install("-e", ".")
    session.run("python", "-m", "benchmarks.migration", *session.posargs)


@nox.session(python=["3.11", "3.12"])
def fuzz(session: nox.Session) -> None:
    """Generated programs from a fresh seed, which is printed: the findings of each are held against what Theano, or PyTensor, does with it."""
    session.install("-e", ".[runtime]", *group("test"))
    session.run("python", "-m", "tests.oracle.fuzz", *(session.posargs or ["--programs", "20000"]), env=FLAGS)


@nox.session(python="3.11")
def mutation(session: nox.Session) -> None:
    """Small faults put into the model and the checks, from a fresh seed, which is printed: at least nine in ten are noticed by a test."""
    session.install("-e", ".[runtime]", *group("test"))
    session.run("python", "-m", "tests.mutation", *session.posargs, env=FLAGS)


@nox.session(python="3.11")
def fuzz_bytes(session: nox.Session) -> None:
    """Inputs that nobody would write, from a fresh seed, which is printed: no crash, no hang, no exit status but those documented."""
    session.install("-e", ".[runtime]", *group("test"))
    session.run("python", "-m", "tests.fuzz", *(session.posargs or ["--inputs", "200000"]), env=FLAGS)


@nox.session(python="3.11")
def installed(session: nox.Session) -> None:
    """All that every extra installs, the standard libraries of 3.11 to 3.13, and packages with another scan, read as if any file held a scan."""
    more = [name for key in ("lint", "test", "package", "flake8", "pylint", "pygls", "hooks") for name in group(key)]
    session.install("-e", ".[runtime,lsp]", "nox", *more)
    session.run("python", "-m", "tests.fuzz.installed", *session.posargs)
    session.run("python", "-m", "tests.fuzz.installed", "--look-alikes")


@nox.session(python="3.11")
def benchmarks(session: nox.Session) -> None:
    """Time the companion for 1, 20 and 100 findings, and the reading of Python 2 files against that of Python 3."""
    session.install("-e", ".[runtime]")
    session.run("python", "-m", "benchmarks.companion", *session.posargs, env=FLAGS)
    session.run("python", "-m", "benchmarks.python2")


@nox.session(python="3.11")
def speed(session: nox.Session) -> None:
    """Time scanlint beside the cost of parsing and beside other tools, each in an environment of its own; tables and a plot."""
    session.install("-e", ".")
    folder = Path(session.virtualenv.location) / "tools"
    session.run("python", "-m", "benchmarks.speed", "--environments", str(folder), *session.posargs)


@nox.session(python="3.11")
def compare(session: nox.Session) -> None:
    """Try what users expect of a linter on scanlint, ruff, flake8, pylint, TorchFix and zizmor, and print the table of the README."""
    session.install("-e", ".", *group("test"), *group("hooks"))
    folder = Path(session.virtualenv.location) / "tools"
    session.run("python", "-m", "benchmarks.compare", "--environments", str(folder), *session.posargs)
