from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.source.loading import lines, load, may_matter, read
from scanlint.source.text import SourceText, Unreadable
from tests.notebooks import notebook

LATIN = b"# -*- coding: utf-8 -*-\n# d\xe9j\xe0 vu\nprint 'caf\xe9', x\n"


def test_false_alarm_the_escapes_of_json_are_no_line_ends_elsewhere() -> None:
    data = b'import theano\nx = "\\nscan"\n'
    assert not may_matter(data, "m.py")
    assert may_matter(data, "m.ipynb")


def test_a_notebook_matters_where_a_line_begins_with_a_view_of_scan() -> None:
    assert may_matter(notebook("from theano import *\nscan(f)"), "nb.ipynb")
    assert may_matter(notebook("import theano\nx = (theano.\n\tscan(f))"), "nb.ipynb")
    assert not may_matter(notebook("import theano\nx = 1"), "nb.ipynb")


def test_the_name_decides_what_a_file_is() -> None:
    data = notebook("x = 1")
    assert load(data, "nb.ipynb").text == "x = 1"
    assert load(data, "nb.py") == SourceText.of("nb.py", data.decode())


def test_bytes_that_are_no_utf_8_are_read_in_python_2_alone() -> None:
    assert load(LATIN, "m.py").lines[1:3] == ("# déjà vu", "print 'café', x")
    assert load(b"\xef\xbb\xbf" + LATIN, "m.py").lines[0] == "# -*- coding: utf-8 -*-"
    with pytest.raises(Unreadable, match="byte 0xe9 cannot be decoded as utf-8") as caught:
        load(LATIN.replace(b"print 'caf\xe9', x", b"print(x)"), "m.py")
    assert (caught.value.location.line, caught.value.location.column) == (2, 4)


@pytest.mark.parametrize("data", [LATIN + b"\0", LATIN + b"x = (\n", LATIN.replace(b"utf-8", b"ascii"), LATIN.replace(b"utf-8", b"nonsense")])
def test_what_python_2_could_not_read_either_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        load(data, "m.py")


def test_a_declared_encoding_counts() -> None:
    assert load(LATIN.replace(b"utf-8", b"latin-1").replace(b"print", b"#"), "m.py").lines[1] == "# déjà vu"


def test_read_shows_the_path_as_told(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text("x = 1\n")
    assert read(str(path), "m.py") == SourceText.of("m.py", "x = 1\n")


def test_the_lines_to_show_are_those_of_the_file_or_the_cell() -> None:
    data = notebook("%time x = 1\ny", "  z")
    assert lines(b"x\r\ny", "m.py", None) == ("x", "y")
    assert lines(data, "nb.ipynb", 1) == ("%time x = 1", "y")
    assert lines(data, "nb.ipynb", 2) == ("  z",)
    assert lines(data, "nb.ipynb", 3) == ()
    assert list(lines(b'{\n"cells', "nb.ipynb", None)) == ["{", '"cells']
