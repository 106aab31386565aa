from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.settings import Layer, Loader, Overrides, SettingsError, load, resolve

TABLE = "[tool.scanlint]\n"


def _loader(**overrides: object) -> Loader:
    return Loader(Overrides(**overrides), RULES)  # type: ignore[arg-type]


def test_without_a_configuration_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    settings = _loader().for_folder(tmp_path)

    assert settings == resolve(RULES, Layer())
    assert settings.root is None
    assert settings.selected == {rule.code for rule in RULES if rule.default}


def test_the_nearest_table_counts(tmp_path: Path) -> None:
    inner = tmp_path / "package" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(TABLE + "select = ['SCN101']\n")
    (inner.parent / "pyproject.toml").write_text("[project]\nname = 'no table of ours'\n")
    (inner / "pyproject.toml").write_text(TABLE + "select = ['SCN102']\n")
    loader = _loader()

    assert loader.for_folder(inner).selected == {"SCN102", "SCN901"}
    assert loader.for_folder(inner).root == inner
    assert loader.for_folder(inner.parent).selected == {"SCN101", "SCN901"}
    assert loader.for_folder(inner.parent).root == tmp_path


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(TABLE + "select = ['SCN101']\n")
    (tmp_path / "a").mkdir()
    loader = _loader()
    before = loader.for_folder(tmp_path / "a")
    path.write_text(TABLE + "select = ['SCN102']\n")

    assert loader.for_folder(tmp_path / "a") is before
    assert loader.for_folder(tmp_path) is before


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + "wrong = 1\n")

    assert _loader(isolated=True).for_folder(tmp_path).root is None


def test_config_replaces_the_nearest_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + "wrong = 1\n")
    other = tmp_path / "other.toml"
    other.write_text(TABLE + "select = ['SCN102']\n")

    assert _loader(config=other).for_folder(tmp_path).selected == {"SCN102", "SCN901"}


def test_config_without_the_table_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("")

    with pytest.raises(SettingsError, match=r"other.toml: has no \[tool.scanlint\] table"):
        _loader(config=tmp_path / "other.toml")


def test_the_command_line_comes_after_the_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + "select = ['SCN101', 'SCN102']\n")

    assert _loader(selection=Layer(ignore=("SCN101",))).for_folder(tmp_path).selected == {"SCN102", "SCN901"}


def test_load_takes_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + "per-file-ignores = {'m.py' = ['single-output-indexed']}\n")
    (tmp_path / "m.py").touch()

    assert load(tmp_path / "m.py", Overrides(), RULES) == load(tmp_path, Overrides(), RULES)
    assert load(tmp_path, Overrides(), RULES).per_file_ignores == (("m.py", frozenset({"SCN101"})),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("select = ['SCN1011']", r"pyproject.toml:2: \[tool.scanlint\] select: no rule is called 'SCN1011'; did you mean 'SCN101'"),
        ("per-file-ignores = {'m.py' = ['single']}", "pyproject.toml:2: .* per-file-ignores: 'm.py': no rule is called 'single'"),
        ("exclude = ['!']", "pyproject.toml:2: .* exclude: "),
    ],
)
def test_a_wrong_code_or_pattern_is_an_error_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "pyproject.toml").write_text(TABLE + line + "\n")

    with pytest.raises(SettingsError, match=message):
        load(tmp_path, Overrides(), RULES)


def test_a_file_that_mentions_scanlint_without_a_table_of_it_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "pyproject.toml").write_text(TABLE + "select = ['SCN101']\n")
    (tmp_path / "inner" / "pyproject.toml").write_text("[project]\ndependencies = ['scanlint']\n")
    assert _loader().for_folder(tmp_path / "inner").selected == {"SCN101", "SCN901"}
