"""Child process of scan/test_versions: says of each name and parameter of the table whether the installed libraries have it.

Prints one JSON object: {dialect: {"version": .., "names": {"name form": has it}, "parameters": {parameter: has it}}}.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import json
import warnings

from scanlint.scan.versions import MISSING, PARAMETERS


def has(name: str, kind: str) -> bool:
    """Whether a dotted name can be reached as its kind says: imported as a module, or asked of what stands before the last dot."""
    package, _, last = name.rpartition(".")
    try:
        if kind == "module":
            importlib.import_module(name)
            return True
        if kind == "attribute":  # of a function, which hides the package that the import system knows under that name
            owner = importlib.import_module(package.partition(".")[0])
            for part in package.split(".")[1:]:
                owner = getattr(owner, part)
            return hasattr(owner, last)
        if hasattr(importlib.import_module(package), last):
            return True
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def dialect_of(root: str, version: str) -> str:
    return "theano-pymc" if root == "theano" and int(version.split(".")[1]) >= 1 and version[0] == "1" else root


def main() -> None:
    warnings.simplefilter("ignore")
    found = {}
    for root in ("theano", "aesara", "pytensor"):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                library = importlib.import_module(root)
        except ImportError:
            continue
        dialect = dialect_of(root, library.__version__)
        known = inspect.signature(library.scan).parameters
        names = {f"{entry.name} {entry.kind}": has(entry.name, entry.kind) for entry in MISSING if entry.library == dialect}
        found[dialect] = {"version": library.__version__, "names": names, "parameters": {name: name in known for name in PARAMETERS}}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
