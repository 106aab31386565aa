"""--statistics, --show-files, --show-settings, --quiet, --verbose and --fail-on."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from scanlint.cli import main
from scanlint.commands.parser import FORMATS
from tests.helpers import CLEAN, MISUSE

SLOW = """\
import theano
import theano.tensor as T

W = theano.shared(0.5, "W")
h, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=[T.matrix()], outputs_info=[T.vector()])
y = T.dot(h, W)[-1]
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(MISUSE)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "clean.py").write_text(CLEAN)
    (tmp_path / "src" / "plain.py").write_text("x = 1\n")
    (tmp_path / "src" / "named.py").write_text("import theano\nscan = theano.scan\n")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "made.py").write_text(MISUSE)
    (tmp_path / "old.py").write_text(MISUSE)
    (tmp_path / ".gitignore").write_text("old.py\n")
    monkeypatch.chdir(tmp_path)


def test_show_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "build", "--show-files"]) == 0
    out, err = capsys.readouterr()
    assert out == "".join(f"{path}\n" for path in ("bad.py", os.path.join("src", "clean.py"), os.path.join("src", "named.py"), "src/plain.py"))
    assert err.startswith("build: not read, though it was named: ")


def test_show_settings_is_toml_that_could_be_written_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "src" / "pyproject.toml").write_text(
        "[tool.scanlint]\nselect = ['SCN1']\nexclude = ['vendor/']\ntarget-version = 'pytensor>=3.0'\n"
        "baseline = 'known.json'\nrequire-reason = true\n"
        "[tool.scanlint.per-file-ignores]\n'named.py' = ['SCN10']\n[tool.scanlint.backend-aliases]\n'my.tt' = 'theano.tensor'\n"
    )
    assert main([".", "--show-settings", "--ignore", "SCN102"]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    assert first.startswith("# bad.py\n# no configuration file, and the command line\n")
    plain, table = tomllib.loads(first), tomllib.loads(second)
    assert "SCN101" in plain["select"]
    assert "SCN102" not in plain["select"]
    assert second.startswith(f"# {os.path.join('src', 'clean.py')} and 2 more\n# [tool.scanlint] below src, and the command line\n")
    assert table["select"] == [code for code in plain["select"] if code.startswith("SCN1")] + ["SCN901", "SCN902"]
    assert (table["exclude"], table["target-version"], table["baseline"]) == (["vendor/"], "pytensor>=3.0", "known.json")
    assert (plain.get("require-reason"), table["require-reason"]) == (None, True)
    assert set(table["per-file-ignores"]["named.py"]) == {f"SCN10{number}" for number in range(1, 10)}
    assert table["backend-aliases"] == {"my.tt": "theano.tensor"}


def test_what_was_skipped_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--no-confirm", "-v"]) == 1
    err = capsys.readouterr().err
    assert err.replace(os.sep, "/") == (
        'build/: skipped: folders named build are left out unless [tool.scanlint] has exclude = ["!build"]\n'
        "old.py: skipped: ignored by .gitignore\n"
        "src/named.py: skipped: it calls no scan\n"
        "src/plain.py: skipped: it names no library that has scan, or no scan\n"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_quiet_leaves_out_notes_and_the_last_line(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bad.py", "build", "--no-confirm", "--format", format, "-q"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "SCN101" in out
    if format == "full":
        assert "not read, though it was named" not in out
        assert "1 silent in 1 file" not in out


def test_quiet_and_clean_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["src", "-q"]) == 0
    assert main(["bad.py", "-q", "--write-baseline", "known.json"]) == 0
    assert capsys.readouterr() == ("", "")


def test_statistics_stand_in_place_of_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bad.py", "--no-confirm", "--statistics"]) == 1
    row = "1  SCN101  single-output-indexed  silent  1 with --unsafe-fixes\n"
    last = "1 silent in 1 file (1 read, 1 with scan, 0 unreadable; 0 suppressed); 1 fixable with --fix --unsafe-fixes\n"
    assert capsys.readouterr().out == row + last
    assert main(["bad.py", "--no-confirm", "--statistics", "--format", "concise"]) == 1
    assert capsys.readouterr().out == row
    assert main(["bad.py", "--no-confirm", "--statistics", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["count"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bad.py", "--statistics", "--format", "sarif"], "--statistics: not in the format sarif; take full, concise or json"),
        (["bad.py", "-q", "-v"], "--quiet: leave out --verbose, or this"),
        (["-", "--show-files"], "--show-files: not for standard input; give the path of the file"),
        (["-", "--show-settings"], "--show-settings: not for standard input; give the path of the file"),
        (["missing", "--show-files"], "missing: no such file or folder"),
        (["bad.py", "--reason", "why"], "--reason: says why --add-suppressions adds comments; give that too"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"scanlint: {message}\n")


@pytest.mark.parametrize(
    ("impact", "statuses"),
    [
        # a silent one, a crash, a slow one, an unused comment, a file that cannot be read
        ("silent", [1, 0, 0, 0, 1]),
        ("crash", [1, 1, 0, 0, 1]),
        ("future", [1, 1, 0, 0, 1]),
        ("slow", [1, 1, 1, 0, 1]),
        ("info", [1, 1, 1, 1, 1]),
    ],
)
def test_fail_on_an_impact_and_those_that_cost_more(impact: str, statuses: list[int], tmp_path: Path) -> None:
    texts = [MISUSE, MISUSE.replace("return rval[0]", "a, b = rval"), SLOW, "x = 1  # scanlint: ignore[SCN101]\n", "import theano\ntheano.scan(\n"]
    found = []
    for number, text in enumerate(texts):
        (tmp_path / f"m{number}.py").write_text(text)
        options = ["--select", "SCN101,SCN102,SCN703,SCN902", "--no-confirm", "--format", "concise"]
        assert main([f"m{number}.py", *options]) == 1
        found.append(main([f"m{number}.py", *options, "--fail-on", impact]))

    assert found == statuses


def test_exit_zero_wins(tmp_path: Path) -> None:
    assert main(["bad.py", "--fail-on", "silent", "--exit-zero", "--format", "concise"]) == 0


def test_settings_that_are_shown_can_be_written_down_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what few have, and with what was not read."""
    outside = tmp_path.parent / f"{tmp_path.name}.py"
    outside.write_text(MISUSE)
    Path("link.py").symlink_to(outside)
    table = {"cache-dir": "made", "require-reason": True, "target-version": "pytensor>=3.0"}
    Path("pyproject.toml").write_text("[tool.scanlint]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items()))
    assert main([".", "--show-settings"]) == 0
    out, err = capsys.readouterr()
    assert table.items() <= tomllib.loads(out).items()
    assert err.startswith("link.py: not read: ")


def test_results_are_kept_where_the_option_says() -> None:
    Path("model.py").write_text(MISUSE)
    assert main(["model.py", "--no-confirm", "--cache-dir", "made/here"]) == 1
    assert (Path("made") / "here" / "CACHEDIR.TAG").is_file()
    assert not Path(".scanlint_cache").exists()


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--target-version", "pytensor>=3.x"], "--target-version: "),
        (["--cache-dir", ""], "--cache-dir: must be the path of a folder"),
        (["--add-suppressions", "-"], "--add-suppressions: not for standard input; give the path of the file"),
    ],
)
def test_what_an_option_cannot_be(words: list[str], wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert wrong in capsys.readouterr().err
