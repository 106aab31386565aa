"""Files that the benchmark makes: of a given length, with a given number of scans, with wrappers around wrappers; and a large tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_HEAD = "import numpy as np\nimport theano\nimport theano.tensor as T\n"

_MISUSE = """

def run_{number}(x, h0, W, U, b):
    def step(x_t, h_tm1):
        return T.tanh(T.dot(x_t, W) + T.dot(h_tm1, U) + b)

    hs, _ = theano.scan(step, sequences=[x], outputs_info=[h0])
    return {result}
"""

_PLAIN = '''

def helper_{number}(values, scale={number}):
    """Return the values, scaled and summed, and how many there were."""
    total, count = np.float32(0.0), 0
    for value in values:
        if value > scale and value not in (1, 2, 3):
            total += np.float32(value) * scale
        elif isinstance(value, (int, float)):
            total -= 1.0
        count += 1
    return {{"total": total, "count": count, "names": [str(value) for value in values]}}
'''

#: The lines of one plain function, and of one with a scan.
PLAIN_LINES, SCAN_LINES = _PLAIN.count("\n"), _MISUSE.count("\n")


def plain(functions: int) -> str:
    """A file without a library and without a scan."""
    return "import numpy as np\n" + "".join(_PLAIN.format(number=number) for number in range(functions))


def scans(count: int, lines: int = 0, misuses: int | None = None) -> str:
    """A file of about ``lines`` lines with ``count`` scans, spread evenly, of which the first ``misuses`` (None: all) are indexed as if lists."""
    fill = max(0, lines - _HEAD.count("\n") - count * SCAN_LINES) // PLAIN_LINES
    wrong = count if misuses is None else misuses
    parts = [_HEAD]
    for number in range(count):
        parts.append(_MISUSE.format(number=number, result="hs[0]" if number < wrong else "hs"))
        parts += (_PLAIN.format(number=at) for at in range(fill * number // count, fill * (number + 1) // count))
    return "".join(parts)


def wrappers(depth: int) -> str:
    """A file in which what a scan returned goes through ``depth`` functions before it is indexed; scanlint follows four."""
    parts = [_HEAD, _MISUSE.format(number=0, result="hs")]
    parts += (f"\n\ndef run_{number}(x, h0, W, U, b):\n    return run_{number - 1}(x, h0, W, U, b)\n" for number in range(1, depth + 1))
    return "".join((*parts, f"\n\ndef last(x, h0, W, U, b):\n    return run_{depth}(x, h0, W, U, b)[0]\n"))


def tree(folder: Path, files: int, with_scan: int) -> list[Path]:
    """Write a project of ``files`` files in packages of a hundred, ``with_scan`` of them, evenly spread, with a scan. Returns those."""
    (folder / "pyproject.toml").parent.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "many"\n', encoding="utf-8")
    every = files // with_scan
    content, scanning = plain(8), scans(1, 100)
    found = []
    for number, path in enumerate(_paths(folder, files)):
        chosen = number % every == every // 2
        path.write_text(scanning if chosen else content, encoding="utf-8")
        if chosen:
            found.append(path)
    return found


def _paths(folder: Path, files: int) -> Iterator[Path]:
    for number in range(files):
        package = folder / f"package_{number // 100:03}"
        if number % 100 == 0:
            package.mkdir()
            (package / "__init__.py").write_text("", encoding="utf-8")
        yield package / f"module_{number % 100:02}.py"
