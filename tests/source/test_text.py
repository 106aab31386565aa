from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from scanlint.finding import Location
from scanlint.source.text import SourceText, Unreadable, beginning, decode, may_matter, read_bytes

ALIASES = (("mylib.tt", "theano.tensor"),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"import numpy\nscan(f)\n",
        b"import theano\nx = T.dot(a, b)\n",
        b"import theano\nscanner = mapping = reducer\n",
        b"from jax import lax\nlax.scan(f, xs)\n",
        b"import theano\n# a scan over time, as theano has it\n",
        b'import theano\n\ndef f(x):\n    """Run f.\n\n    scan would be slow here, and map as well.\n    """\n',
        b"import theano\nx = list(map(str, [1]))\n",
        b"from theano import (function, shared)\nfrom theano import *\n",
        b"import theano\nfrom functools import reduce\n    from six.moves import xrange, map\n",
        b"import theano\nx = list(\n    map(str, [1]),\n)\nreduce(f, xs)\n",
    ],
)
def test_files_that_cannot_matter(data: bytes) -> None:
    assert not may_matter(data)
    assert not may_matter(data, ALIASES)


@pytest.mark.parametrize("library", ["theano", "aesara", "pytensor", "theano.tensor", "pytensor.scan.basic"])
@pytest.mark.parametrize("view", ["scan", "map", "reduce", "foldl", "foldr"])
def test_a_library_word_and_a_scan_word_may_matter(library: str, view: str) -> None:
    assert may_matter(f"from {library} import {view} as f\n".encode())
    assert may_matter(f"import {library} as th\nth.{view}(f)\n".encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_missed_alarm_text_that_python_refuses_for_its_encoding_may_matter(encoding: str) -> None:
    assert may_matter("from theano import scan\n".encode(encoding))
    assert not may_matter("from theano import tensor\n".encode(encoding))


@pytest.mark.parametrize(
    "text",
    [
        "import theano\ntheano . scan(f)\n",
        "import theano\n(theano.\n    scan(f))\n",
        "import theano\n(theano.  # the loop\n    scan(f))\n",
        "import theano\ntheano.\\\n  scan (f)\n",
        "import theano\n(theano.\n    # the loop\n    scan(f))\n",
        "import theano\n(theano." + "\n" * 600 + "scan(f))\n",
        "import os; from theano import scan\n",
        "from theano \\\n    import scan\n",
        "from . import scan  # of theano\n",
        "import theano\rtheano.\\\rscan(f)\r",
        "from theano import (\n    function,  # (compiles)\n    scan,\n)\n",
        "from theano import function, \\\n    shared, scan as loop\n",
        "from theano import (function, shared,\n    scan as loop)\n",
        "from theano import *\ny = scan(f)\n",
        "from theano import scan_module\ny = scan_module.map(f)\n",
    ],
)
def test_missed_alarm_a_view_may_stand_in_many_ways(text: str) -> None:
    assert may_matter(text.encode())


def test_a_part_of_an_alias_is_a_library_word() -> None:
    assert may_matter(b"from . import tt\ntt.scan(f)\n", ALIASES)
    assert may_matter(b"import mylib\nmylib.scan(f)\n", ALIASES)
    assert not may_matter(b"import mylib2\nmylib2.scan(att)\n", ALIASES)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a\nb", ("a", "b")),
        ("a\r\nb\rc\n", ("a", "b", "c", "")),
        ("a\fb\u2028c\x0bd\x85e\x1cf", ("a\fb\u2028c\x0bd\x85e\x1cf",)),
    ],
)
def test_lines_end_where_the_parser_ends_them(text: str, lines: tuple[str, ...]) -> None:
    assert SourceText.of("m.py", text).lines == lines


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x = 1\r\n", "x = 1\r\n"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        ("# -*- coding: latin-1 -*-\ns = 'é'\n".encode("latin-1"), "# -*- coding: latin-1 -*-\ns = 'é'\n"),
        ("# coding: latin-1 é\n".encode("latin-1"), "# coding: latin-1 é\n"),
        ("#!/usr/bin/python\r\n# é coding=cp1252 €\r\n".encode("cp1252"), "#!/usr/bin/python\r\n# é coding=cp1252 €\r\n"),
        ("s = 'é'\n".encode(), "s = 'é'\n"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, "m.py") == SourceText.of("m.py", text)


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("# é\nx = 'é".encode() + b"\xff'\n", 2, 7, "byte 0xff cannot be decoded as utf-8"),
        (b"\xff\xfex", 1, 1, "in UTF-16"),
        ("import theano".encode("utf-16"), 1, 1, "in UTF-16"),
        ("import theano".encode("utf-32"), 1, 1, "in UTF-16 or UTF-32"),
        (b"x = 1\r\ny = '\0'\n", 2, 6, "a NUL character"),
        (b"# caf\xe9\n# coding: latin-1\n", 1, 6, "byte 0xe9 cannot be decoded as utf-8"),
        (b"# coding: nonsense \xe9\n", 1, 1, "the declared encoding cannot be used: unknown encoding"),
        (b"# coding: nonsense\n", 1, 1, "the declared encoding cannot be used: unknown encoding"),
        (b"# coding: rot13\n", 1, 1, "the declared encoding cannot be used: "),
        (b"\xef\xbb\xbf# coding: latin-1\n", 1, 1, "the declared encoding cannot be used: "),
        (b"#coding:punycode -\n", 1, 1, "the declared encoding cannot be used: "),  # the codec quotes the end of the line
    ],
)
def test_bytes_that_are_no_text_are_unreadable_at_their_place(data: bytes, line: int, column: int, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "m.py")

    assert message in caught.value.message
    assert (caught.value.location.path, caught.value.location.line, caught.value.location.column) == ("m.py", line, column)


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="this file cannot be read: No such file"):
        read_bytes(str(tmp_path / "m.py"))
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.py")

    with pytest.raises(Unreadable, match="not a regular file, and was not opened"):
        read_bytes(str(tmp_path / "m.py"))


def test_unreadable_survives_the_way_between_processes() -> None:
    problem = pickle.loads(pickle.dumps(Unreadable(beginning("m.py"), "message", "help")))

    assert (problem.location, problem.message, problem.help) == (Location("m.py", 1, 1, 1, 1), "message", "help")
