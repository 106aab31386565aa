"""Values that cross modules: what an imported wrapper, layer or step does is known where it is called. Each case is a small project."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from scanlint.engine import Options, Outcome, run

WRAPPERS = """
    import theano
    import theano.tensor as T

    def loop(step, seqs, init):
        return theano.scan(step, sequences=seqs, outputs_info=init)[0]

    def to_list(rval):
        return rval if isinstance(rval, (list, tuple)) else [rval]

    def gru_layer(x, h0):
        def step(x_t, h):
            return T.tanh(x_t + h)
        rval, _ = theano.scan(step, sequences=x, outputs_info=[h0])
        return rval

    class Layers:
        pass
"""
STEPS = """
    def one(x_t, h):
        return x_t + h

    def two(x_t, h, c):
        return h, c
"""


def found(folder: Path, files: dict[str, str], *paths: str, jobs: int = 1) -> list[tuple[str, int, str]]:
    """Path, line and code of each finding in a project of these files."""
    for name, text in {"pyproject.toml": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    outcome = run([str(folder / path) for path in paths or (".",)], Options(jobs=jobs))
    assert outcome.failures == ()
    return keys(folder, outcome)


def keys(folder: Path, outcome: Outcome) -> list[tuple[str, int, str]]:
    at = [(Path(finding.location.path).relative_to(folder).as_posix(), finding.location.line, finding.code) for finding in outcome.findings]
    return sorted(at)


def project(model: str, **more: str) -> dict[str, str]:
    """A package with the wrappers, the steps and a model; ``more`` are further modules of it."""
    modules = {"wrappers": WRAPPERS, "steps": STEPS, "model": model, "__init__": "", **more}
    return {f"net/{name}.py": text for name, text in modules.items()}


RIGHT = {
    "the output itself": "from net.wrappers import loop\nfrom net.steps import one\ndef f(x, h): return loop(one, x, h) * 2\n",
    "one of two outputs": "from net.wrappers import loop\nfrom net.steps import two\ndef f(x, h): return loop(two, x, [h, h])[0]\n",
    "the last step": "from net.wrappers import loop\nfrom net.steps import one\ndef f(x, h): return loop(one, x, h)[-1]\n",
    "a wrapper that normalises": "from net.wrappers import loop, to_list\nfrom net.steps import one\n"
    "def f(x, h): return to_list(loop(one, x, h))[0]\n",
    "a step that is not known": "from net.wrappers import loop\ndef f(step, x, h): return loop(step, x, h)[0]\n",
    "a name that is bound anew": "from net.wrappers import gru_layer\ngru_layer = unknown(gru_layer)\ndef f(x, h): return gru_layer(x, h)[0]\n",
    "a module that is not there": "from net.missing import gru_layer\ndef f(x, h): return gru_layer(x, h)[0]\n",
    "a step further to the right than the wrapper's lines reach": "from net.wrappers import loop\n"
    "def f(x, h): return loop(lambda x_t, a_state_with_a_long_name, b: (x_t + a_state_with_a_long_name, b), x, [h, h])[0]\n",
    "another module in the same place": "from other.wrappers import gru_layer\ndef f(x, h): return gru_layer(x, h)[0]\n",
    "one of two modules": "try:\n    from net.wrappers import gru_layer\nexcept ImportError:\n    from other import gru_layer\n"
    "def f(x, h): return gru_layer(x, h)[0]\n",
}


@pytest.mark.parametrize("model", RIGHT.values(), ids=list(RIGHT))
def test_false_alarm_the_right_form_is_silent(model: str, tmp_path: Path) -> None:
    assert found(tmp_path, project(model)) == []


def test_false_alarm_a_file_outside_of_the_project_is_not_read(tmp_path: Path) -> None:
    inner = {f"inner/{name}": text for name, text in {**project("from wrappers import gru_layer\ny = gru_layer(1, 2)[0]\n"), "setup.py": ""}.items()}
    assert found(tmp_path, {**inner, "wrappers.py": WRAPPERS}, "inner") == []


def test_false_alarm_an_alias_of_the_settings_goes_before_the_project(tmp_path: Path) -> None:
    settings = '[tool.scanlint]\nbackend-aliases = { "net.wrappers" = "theano.tensor" }\n'
    model = "from net.wrappers import gru_layer\ndef f(x, h): return gru_layer(x, h)[0]\n"
    assert found(tmp_path, {**project(model), "pyproject.toml": settings}) == []


def test_false_alarm_callers_that_disagree_are_told_apart(tmp_path: Path) -> None:
    model = """\
    from net.wrappers import loop
    from net.steps import one, two

    def right(x, h):
        return loop(two, x, [h, h])[0]

    def wrong(x, h, n):
        return loop(one, x, h)[0]
    """
    assert found(tmp_path, project(model)) == [("net/model.py", 8, "SCN101")]


HELPER = """
import theano

