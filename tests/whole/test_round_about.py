"""Modules that import each other, set their own names from inside, or cannot be read: what is not known of them is no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.scan import program
from tests.whole.test_across_files import found

LAYERS = """
    import theano

    def layer(x):
        return theano.scan(lambda a: a, x)[0]

    options = dict(initial=theano.shared(0.0))
    data = theano.shared(values)
    box = [layer(data)]
    {}
"""
MODEL = "import theano\nfrom layers import layer\n\ndef run(x):\n    return {}\n"
#: A module that `layers` calls while it is not read to its end.
CIRCULAR = """
    import theano
    from layers import box, data, layer, later, options

    def state():
        return options

    r = layer(data)
    def make(x):
        return layer(x)
    {}
"""


@pytest.mark.parametrize(
    ("use", "wrong"),
    [
        ("r[0]", True),
        ("box[0][0]", True),
        ("theano.scan(lambda a, h: a + h, data, [options])[0]", False),
        ("state()['initial']", False),
        ("options['taps'] = [-1]", False),
        ("box[0] = 1", False),
        ("later[0]", False),
    ],
)
def test_a_module_that_is_looked_at_while_it_is_read(tmp_path: Path, use: str, wrong: bool) -> None:
    files = {"layers.py": LAYERS.format("from circular import make\n    made = make(data)\n    later = 1"), "circular.py": CIRCULAR.format(use)}
    assert found(tmp_path, files | {"model.py": MODEL.format("layer(x)")}) == [("circular.py", 11, "SCN101")] * wrong


def test_missed_alarm_a_name_that_modules_have_from_each_other(tmp_path: Path) -> None:
    """Where it lives nobody can say; it is the same name in this file all the same."""
    scan = "r, _ = theano.scan(lambda a: a, data, go_backwards=True)\ntheano.tensor.concatenate([r, data], axis=1)\n"
    files = {"one.py": "from two import data\n", "two.py": "from one import data\n", "model.py": f"import theano\nfrom one import data\n{scan}"}
    assert found(tmp_path, files) == [("model.py", 4, "SCN503")]


def test_false_alarm_a_name_that_its_module_sets_from_inside(tmp_path: Path) -> None:
    model = MODEL.format("layer(x)[0]")
    assert found(tmp_path, {"layers.py": LAYERS.format(""), "model.py": model}) == [("model.py", 5, "SCN101")]
    inside = "def choose(f):\n        global layer\n        layer = f"
    assert found(tmp_path, {"layers.py": LAYERS.format(inside), "model.py": model}) == []


@pytest.mark.parametrize("lost", ["", "lost = through([1])"])
def test_calls_in_another_module_that_are_not_followed_are_not_those_of_this_file(tmp_path: Path, lost: str) -> None:
    """What is done there is told where it stands, as long as all calls in the files at hand agree."""
    helpers = "def pick(r):\n        return r[0]\n    def again(r):\n        return pick(r)\n    def through(r):\n        return again(r)\n    "
    model = MODEL.format("pick(layer(x))").replace("import layer", "import layer, pick")
    assert found(tmp_path, {"layers.py": LAYERS.format(helpers + lost), "model.py": model}) == [("layers.py", 11, "SCN101")]


def test_false_alarm_a_module_that_cannot_be_read(tmp_path: Path) -> None:
    model = MODEL.format("layer(theano.scan(lambda a: a, x)[0])[0]")
    files = {"layers.py": "import theano\ndef layer(x:\n    return theano.scan(step, x)[0]\n", "model.py": model}
    assert found(tmp_path, files) == [("layers.py", 2, "SCN901")]


def test_missed_alarm_what_another_module_made_while_this_one_was_read(tmp_path: Path) -> None:
    files = {"layers.py": LAYERS.format("from circular import r as kept\n    again = kept"), "circular.py": CIRCULAR.format("")}
    assert found(tmp_path, files | {"model.py": "import theano\nimport layers\nlayers.again[0]\n"}) == [("model.py", 3, "SCN101")]


def test_false_alarm_a_module_that_takes_too_much_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"layers.py": LAYERS.format(""), "model.py": MODEL.format("layer(x)[0]")}
    assert found(tmp_path, files) == [("model.py", 5, "SCN101")]
    monkeypatch.setattr(program, "MOST_FOREIGN_WORK", 3)
    assert found(tmp_path, files) == []


def test_false_alarm_a_name_of_a_module_that_stands_for_another(tmp_path: Path) -> None:
    borrowed = '[tool.scanlint]\nbackend-aliases = {"layers.layer" = "numpy.dot"}\n'
    files = {"layers.py": LAYERS.format(""), "model.py": "import layers\n" + MODEL.format("layers.layer(x)[0]")}
    assert found(tmp_path, files) == [("model.py", 6, "SCN101")]
    assert found(tmp_path, {**files, "pyproject.toml": borrowed}) == []
