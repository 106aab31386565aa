"""SCN601: what the library aimed at does not have."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule

SCAN = "import {0}\nimport {0}.tensor as T\n\ndef layer(x, h0):\n    h, u = {0}.scan(lambda a, h: a + h, x, [h0])\n    return {1}\n"


def alone(source: str, target: str | None = None) -> list[tuple[int, str]]:
    return codes(source, select=["SCN601"], target_version=target)


@pytest.mark.parametrize("variant", of_rule("removed_api", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize(
    ("target", "library", "code"),
    [
        ("pytensor<3.0", "pytensor", "pytensor.reduce(step, x, h0)"),
        ("pytensor==2.36", "pytensor", "[(a, b)] + u"),
        ("theano", "theano", "theano.scan_module.until(h)"),
        (None, "theano", "theano.scan_module.until(h)"),
        ("pytensor", "theano", "theano.scan_module.until(h)"),
        (None, "theano", "T.unbroadcast(h0, 1)"),
        ("aesara<2.9", "aesara", "T.unbroadcast(h0, 1)"),
        (None, "pytensor", "[(a, b)] + list(u.items())"),
        (None, "pytensor", "{**u}"),
    ],
)
def test_no_false_alarm_where_a_release_has_it(target: str | None, library: str, code: str) -> None:
    assert alone(SCAN.format(library, code), target) == []


@pytest.mark.parametrize(
    "guard",
    [
        "if hasattr(pytensor, 'reduce'):\n    total = pytensor.reduce(step, x, h0)\n",
        "try:\n    total = pytensor.reduce(step, x, h0)\nexcept AttributeError:\n    pass\n",
        "with pytest.raises(AttributeError):\n    pytensor.reduce(step, x, h0)\n",
        "total = pytensor.reduce(step, x, h0) if version < (3, 0) else None\n",
        "self.assertRaises(AttributeError, lambda: pytensor.reduce(step, x, h0))\n",
    ],
)
def test_no_false_alarm_where_the_code_is_ready_for_it(guard: str) -> None:
    assert alone("import pytensor\npytensor.scan(step, x)\n" + guard) == []


def test_no_false_alarm_for_the_own_package_behind_an_alias() -> None:
    source = "from mylib import tt, scan\n\nh = scan(step, x)\nh0 = tt.unbroadcast(h0, 1)\n"
    aliases = {"mylib.tt": "pytensor.tensor", "mylib": "pytensor"}
    assert codes(source, select=["SCN601"], backend_aliases=aliases) == []


def test_no_false_alarm_in_the_library_itself() -> None:
    source = "import pytensor\nfrom pytensor.updates import OrderedUpdates\nfrom pytensor import scan\nscan(f, x)\n"
    assert lint(source, path="pytensor/__init__.py", select=["SCN601"]) == []
    assert len(lint(source, path="model/__init__.py", select=["SCN601"])) == 1


def test_no_false_alarm_for_a_module_that_another_function_is_given() -> None:
    assert alone("import pytensor\npytensor.scan(step, x)\n\ndef f(lib, x):\n    lib.scan(step, x)\n    return lib.reduce(step, x)\n") == []


@pytest.mark.parametrize("variant", of_rule("removed_api", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    ("target", "library", "code"),
    [
        ("pytensor>=2.36", "pytensor", "pytensor.reduce(step, x, h0)"),
        ("theano-pymc", "theano", "theano.scan_module.until(h)"),
        (None, "aesara", "aesara.scan_module.until(h)"),
        (None, "aesara", "T.unbroadcast(h0, 1)"),
        (None, "pytensor", "[(a, b)] + u"),
        (None, "pytensor", "u + [(a, b)]"),
        (None, "pytensor", "u + other"),
        (None, "aesara", "aesara.scan.until(h)"),
        (None, "pytensor", "pytensor.scan.scan(step, x)"),
    ],
)
def test_no_missed_alarm_by_target(target: str | None, library: str, code: str) -> None:
    assert alone(SCAN.format(library, code), target) == [(6, "SCN601")]


def test_what_cannot_be_imported_is_reported_once() -> None:
    source = "import theano.scan_module as module\nimport theano\ntheano.scan(step, x)\nuntil = theano.scan_module.until\n"
    assert alone(source, "theano-pymc") == [(1, "SCN601")]


def test_both_libraries_are_named_where_both_lack_it() -> None:
    source = "try:\n    import aesara as lib\nexcept ImportError:\n    import pytensor as lib\nlib.scan(step, x)\nlib.scan_module.until(h)\n"
    (finding,) = lint(source, select=["SCN601"])
    assert "Aesara and PyTensor never had it" in finding.message


def test_the_words_are_the_librarys_own() -> None:
    (finding,) = lint(SCAN.format("pytensor", "pytensor.reduce(step, x, h0)"), select=["SCN601"])
    assert finding.consequence == "AttributeError: module 'pytensor' has no attribute 'reduce'."


def test_updates_are_joined_as_a_list() -> None:
    (finding,) = lint(SCAN.format("pytensor", "[(a, b)] + u"), select=["SCN601"])
    assert finding.fix is not None
    assert (finding.fix.applicability, finding.fix.edits[0].text) == ("safe", "list(u.items())")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("[(a, b)] + u", "list(u.items())"),
        ("u + [(a, b)]", "list(u.items())"),
        ("u + {a: b}", None),
        ("u + other", None),
        ("u - [(a, b)]", None),
    ],
)
def test_updates_joined_with_a_list_by_a_plus_are_mended(code: str, text: str | None) -> None:
    found = lint(SCAN.format("pytensor", code), select=["SCN601"], target_version="pytensor>=3.0")
    assert [finding.fix and finding.fix.edits[0].text for finding in found] in ([text], [])
    assert found or text is None


def test_a_list_that_the_updates_are_added_to_in_place_has_no_fix() -> None:
    source = SCAN.format("pytensor", "pairs").replace("    return", "    pairs = [(a, b)]\n    pairs += u\n    return")
    (finding,) = lint(source, select=["SCN601"], target_version="pytensor>=3.0")
    assert finding.fix is None