def layer(x, h):
    return theano.scan(lambda x_t, h: x_t + h, x, [h])[0]

def outputs_of(hs, n):
    return hs[0] * 2

def wrong(x, h, n):
    return outputs_of(layer(x, h), n)
"""


@pytest.mark.parametrize(("calling_itself", "line"), [(False, 8), (True, 13)])
def test_false_alarm_a_call_that_is_not_followed_is_a_caller_too(tmp_path: Path, calling_itself: bool, line: int) -> None:
    more = "    if n:\n        return outputs_of(other(), n - 1)\n    return"
    model = HELPER.replace("    return", more, 2).replace(more, "    return", 1) if calling_itself else HELPER
    assert found(tmp_path, {"model.py": model}) == [("model.py", line, "SCN101")]


USE = "def f(x, h):\n    return {}(x, h)[0]\n"
WRONG = {
    "from module import name": "from net.wrappers import gru_layer\n" + USE.format("gru_layer"),
    "under another name": "from net.wrappers import gru_layer as gru\n" + USE.format("gru"),
    "import module": "import net.wrappers\n" + USE.format("net.wrappers.gru_layer"),
    "import module as": "import net.wrappers as w\n" + USE.format("w.gru_layer"),
    "from package import module": "from net import wrappers\n" + USE.format("wrappers.gru_layer"),
    "relative": "from .wrappers import gru_layer\n" + USE.format("gru_layer"),
    "relative module": "from . import wrappers\n" + USE.format("wrappers.gru_layer"),
    "star": "from net.wrappers import *\n" + USE.format("gru_layer"),
    "in the function": "def f(x, h):\n    from net.wrappers import gru_layer\n    return gru_layer(x, h)[0]\n",
    "over several lines": "from net.wrappers import (loop,  # the loop\n    gru_layer)\n" + USE.format("gru_layer"),
}


@pytest.mark.parametrize("model", WRONG.values(), ids=list(WRONG))
def test_missed_alarm_the_index_on_a_layer_of_another_module(model: str, tmp_path: Path) -> None:
    line = model.count("\n")
    assert found(tmp_path, project(model)) == [("net/model.py", line, "SCN101")]


def test_missed_alarm_through_the_init_of_the_package(tmp_path: Path) -> None:
    model = "from net import gru_layer\n" + USE.format("gru_layer")
    assert found(tmp_path, project(model, __init__="from .wrappers import gru_layer\n")) == [("net/model.py", 3, "SCN101")]
    assert found(tmp_path, project(model, __init__="from .wrappers import *\n")) == [("net/model.py", 3, "SCN101")]


def test_missed_alarm_modules_that_import_each_other(tmp_path: Path) -> None:
    a = "import net.b\nfrom net.wrappers import gru_layer\ndef f(x, h):\n    return gru_layer(x, h)\n"
    b = "from net import a\ndef g(x, h):\n    return a.f(x, h)[0]\n"
    assert found(tmp_path, project("", a=a, b=b)) == [("net/b.py", 3, "SCN101")]


def test_missed_alarm_a_script_beside_its_modules(tmp_path: Path) -> None:
    assert found(tmp_path, {"layers.py": WRAPPERS, "train.py": "from layers import gru_layer\n" + USE.format("gru_layer")}) == [
        ("train.py", 3, "SCN101")
    ]


def test_missed_alarm_packages_under_src(tmp_path: Path) -> None:
    files = {f"src/{name}": text for name, text in project("").items()}
    assert found(tmp_path, {**files, "train.py": "from net.wrappers import gru_layer\n" + USE.format("gru_layer")}) == [("train.py", 3, "SCN101")]


def test_missed_alarm_one_file_by_name_reads_what_it_imports(tmp_path: Path) -> None:
    assert found(tmp_path, project(WRONG["relative"]), "net/model.py") == [("net/model.py", 3, "SCN101")]


def test_the_scan_in_the_other_file_is_shown_with_its_path(tmp_path: Path) -> None:
    found(tmp_path, project(WRONG["relative"]))
    (finding,) = run([str(tmp_path)]).findings
    assert [Path(seen.location.path).name for seen in finding.evidence][:2] == ["model.py", "wrappers.py"]


def test_any_number_of_processes_and_any_order_give_the_same(tmp_path: Path) -> None:
    files = project(WRONG["star"], a=WRONG["relative"], b=WRONG["import module"], c="from net.a import f\ndef g(x, h):\n    return f(x, h)\n")
    whole = found(tmp_path, files)
    assert len(whole) == 3
    assert found(tmp_path, files, jobs=3) == whole
    assert found(tmp_path, files, "net/c.py", "net/model.py", "net/b.py", "net/a.py") == whole


def test_a_comment_silences_what_is_found_across_files(tmp_path: Path) -> None:
    model = "from net.wrappers import gru_layer\ndef f(x, h):\n    return gru_layer(x, h)[0]  # scanlint: ignore[SCN101] -- the first step is meant\n"
    assert found(tmp_path, project(model)) == []


TOO_FEW = """
    import theano
    def step(x_t, h):
        return h + x_t, x_t
    def layer(x, h0):
        return theano.scan(step, sequences=[x], outputs_info=[h0])
