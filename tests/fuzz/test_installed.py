from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine import FileResult, lint_file
from scanlint.source.files import SourceFile
from tests.fuzz import installed
from tests.fuzz.installed import Told, files, report, told
from tests.fuzz.judge import SETTINGS
from tests.helpers import MISUSE


def _write(folder: Path, text: str) -> str:
    place = folder / "m.py"
    place.write_text(text, encoding="utf-8")
    return str(place)


def test_a_file_with_a_real_scan_may_have_findings(tmp_path: Path) -> None:
    place = _write(tmp_path, MISUSE)
    assert told(place) == Told(place, "read", codes=("SCN101",), lines=(9,))


def test_a_file_that_names_no_scan_is_read_by_the_model_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = _write(tmp_path, "import jax\n\ncarry, ys = jax.lax.scan(f, 0, xs)\nprint(ys[0])\n")
    assert told(place) == Told(place, "read")
    monkeypatch.setattr("scanlint.scan.analyse.analyse", lambda *_: 1 // 0)
    assert told(place).why.startswith("ZeroDivisionError")


def test_what_python_refuses_may_be_refused_and_what_it_reads_is_given_up(tmp_path: Path) -> None:
    place = _write(tmp_path, "x = (\n")
    assert told(place).outcome == "refused"
    deep = _write(tmp_path, "x = y" + ".a" * 3000)
    assert told(deep).outcome in ("given up", "refused")


def test_a_finding_without_an_import_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = _write(tmp_path, MISUSE)
    result = lint_file(SourceFile(place, place, SETTINGS))
    _write(tmp_path, "rval = 1\n")
    monkeypatch.setattr(installed, "lint_file", lambda *_: FileResult(result.findings))
    assert told(place) == Told(place, "wrong", "SCN101 in a file that imports no library")


def test_the_packages_beside_a_standard_library_are_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "site-packages").mkdir()
    _write(tmp_path / "site-packages", "")
    place = _write(tmp_path, "")
    assert files([str(tmp_path)]) == [place]
    assert files([str(tmp_path / "site-packages")]) == [str(tmp_path / "site-packages" / "m.py")]


def test_each_kind_is_told_of_once() -> None:
    rows = [Told("a.py", "wrong", "E"), Told("b.py", "wrong", "E"), Told("c.py", "read", codes=("SCN101",), lines=(7,)), Told("d.py", "refused")]
    first, counts, place, codes = report(rows)
    assert first == "wrong, 2 times: E\n  a.py, b.py"
    assert place == "c.py:7: SCN101"
    assert counts == "4 files: 1 read, 1 refused, 0 given up, 2 wrong"
    assert codes.endswith("SCN101 1")
