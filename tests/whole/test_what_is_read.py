"""Only what is needed is read: files that lead to no scan are never parsed, and a change re-analyses the files that depend on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import scanlint.scan.analyse
import scanlint.source.program
import scanlint.source.tree
from scanlint.engine import Options, run
from tests.whole.test_across_files import WRAPPERS

PROJECT = {
    "pyproject.toml": "",
    "net/__init__.py": "",
    "net/wrappers.py": WRAPPERS,
    "net/steps.py": "def one(x_t, h):\n    return x_t + h\n",
    "net/model.py": "from net.wrappers import gru_layer\ndef f(x, h):\n    return gru_layer(x, h)[0]\n",
    "net/train.py": "from net.model import f\ndef g(x, h):\n    return f(x, h) * 2\n",
    "net/other.py": "import theano\ndef layer(x):\n    return theano.scan(lambda v: v * 2, sequences=x)\n",
    "net/data.py": "import json\ndef load(path):\n    return json.load(open(path))\n",
    "net/plots.py": "from net import data\nfrom net.wrappers import Layers\ndef plot(path):\n    return data.load(path)\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(line.removeprefix("    ") for line in text.splitlines()) if name == "net/wrappers.py" else text, encoding="utf-8")
    return tmp_path


def counted(monkeypatch: pytest.MonkeyPatch, module: object, function: str) -> Counter[str]:
    """Count the calls of a function by the name of the file that its first argument is."""
    found: Counter[str] = Counter()
    original = getattr(module, function)

    def counting(source: object, *rest: object) -> object:
        found[Path(getattr(source, "path", "")).name] += 1
        return original(source, *rest)

    monkeypatch.setattr(module, function, counting)
    return found


def test_files_that_lead_to_no_scan_are_never_parsed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: Counter[str] = Counter()
    original = scanlint.source.tree.parse

    def counting(source: object) -> object:
        parsed[Path(getattr(source, "path", "")).name] += 1
        return original(source)  # type: ignore[arg-type]

    monkeypatch.setattr(scanlint.source.program, "parse", counting)
    outcome = run([str(project)], Options(jobs=1))
    assert [finding.code for finding in outcome.findings] == ["SCN101"]
    assert {"data.py", "plots.py"}.isdisjoint(parsed)
    assert {"wrappers.py", "model.py", "other.py"} <= parsed.keys()


def test_a_change_re_analyses_its_dependents_only(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(jobs=1, cache=True, cache_dir=str(tmp_path / "cache"))
    analysed = counted(monkeypatch, scanlint.scan.analyse, "analyse")
    first = run([str(project)], options)
    assert {"wrappers.py", "model.py", "other.py"} <= analysed.keys()
    analysed.clear()
    assert run([str(project)], options).findings == first.findings
    assert not analysed
    changed = project / "net" / "wrappers.py"
    changed.write_text(changed.read_text(encoding="utf-8").replace("return rval\n", "return [rval]\n"), encoding="utf-8")
    assert run([str(project)], options).findings == ()
    assert set(analysed) == {"wrappers.py", "model.py", "train.py"}
