"""Whatever is done to a project between two runs, in whatever order: the run with the cache says what the run without it says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scanlint.engine import Options, run
from tests.engine.cache.project import Project, make
from tests.helpers import CLEAN

#: What a module may hold; each may import any of the others, be imported, or be gone.
TEXTS = (
    "",
    "import json\n",
    CLEAN,
    CLEAN.replace("return rval", "return [rval]"),
    "from net.{0} import layer\n",
    "from net.{0} import *\n",
    "from .{0} import layer as layer\n",
    "from net import {0}\nlayer = {0}.layer\n",
    "from net.{0} import layer\n\ndef f(x, h):\n    return layer(x, h)[0]\n",
    "from net import {0} as m\n\ndef g(x, h):\n    return m.layer(x, h)[0]  # noqa: SCN101\n",
    "import net.{0}\n\ndef use(x, h):\n    return net.{0}.layer(x, h).mean(axis=0)[0]\n",
    "def layer(rval, h):\n    first = rval[0]\n    return first\n",
    CLEAN.replace("return rval", "return take(rval, 1)").replace("import theano\n", "import theano\nfrom net.{0} import layer as take\n", 1),
    CLEAN.replace("h_tm1))", "h_tm1))\n    print 'old'"),
    "import theano\nscan = (\n",
    "from {0} import layer\n\ndef f(x, h):\n    return layer(x, h)[0]\n",
)
NAMES = ("a", "b", "c", "d", "layer")
PLACES = ("net/{}.py", "net/{}/__init__.py", "{}.py")
CONFIGURATIONS = (
    "[tool.scanlint]\n",
    '[tool.scanlint]\nignore = ["SCN101"]\n',
    '[tool.scanlint]\nextend-select = ["SCN903", "SCN902"]\n',
    '[tool.scanlint]\nper-file-ignores = { "net/a.py" = ["SCN101"] }\n',
    '[tool.scanlint]\nexclude = ["net/c.py"]\n',
)


def edited(project: Project, rng: random.Random) -> str:
    """Do one thing to the project, and say what."""
    place = rng.choice(PLACES).format(rng.choice(NAMES))
    path = project.folder / place
    match rng.randrange(8):
        case 0:
            path.unlink(missing_ok=True)
            return f"{place} is gone"
        case 1:
            text = rng.choice(CONFIGURATIONS)
            project.write("pyproject.toml", text)
            return text
        case 2:
            (project.folder / "net/__init__.py").unlink(missing_ok=True)
            return "no package"
        case 3:
            text = rng.choice(("", "from net.a import layer\n", "from .b import *\n"))
            project.write("net/__init__.py", text)
            return f"net/__init__.py: {text!r}"
        case _:
            text = rng.choice(TEXTS).format(rng.choice(NAMES))
            project.write(place, text)
            return f"{place}: {text!r}"


@pytest.mark.parametrize("seed", range(4))
def test_with_and_without(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    project = make(tmp_path, monkeypatch, {"pyproject.toml": "[tool.scanlint]\n", "net/__init__.py": ""})
    done: list[str] = []
    saved = 0
    for _ in range(25):
        done += [edited(project, rng) for _ in range(rng.choice((1, 1, 2, 4)))]
        # Often a part is linted alone, so that what is kept was found at different times.
        parts = [str(path) for path in sorted(project.folder.rglob("*.py")) if rng.random() < 0.4]
        for paths in ([*parts], [str(project.folder)]):
            if not paths:
                continue
            project.linted.clear()
            with_cache = run(paths, Options(jobs=1, cache=True))
            saved += with_cache.summary.files - len(project.linted)
            assert with_cache == run(paths, Options(jobs=1)), "\n".join(done)
    assert saved > 30, "the cache was of no use, so that nothing was tested"
