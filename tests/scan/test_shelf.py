"""Modules that are prepared once for all files of a run."""

from __future__ import annotations

from pathlib import Path

from scanlint.scan import leads
from scanlint.scan.shelf import MOST_KEPT, Shelf, shelf

LAYER = "import theano\n\ndef gru(x):\n    return theano.scan(lambda a: a, x)[0]\n"


def write(folder: Path, name: str, text: str = LAYER) -> str:
    (folder / "setup.py").touch()
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert Shelf(leads.Leads(())).take(write(tmp_path, "broken.py", "def f(:\n")) is None
    assert Shelf(leads.Leads(())).take(str(tmp_path / "missing.py")) is None


def test_a_module_is_prepared_once(tmp_path: Path) -> None:
    path = write(tmp_path, "layers.py")
    known = leads.Leads(())
    first = shelf(known).take(path)
    assert first is not None
    assert first.relevant, "a missed alarm in every file that imports it"
    assert shelf(known).take(path) is first
    assert shelf(leads.Leads(())).take(path) is not first, "a file that changed since the last run is read as it was"


def test_the_number_of_a_module_depends_on_its_place_in_the_project(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        write(folder, "layers.py")
    found = [Shelf(leads.Leads(())).take(str(folder / "layers.py")) for folder in (one, two)]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].number == found[1].number > 0, "the order of evidence depends on where the project lies"


def test_two_modules_have_two_numbers(tmp_path: Path) -> None:
    known = Shelf(leads.Leads(()))
    numbers = [found.number for name in ("a.py", "b.py", "c.py") if (found := known.take(write(tmp_path, name))) is not None]
    assert len(set(numbers)) == 3


def test_what_was_not_used_for_long_goes_first(tmp_path: Path) -> None:
    known = Shelf(leads.Leads(()))
    large = LAYER + "#" * (MOST_KEPT // 2)
    paths = [write(tmp_path, name, large) for name in ("a.py", "b.py", "c.py")]
    first = [known.take(path) for path in paths]
    assert known.take(paths[2]) is first[2]
    assert known.take(paths[0]) is not first[0], "memory grows with the project"
