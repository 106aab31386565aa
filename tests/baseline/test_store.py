from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from scanlint.baseline.store import Entry, load, write
from scanlint.settings import SettingsError

ENTRIES = [Entry("b.py", "SCN101", "layer", 'h = "é"[0]', 2), Entry("a.py", "SCN901", "", "")]


def test_what_is_written_can_be_read_one_entry_to_a_line(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write(str(path), ENTRIES)

    assert load(str(path)) == tuple(sorted(ENTRIES))
    lines = path.read_text(encoding="ascii").splitlines()
    assert [json.loads(line.rstrip(","))["path"] for line in lines[3:5]] == ["a.py", "b.py"]
    assert os.listdir(tmp_path) == ["b.json"]


def test_an_empty_baseline(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write(str(path), [])

    assert load(str(path)) == ()
    assert json.loads(path.read_text()) == {"scanlint-baseline": 1, "findings": []}


def test_a_baseline_is_written_over_and_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    write(str(path), ENTRIES)
    assert len(load(str(path))) == 2
    path.chmod(0o640)
    write(str(path), ENTRIES[:1])

    assert load(str(path)) == (ENTRIES[0],)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("content", ["import theano\n", "{}", "[1]", '{"tool": 1}'])
def test_what_is_no_baseline_is_not_written_over(tmp_path: Path, content: str) -> None:
    path = tmp_path / "model.py"
    path.write_text(content)

    with pytest.raises(SettingsError, match=r"model\.py: is no baseline"):
        write(str(path), ENTRIES)
    assert path.read_text() == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "b.json: is no baseline, which is JSON: Expecting property name"),
        ('{"scanlint-baseline": 2, "findings": []}', "b.json: is of the form 2, which this scanlint cannot read"),
        ('{"scanlint-baseline": 1}', "b.json: findings: must be a list"),
        ('{"scanlint-baseline": 1, "findings": [3]}', "b.json: findings[0]: must be an object"),
        ('{"scanlint-baseline": 1, "findings": [{"path": 1}]}', "b.json: findings[0]: path: must be a string, is 1"),
        (
            '{"scanlint-baseline": 1, "findings": [{"path": "", "code": "", "function": "", "statement": "", "count": 0}]}',
            "b.json: findings[0]: count: must be a number from 1, is 0",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content)

    with pytest.raises(SettingsError) as caught:
        load(str(path))
    assert message in str(caught.value)


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such baseline; `--write-baseline "):
        load(str(tmp_path / "b.json"))


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be written: No such file"):
        write(str(tmp_path / "missing" / "b.json"), ENTRIES)
