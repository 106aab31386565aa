from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.settings import SettingsError
from scanlint.settings.table import KEYS, read
from scanlint.settings.target import parse


def _file(folder: Path, text: str) -> Path:
    path = folder / "pyproject.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\nname = 'x'\n",
        "[tool.ruff]\nselect = ['scanlint']\n",
        "tool = 'scanlint'\n",
        "this is no TOML, and does not concern the linter",
    ],
)
def test_a_file_without_the_table_gives_none(tmp_path: Path, text: str) -> None:
    assert read(_file(tmp_path, text)) is None


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """\
[tool.scanlint]
select = ["SCN1"]
extend-select = ["SCN308"]
ignore = ["SCN102"]
exclude = ["vendor"]
target-version = "pytensor>=3.0"
python = ".venv/bin/python"
baseline = "known.json"
require-reason = true
cache-dir = "build/scanlint"
per-file-ignores = {"tests/*" = ["SCN101"]}

[tool.scanlint.backend-aliases]
"mylib.tt" = "theano.tensor"
"""
    table = read(_file(tmp_path, text))

    assert table is not None
    assert (table.layer.select, table.layer.extend_select, table.layer.ignore) == (("SCN1",), ("SCN308", "SCN902"), ("SCN102",))
    assert table.exclude == ("vendor",)
    assert table.per_file_ignores == (("tests/*", ("SCN101",)),)
    assert table.target_version == parse("pytensor>=3.0")
    assert table.backend_aliases == (("mylib.tt", "theano.tensor"),)
    assert table.python == ".venv/bin/python"
    assert table.baseline == "known.json"
    assert table.require_reason
    assert table.cache_dir == "build/scanlint"
    assert {key for key in KEYS if f"{key} =" in text or f".{key}]" in text} == set(KEYS)


def test_without_select_the_layer_keeps_what_is_chosen(tmp_path: Path) -> None:
    table = read(_file(tmp_path, "[tool.scanlint]\n"))

    assert table is not None
    assert table.layer.select is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("selct = []", r"pyproject.toml:3: \[tool.scanlint\] selct: unknown key; did you mean 'select'\? \(known keys: select, "),
        ("zzz = 1", r"pyproject.toml:3: \[tool.scanlint\] zzz: unknown key \(known keys"),
        ("select = 'SCN101'", "pyproject.toml:3: .* select: must be a list of strings, is 'SCN101'"),
        ("ignore = [1]", "ignore: must be a list of strings"),
        ("exclude = ['']", "exclude: must be a list of strings"),
        ("per-file-ignores = ['a']", "per-file-ignores: must be a table"),
        ("per-file-ignores = {'a' = 'SCN101'}", "per-file-ignores: must be a table"),
        ("backend-aliases = {'my lib' = 'theano'}", "backend-aliases: must be a table"),
        ("target-version = 'keras'", "target-version: 'keras' is no library that has scan"),
        ("target-version = 'pytensor~=3.0'", "target-version: '~=' cannot be used here; write ==, >= or <"),
        ("target-version = 'pytensor>=new'", "target-version: 'new' is no version"),
        ("target-version = '3.0'", "target-version: '3.0' is no target"),
        ("target-version = 3", "target-version: must be a string such as"),
        ("python = ''", "python: must be a string"),
        ("baseline = 3", "baseline: must be a string, the path of a file"),
        ("cache-dir = ''", "cache-dir: must be a string, a folder below that of this file"),
        ("cache-dir = '/tmp/cache'", "cache-dir: must be a string, a folder below that of this file, is '/tmp/cache'"),
        ("cache-dir = 'made/../../cache'", "cache-dir: must be a string, a folder below that of this file"),
        ("require-reason = 'yes'", "require-reason: must be true or false"),
        ("backend-aliasses.a = 'theano'", "pyproject.toml:3: .* unknown key; did you mean 'backend-aliases'"),
    ],
)
def test_a_mistake_is_an_error_with_file_line_and_key(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read(_file(tmp_path, f"[project]\n[tool.scanlint]\n{line}\n"))


@pytest.mark.parametrize("target", ["theano", "Theano==1.0.5", "theano-pymc", "aesara<2.9", "pytensor >= 3.0"])
def test_targets(tmp_path: Path, target: str) -> None:
    table = read(_file(tmp_path, f"[tool.scanlint]\ntarget-version = '{target}'\n"))

    assert table is not None
    assert table.target_version == parse(target)


@pytest.mark.parametrize("content", [b"[tool.scanlint\n", b"[tool.scanlint]\nselect = [\xff]\n"])
def test_a_file_that_is_no_toml_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(content)

    with pytest.raises(SettingsError, match=r"pyproject\.toml: is not valid TOML: "):
        read(path)


def test_a_table_that_is_no_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"tool\.scanlint: is not a table"):
        read(_file(tmp_path, "[tool]\nscanlint = 1\n"))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"pyproject\.toml: cannot be read: "):
        read(tmp_path / "pyproject.toml")
