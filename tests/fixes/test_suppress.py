from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.cli import main
from scanlint.engine.in_depth import lint_source
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText, Unreadable, beginning
from tests.helpers import CLEAN, MISUSE
from tests.rule_pages import programs, text

OLD = MISUSE.replace("    return rval[0]", "    print 'é', \\\n        rval[0]\n    return rval[1]")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _add(path: Path, *arguments: str) -> int:
    return main([path.name, "--no-confirm", "--add-suppressions", *arguments])


def test_a_clean_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    path.write_text(CLEAN)

    assert _add(path) == 0
    assert path.read_text() == CLEAN
    assert capsys.readouterr().out == "no findings (1 read, 1 with scan, 0 unreadable; 0 suppressed)\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_finding_gets_a_comment_and_no_other_byte_changes(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    before = ("# é\n" + MISUSE).replace("\n", ending).encode()
    path.write_bytes(before)

    assert _add(path, "--reason", "the first step\nis meant") == 0
    told = capsys.readouterr().out
    assert told == "no findings (1 read, 1 with scan, 0 unreadable; 1 suppressed); 1 suppressed by new comments\n"
    comment = b"  # scanlint: ignore[SCN101] -- the first step is meant"
    assert path.read_bytes() == before.replace(b"rval[0]", b"rval[0]" + comment)
    assert _add(path) == 0
    assert path.read_bytes().count(comment) == 1


def test_two_findings_of_one_rule_in_one_line_get_one_comment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    before = MISUSE.replace("rval[0]", "rval[0] * rval[0]")
    path.write_text(before)

    assert _add(path) == 0
    assert "; 2 suppressed by new comments" in capsys.readouterr().out
    assert path.read_text() == before.replace("* rval[0]", "* rval[0]  # scanlint: ignore[SCN101]")


def test_python_2_in_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    before = ("# -*- coding: latin-1 -*-\n" + OLD).encode("latin-1")
    path.write_bytes(before)

    assert _add(path) == 0
    comment = b"  # scanlint: ignore[SCN101]"
    assert path.read_bytes() == before.replace(b"rval[0]\n", b"rval[0]" + comment + b"\n").replace(b"rval[1]", b"rval[1]" + comment)


def test_a_diff_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    path.write_text(MISUSE)

    assert _add(path, "--diff") == 1
    out, err = capsys.readouterr()
    assert "+    return rval[0]  # scanlint: ignore[SCN101]\n" in out
    assert err == "1 suppressed by new comments in 1 file\n"
    assert path.read_text() == MISUSE


def test_what_cannot_be_read_or_is_a_notebook_is_left_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    path.write_text("import theano\ntheano.scan(\n")
    assert _add(path) == 1
    notebook = tmp_path / "n.ipynb"
    cell: dict[str, object] = {"cell_type": "code", "source": MISUSE, "metadata": {}, "outputs": [], "execution_count": None}
    notebook.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    before = notebook.read_text()

    assert _add(notebook) == 1
    assert "n.ipynb: not fixed: comments are not written into notebooks\n" in capsys.readouterr().out
    assert notebook.read_text() == before


def test_a_comment_that_would_be_reported_itself_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    path.write_text(MISUSE)
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nrequire-reason = true\n")

    assert _add(path) == 1
    assert "m.py: not fixed: the comments would lead to SCN902" in capsys.readouterr().out
    assert path.read_text() == MISUSE
    assert _add(path, "--reason", "meant") == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix"], "--add-suppressions: leave out --fix, or run it before"),
        (["--write-baseline", "b.json"], "--add-suppressions: leave out --write-baseline, or run it before"),
        (["--require-reason"], '--add-suppressions: --require-reason asks for one; add --reason "why they are meant"'),
        (["--require-reason", "--reason", " "], '--add-suppressions: --require-reason asks for one; add --reason "why they are meant"'),
        (["--reason", "see #12"], "--reason: must hold no number sign, which would end it"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.py"
    path.write_text(MISUSE)

    assert _add(path, *arguments) == 2
    assert capsys.readouterr().err == f"scanlint: {message}\n"
    assert path.read_text() == MISUSE


BAD = [(rule.code, program.source) for rule in RULES for program in programs(text(rule)) if f"# {rule.code}" in program.source]


@pytest.mark.parametrize(("code", "program"), BAD, ids=[f"{code}-{number}" for number, (code, _) in enumerate(BAD)])
def test_the_examples_of_the_pages_fall_silent(code: str, program: str, tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text(program, encoding="utf-8")
    settings = resolve(RULES, Layer(select=("ALL",), ignore=("SCN901", "SCN902")))
    before = lint_source(SourceText.of("m.py", program), settings).findings
    _add(path, "--select", "ALL", "--ignore", "SCN901,SCN902", "--reason", "an example")

    assert lint_source(SourceText.of("m.py", path.read_text(encoding="utf-8")), settings).findings == ()
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(program.splitlines())
    assert before or code in ("SCN602", "SCN901", "SCN902")  # SCN602 needs a target version


def test_a_file_that_is_gone_meanwhile_and_an_error_in_scanlint_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.py"

    def gone(*_: object) -> bytes:
        raise Unreadable(beginning("m.py"), "this file cannot be read: No such file or directory")

    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    for read, status, said in ((gone, 1, "this file cannot be read"), (broken, 3, "internal error: ZeroDivisionError")):
        path.write_text(MISUSE)
        monkeypatch.setattr("scanlint.fixes.suppress.read_bytes", read)
        assert _add(path) == status
        assert path.read_text() == MISUSE
        out, err = capsys.readouterr()
        assert said in out + err
