from __future__ import annotations

import subprocess
import sys

import pytest

from scanlint.settings.patterns import lenient, matcher


@pytest.mark.parametrize("patterns", [(), ("",), ("# build",), ("*.txt",), ("/inner.py",), ("docs/",)])
def test_what_does_not_match_is_none(patterns: tuple[str, ...]) -> None:
    assert matcher(patterns)("package/inner.py") is None


@pytest.mark.parametrize("pattern", ["inner.py", "package/", "/package", "package/*", "**/inner.py", "*.py"])
def test_what_matches_is_true(pattern: str) -> None:
    assert matcher((pattern,))("package/inner.py") is True


def test_the_last_pattern_that_matches_decides() -> None:
    assert matcher(("*.py", "!inner.py"))("package/inner.py") is False
    assert matcher(("!inner.py", "*.py"))("package/inner.py") is True


def test_a_malformed_pattern_is_an_error_or_left_out() -> None:
    with pytest.raises(ValueError, match="!"):
        matcher(("!", "a"))
    assert lenient(("!", "a"))("a") is True


def test_pathspec_is_loaded_only_for_a_pattern() -> None:
    code = "import sys; from scanlint.settings.patterns import matcher; matcher(('', '# x'))('a'); sys.exit('pathspec' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("pattern", "path"), [("**/a/" * 25 + "b", "a/" * 60 + "m.py"), ("*a" * 30 + "b", "a" * 200 + ".py")])
def test_a_pattern_that_would_take_for_ever_is_not_asked(pattern: str, path: str) -> None:
    assert matcher((pattern,))(path) is None
    assert matcher((pattern, "*.py"))(path) is True


@pytest.mark.parametrize("pattern", ["**/*-*-*-*.whl", "/**/dist/**/*.*", "*a*b*c*"])
def test_missed_pattern_one_that_people_write_is_asked(pattern: str) -> None:
    path = "folder/dist/a_package_with_a_long_name-1.2.3-cp311-abc-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
    assert matcher((pattern,))(path) is True
