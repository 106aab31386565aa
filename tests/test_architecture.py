"""The shape of the house: which room may import which, who may hold a tree node, how long a file may be, and what is never called."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scanlint"

#: The walk of the data. A room may import rooms of earlier rows and itself; rooms of one row do not know each other.
ROWS = (
    ("__init__",),
    ("question",),
    ("impact", "pages", "disk"),
    ("finding",),
    ("report",),
    ("settings",),
    ("source",),
    ("scan", "suppressions", "baseline"),
    ("checks",),
    ("engine",),
    ("fixes",),
    ("reports", "companion", "plugins", "server"),
    ("demo",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: level for level, row in enumerate(ROWS) for room in row}

#: Entering any of these means asking astroid what a value is, or letting it load a module; its answers depend on what is installed.
INFERENCE = frozenset(
    "infer inferred safe_infer ilookup igetattr infer_call_result infer_argument infer_lhs infer_binary_op do_import_module import_module "
    "ast_from_module_name ast_from_file ast_from_module ast_from_class".split()
)
#: Running text that was read. `compile` is looked at as a name only: re.compile is something else.
RUNNING = frozenset({"eval", "exec", "compile", "__import__", "execfile"})
PROBE_MAY_IMPORT = frozenset({"numpy", "theano", "aesara", "pytensor"})
#: What runs in a child process, with the folders of the modules that it may know by bare name.
ALONE = {"companion/probe": ("companion/probe",), "demo/trainer": ("demo/trainer", "companion/probe")}


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Return the Python files of a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*.py") if not any(part.startswith((".", "__pyc")) for part in path.relative_to(folder).parts))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the absolute name and the line of every import of a file, those inside functions included."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])]) if node.level else node.module or ""
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def room(dotted: str) -> str:
    """Return the room of an absolute module name such as scanlint.scan.flow."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in LEVEL else "__init__"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def own_room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def in_probe(path: Path) -> bool:
    return "probe" in path.relative_to(PACKAGE).parts


def test_every_module_has_its_room() -> None:
    assert {own_room(path) for path in modules()} <= LEVEL.keys(), "a new room: say in ROWS where it stands"


def test_arrows_point_one_way() -> None:
    wrong = [
        f"{name(path)}:{line} imports {target}"
        for path in modules()
        for target, line in imports(path)
        if target.split(".")[0] == "scanlint" and room(target) != own_room(path) and LEVEL[room(target)] >= LEVEL[own_room(path)]
    ]
    assert wrong == []


def test_a_wrong_arrow_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of imports itself: absolute, from, relative and inside a function."""
    folder = tmp_path / "scanlint" / "scan"
    folder.mkdir(parents=True)
    source = "import scanlint.checks\nfrom scanlint import engine\nfrom ..checks.rule import Rule\ndef f():\n    from . import flow\n"
    (folder / "bad.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    found = [target for target, _ in imports(folder / "bad.py")]
    assert sorted(found) == ["scanlint.checks", "scanlint.checks.rule.Rule", "scanlint.engine", "scanlint.scan.flow"]
    assert [room(target) for target in sorted(found)] == ["checks", "checks", "engine", "scan"]


def test_only_source_and_scan_hold_tree_nodes() -> None:
    wrong = [
        f"{name(path)}:{line} imports {target}"
        for path in modules()
        for target, line in imports(path)
        if target.split(".")[0] == "astroid" and own_room(path) not in {"source", "scan"}
    ]
    assert wrong == []


def test_no_rule_walks_a_tree() -> None:
    wrong = [
        f"{name(path)}:{line} imports {target}"
        for path in modules(PACKAGE / "checks")
        for target, line in imports(path)
        if target.split(".")[0] in {"ast", "astroid", "tokenize", "symtable"}
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ALONE)
def test_the_probe_and_the_trainer_stand_alone(folder: str) -> None:
    siblings = {path.stem for known in ALONE[folder] for path in modules(PACKAGE / known)}
    wrong = [
        f"{name(path)}:{line} imports {target}"
        for path in modules(PACKAGE / folder)
        for target, line in imports(path)
        if target.split(".")[0] not in sys.stdlib_module_names | PROBE_MAY_IMPORT | siblings
    ]
    assert wrong == []


def test_astroid_is_never_asked_what_a_value_is() -> None:
    wrong = [
        f"{name(path)}:{node.lineno} .{node.attr}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in INFERENCE and not (in_probe(path) or own_room(path) == "companion")
    ]
    assert wrong == []


def test_text_that_was_read_is_never_run() -> None:
    wrong = [
        f"{name(path)}:{node.lineno} {node.func.id}()"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RUNNING
    ]
    assert wrong == []


def lengths(*folders: str) -> dict[str, int]:
    files = [path for folder in folders for path in modules(ROOT / folder) if path.name != "__init__.py"]
    return {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}


@pytest.mark.parametrize("folder", ["scanlint", "tests", "benchmarks"])
def test_files_stay_small(folder: str) -> None:
    sizes = lengths(folder)
    assert {path: size for path, size in sizes.items() if size > 400} == {}
    long = {path: size for path, size in sizes.items() if size > 220}
    assert len(long) <= len(sizes) / 10, long


def test_the_median_module_fits_a_screen_or_two() -> None:
    assert statistics.median(lengths("scanlint").values()) <= 90
