"""The promise of the baseline: 200 findings, the code laid out anew, moved and reordered; nothing new, nothing lost, and a real new one shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scanlint.cli import main

HEAD = "import theano, theano.tensor as T\nfrom theano import scan\n"

#: Five findings, in a nested function, a method, statements that fit no line, and two that are alike.
BODY = """
class Layer{n} (object):
    def output(self, x, h0, mask):
        def step(x_t, h_tm1): return T.tanh (x_t+h_tm1)
        rval, updates = scan(step, sequences = [x, ], outputs_info = [dict(initial = h0, taps = [-1]), ], name = 'layer {n}', strict = (False))
        proj = rval[0] * mask [:, :, None];  total = (rval[0] + 1.).sum()
        return proj, ((total)), rval [1], updates

def pair{n}(x, h0, flag):
    outs, _ = theano.scan(lambda x_t, h: (x_t+h), sequences=x, outputs_info=[h0])
    if flag and 'a condition that makes the line far too long' != "and its sum {n}":
        pooled = (outs [0] * x[None]).sum(axis = 0) \\
            / x.shape[0]
        return pooled
    pooled = (outs [0] * x[None]).sum(axis = 0) / x.shape[0]
    return pooled
"""
NEW = """
def fresh(x, h0):
    rval, updates = scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
    return rval[0]
"""
LAYOUTS = [["--line-length", "40"], ["--line-length", "300"], ["--config", "format.quote-style='single'", "--config", "format.indent-style='tab'"]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in range(4):
        (tmp_path / f"m{file}.py").write_text(HEAD + "".join(BODY.format(n=number) for number in range(10)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _lint(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    capsys.readouterr()
    main([".", "--baseline", "known.json", "--format", "concise"])
    out, err = capsys.readouterr()
    return out.splitlines(), err


def _written(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([".", "--write-baseline", "known.json"]) == 0
    assert capsys.readouterr().out == "known.json: 200 findings of 4 files written\n"


def _reordered(text: str) -> str:
    """The functions and classes in the opposite order, below a page of blank lines and comments."""
    head, *parts = text.replace("\ndef pair", "\0def pair").replace("\nclass Layer", "\0class Layer").split("\0")
    return head + "\n# moved\n" * 25 + "\n".join(reversed(parts)) + "\n"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_new_and_nothing_lost(project: Path, capsys: pytest.CaptureFixture[str], layout: list[str]) -> None:
    _written(capsys)
    for path in project.glob("*.py"):
        path.write_text(_reordered(path.read_text()))
    assert _lint(capsys) == ([], "")

    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", "--isolated", *layout, "."], check=True)
    assert _lint(capsys) == ([], "")

    with (project / "m2.py").open("a") as file:
        file.write(NEW)
    (new,), told = _lint(capsys)
    assert (new.split(" ")[1], told) == ("SCN101", "")


def test_every_finding_that_goes_is_missed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _written(capsys)
    text = (project / "m1.py").read_text()
    (project / "m1.py").write_text(text.replace("rval [1]", "rval", 1))
    assert _lint(capsys) == ([], "known.json: 1 finding of the baseline is gone, such as SCN101 in m1.py, Layer0.output (--prune-baseline)\n")

    main([".", "--baseline", "known.json", "--prune-baseline"])
    assert sum(entry["count"] for entry in json.loads((project / "known.json").read_text())["findings"]) == 199
    (project / "m1.py").write_text(text)
    assert len(_lint(capsys)[0]) == 1
