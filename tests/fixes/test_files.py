from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine import FileResult
from scanlint.engine.one_file import lint_file
from scanlint.fixes import files as module
from scanlint.fixes.files import encoded, fix_data, fix_file
from scanlint.fixes.mend import mend
from scanlint.settings import Layer, resolve
from scanlint.source.files import SourceFile
from scanlint.source.tree import build
from tests.helpers import CLEAN, MISUSE
from tests.notebooks import notebook

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")


def _fix(path: Path, unsafe: bool = True, write: bool = True) -> FileResult:
    return fix_file(SourceFile(str(path), path.name, resolve(RULES, Layer())), unsafe, write)


def _write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _file(folder: Path, content: str | bytes) -> Path:
    return _write(folder / "m.py", content)


@pytest.mark.parametrize("content", [CLEAN, "x = 1\n", "import theano\nscan = (\n", b"import theano\nscan = '\xff'\n", "", b"\0"])
def test_false_alarm_files_without_fixes_are_not_written(content: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "rewrite", None)
    result = _fix(_file(tmp_path, content))
    assert (result.fixed, result.diff, result.notes, result.failure) == (0, "", (), None)


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    result = _fix(tmp_path / "gone.py")
    assert [finding.code for finding in result.findings] == ["SCN901"]
    assert (result.notes, result.failure) == ((), None)


def test_without_a_wish_for_unsafe_fixes_they_wait(tmp_path: Path) -> None:
    file = _file(tmp_path, MISUSE)
    assert len(_fix(file, unsafe=False).findings) == 1
    assert file.read_text() == MISUSE


def test_the_result_is_that_of_the_mended_file(tmp_path: Path) -> None:
    file = _file(tmp_path, MISUSE)
    assert _fix(file) == FileResult(with_scan=True, fixed=1)
    assert file.read_text() == CLEAN
    assert _fix(file) == FileResult(with_scan=True)


def test_without_writing_there_is_a_diff(tmp_path: Path) -> None:
    file = _file(tmp_path, MISUSE)
    result = _fix(file, write=False)
    assert result.diff.splitlines()[-2:] == ["-    return rval[0]", "+    return rval"]
    assert file.read_text() == MISUSE


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"# -*- coding: latin-1 -*-\r\n", "latin-1"),
        (b"#!/usr/bin/python\r\n# vim: set fileencoding=cp1252 :\r\n", "cp1252"),
        (codecs.BOM_UTF8 + b"# coding: utf-8\r\n", "utf-8"),
        (b"# coding: gbk\r\n", "gbk"),
    ],
)
def test_the_encoding_and_every_other_byte_stay(head: bytes, encoding: str, tmp_path: Path) -> None:
    odd = "状态" if encoding == "gbk" else "\x0c é \x1a\t"
    before = MISUSE.replace("\n", "\r\n").replace("import theano\r\n", f"import theano  # {odd}\r\n", 1)
    file = _file(tmp_path, head + before.encode(encoding))
    assert _fix(file).fixed == 1
    assert file.read_bytes() == head + before.replace("rval[0]", "rval").encode(encoding)


def test_a_declaration_that_a_fix_would_bring_into_force_is_left_alone(tmp_path: Path) -> None:
    content = ("# scanlint: file-ignore[SCN101]\n#\n# coding: latin-1\n" + CLEAN + "# é\n").encode()
    file = _file(tmp_path, content)
    assert _fix(file).notes == ("m.py: not fixed: its text cannot be written back in its encoding",)
    assert file.read_bytes() == content


def test_a_declaration_that_a_fix_would_bring_into_force_may_name_no_encoding(tmp_path: Path) -> None:
    content = ("# scanlint: file-ignore[SCN101]\n#\n# coding: nonsense\n" + CLEAN).encode()
    file = _file(tmp_path, content)
    result = _fix(file)
    assert result.failure is None
    assert "nonsense" in result.notes[0]
    assert file.read_bytes() == content


def test_text_is_written_only_in_an_encoding_that_gives_the_old_bytes_back() -> None:
    assert encoded("new", "\u20ac", b"# coding: ascii\n\x80") is None
    assert encoded("b", "a", codecs.BOM_UTF8 + b"a") == codecs.BOM_UTF8 + b"b"
    assert encoded("b", "é", b"\xe9") == b"b"
    assert encoded("b", "a", b"not a") is None
    assert encoded("状", "a", b"# coding: latin-1\na".replace(b"# coding: latin-1\n", b"")) == "状".encode()


def test_an_encoding_that_refuses_text_in_its_own_way_is_no_error() -> None:
    """The codec idna raises a bare UnicodeError, where others raise UnicodeEncodeError."""
    data = b"# coding: idna\nx..y\n"
    assert encoded(data.decode(), data.decode(), data) == data


