"""The mutants of scanlint/scan and scanlint/checks: every fault that an operator can put into a function."""

from __future__ import annotations

import ast
import copy
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from tests.mutation.operators import changes

ROOT = Path(__file__).parents[2]
PACKAGES = ("scanlint/scan", "scanlint/checks")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """``function`` is the dotted name of a function or method of the file, ``number`` that of the change among all that can be made in it."""

    path: str
    function: str
    number: int
    operator: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} in {self.function}: {self.operator}: {self.text}"

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".")


def mutants() -> Iterator[Mutant]:
    """All of them, in the order of the files. Inner functions belong to the outer one."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            lines, shown = source.splitlines(), path.relative_to(ROOT).as_posix()
            for name, function in functions(ast.parse(source)):
                for number, (operator, node, _) in enumerate(changes(function)):
                    line = getattr(node, "lineno", function.lineno)
                    yield Mutant(shown, name, number, operator, line, lines[line - 1].strip())


def functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions of a module and the methods of its classes, by dotted name."""
    for node in tree.body:
        if isinstance(node, _FUNCTIONS):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{inner.name}", inner) for inner in node.body if isinstance(inner, _FUNCTIONS))


def code_of(mutant: Mutant) -> CodeType:
    """The code of the function with the fault in it."""
    path = ROOT / mutant.path
    tree = ast.parse(path.read_text(encoding="utf-8"))
    function = dict(functions(tree))[mutant.function]
    list(changes(function))[mutant.number][2]()
    code: CodeType = compile(ast.fix_missing_locations(copy.deepcopy(tree)), str(path), "exec")
    for name in mutant.function.split("."):
        code = next(const for const in code.co_consts if isinstance(const, CodeType) and const.co_name == name)
    return code


def argued() -> dict[tuple[str, str, str, str], str]:
    """The mutants of equivalent.toml that change nothing, each with why: (path, function, operator, text of the line)."""
    table = tomllib.loads((Path(__file__).parent / "equivalent.toml").read_text(encoding="utf-8"))
    return {(row["path"], row["function"], row["operator"], row["text"]): row["why"] for row in table["mutant"]}