"""


def test_what_is_wrong_whoever_calls_is_told_once(tmp_path: Path) -> None:
    """One misuse was told twice: where the entries are written, and at the call in the other file, which alone cannot know that the first is."""
    model = "from net.layers import layer\ndef f(x, h):\n    return layer(x, h)\n"
    assert found(tmp_path, project(model, layers=TOO_FEW)) == [("net/layers.py", 6, "SCN201")]
    assert found(tmp_path, project(model, layers=TOO_FEW), "net/model.py") == [("net/model.py", 3, "SCN201")]
    silenced = TOO_FEW.replace("[h0])", "[h0])  # scanlint: ignore[SCN201] -- it is meant to raise")
    assert found(tmp_path, project(model, layers=silenced)) == []
    assert not run([str(tmp_path)]).failing


def test_a_module_that_cannot_be_read_is_unknown_to_those_that_import_it(tmp_path: Path) -> None:
    assert found(tmp_path, project(WRONG["relative"], wrappers="import theano\ntheano.scan(\n")) == [("net/wrappers.py", 2, "SCN901")]


def test_the_order_of_calls_makes_no_difference_to_what_a_helper_takes_apart(tmp_path: Path) -> None:
    """The last of them counted alone. Of a helper that takes other pairs apart, too, nothing is told."""
    head = "import theano\nimport theano.tensor as T\ndef take(pair):\n    first, second = pair\n    return first, second\nx = T.matrix()\n"
    calls = ["h, c = take(theano.scan(lambda a: (a, a), x))\n", "a, b = take((x, x))\n"]
    for number, order in enumerate((calls, calls[::-1], calls[:1])):
        (tmp_path / str(number)).mkdir()
        files = project("from net.graph import c\ncell = c.mean()\n", graph=head + "".join(order))
        assert found(tmp_path / str(number), files) == ([("net/graph.py", 4, "SCN106")] if len(order) == 1 else [])
