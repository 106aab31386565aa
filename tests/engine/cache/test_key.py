"""What is another run's result when anything is another that it depends on: scanlint, the parsers, the settings, the baseline."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scanlint.engine.cache import key
from scanlint.settings import Settings


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scanlint of one file."""
    package = tmp_path / "scanlint"
    module = package / "engine" / "cache" / "key.py"
    module.parent.mkdir(parents=True)
    module.write_text("x = 1\n")
    monkeypatch.setattr(key, "__file__", str(module))
    return package


def test_a_change_of_a_module_is_another_scanlint(package: Path) -> None:
    before = key.of_scanlint()
    (package / "more.py").write_text("x = 1\n")
    after = key.of_scanlint()
    (package / "more.py").write_text("x = 1000\n")
    assert len({before, after, key.of_scanlint()}) == 3


@pytest.mark.parametrize("name", ["page.md", "engine/py.typed", "__pycache__/key.cpython-311.py"])
def test_false_alarm_what_is_no_module_of_it(package: Path, name: str) -> None:
    before = key.of_scanlint()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("x = 1\n")
    assert key.of_scanlint() == before


def test_another_parser_or_none_is_another_scanlint(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site-packages"
    monkeypatch.setattr(sys, "path", [str(site)])
    found = {key.of_scanlint()}
    (site / "astroid").mkdir(parents=True)
    (site / "astroid" / "__init__.py").touch()
    sys.path_importer_cache.pop(str(site), None)
    found.add(key.of_scanlint())
    (site / "astroid-4.0.0.dist-info").mkdir()
    found.add(key.of_scanlint())
    (site / "astroid-4.0.0.dist-info").rename(site / "astroid-4.1.0.dist-info")
    found.add(key.of_scanlint())
    assert len(found) == 4


def test_a_baseline_that_changed_or_is_gone_is_another_setting(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    settings = replace(Settings(), baseline=str(baseline))
    found = {key.of_settings(Settings()), key.of_settings(settings)}
    for text in ("{}", "[]"):
        baseline.write_text(text)
        found.add(key.of_settings(settings))
    assert len(found) == 4