def test_python_2_is_fixed_in_its_own_text(tmp_path: Path) -> None:
    before = MISUSE.replace("    return rval", "    print 'x', `x`, 0777\r\n    return rval")
    file = _file(tmp_path, before)
    result = _fix(file)
    assert (result.python2, result.fixed) == (True, 1)
    assert file.read_bytes() == before.replace("rval[0]", "rval").encode()


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_notebooks_are_fixed_in_their_json(mark: bytes, tmp_path: Path) -> None:
    file = _write(tmp_path / "m.ipynb", mark + notebook("!ls", MISUSE))
    result = _fix(file)
    assert (len(result.findings), result.fixed) == (0, 1)
    assert file.read_bytes() == mark + notebook("!ls", CLEAN)


def test_a_refusal_in_a_notebook_names_the_cell(tmp_path: Path) -> None:
    file = _write(tmp_path / "m.ipynb", notebook("!ls", MISUSE.replace("rval[0]", "rval[0]if x else h0")))
    assert _fix(file).notes == ("m.ipynb:cell 2:9:12: SCN101 is not fixed: the result could not be parsed",)


def test_a_refused_fix_is_said(tmp_path: Path) -> None:
    file = _file(tmp_path, MISUSE.replace("rval[0]", "rval[0]if x else h0"))
    assert _fix(file).notes == ("m.py:9:12: SCN101 is not fixed: the result could not be parsed",)


@pytest.mark.parametrize(("name", "content"), [("m.py", MISUSE), ("m.ipynb", notebook(MISUSE))])
def test_a_file_is_read_once_and_its_result_once_more(name: str, content: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file takes seconds."""
    built = []

    def counted(*arguments: Any) -> object:
        built.append(arguments)
        return build(*arguments)

    monkeypatch.setattr("scanlint.scan.analyse.build", counted)
    assert _fix(_write(tmp_path / name, content)).fixed == 1
    assert len(built) == 2


def test_a_file_that_changes_while_it_is_mended_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(tmp_path, MISUSE)

    def slow(*arguments: object) -> object:
        done = mend(*arguments)  # type: ignore[arg-type]
        file.write_text(MISUSE + "# saved in an editor\n")
        return done

    monkeypatch.setattr(module, "mend", slow)
    result = _fix(file)
    assert file.read_text().endswith("# saved in an editor\n")
    assert (result.notes, result.fixed, len(result.findings)) == (("m.py: not fixed: it changed on disk meanwhile",), 0, 1)


def test_an_error_in_scanlint_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(tmp_path, MISUSE)
    monkeypatch.setattr(module, "mend", None)
    assert (_fix(file).failure or "").startswith("m.py: internal error: TypeError: ")
    assert file.read_text() == MISUSE


@links
def test_a_link_stays_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    file = _file(tmp_path / "src", MISUSE)
    link = tmp_path / "link.py"
    link.symlink_to(os.path.join("src", "m.py"))
    assert _fix(link).fixed == 1
    assert link.is_symlink()
    assert file.read_text() == CLEAN


@links
def test_a_link_to_what_is_left_out_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site-packages").mkdir()
    file = _file(tmp_path / "site-packages", MISUSE)
    link = tmp_path / "link.py"
    link.symlink_to(file)
    (note,) = _fix(link).notes
    assert note.startswith(f"link.py: not fixed: it leads to {file.resolve()}: folders named site-packages are left out")
    assert file.read_text() == MISUSE


@links
def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    file = _file(tmp_path, MISUSE)
    link = tmp_path / "project" / "link.py"
    link.symlink_to(file)
    assert _fix(link).notes == (f"link.py: not fixed: it leads to {file.resolve()}, which lies outside {file.resolve().parent / 'project'}",)
    assert file.read_text() == MISUSE


@links
def test_a_file_below_a_linked_folder_is_as_good_as_any(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    file = _file(tmp_path / "src", MISUSE)
    (tmp_path / "linked").symlink_to(tmp_path / "src")
    assert _fix(tmp_path / "linked" / "m.py").fixed == 1
    assert file.read_text() == CLEAN


def test_an_error_in_scanlint_leaves_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input, which goes on as it came."""
    file = SourceFile("m.py", "m.py", resolve(RULES, Layer()))
    assert fix_data(file, MISUSE.encode(), True)[1] == CLEAN.encode()
    monkeypatch.setattr(module, "mend", None)
    result, data = fix_data(file, MISUSE.encode(), True)
    assert data == MISUSE.encode()
    assert "internal error: TypeError" in (result.failure or "")


def test_a_file_that_is_gone_before_it_is_mended_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(tmp_path, MISUSE)

    def linted(source: SourceFile, data: bytes) -> FileResult:
        result = lint_file(source, data)
        file.unlink()
        return result

    monkeypatch.setattr(module, "lint_file", linted)
    result = _fix(file)
    assert [finding.code for finding in result.findings] == ["SCN101"]
    assert "No such file" in result.notes[0]
    assert not file.exists()
