from __future__ import annotations

import gc
from pathlib import Path

import pytest

from scanlint import __version__
from scanlint.checks.catalogue import RULES
from scanlint.engine import FileResult, in_depth, lint_file
from scanlint.engine.failure import failure
from scanlint.engine.in_depth import lint_source
from scanlint.engine.one_file import NAMES_NOTHING
from scanlint.finding import Finding
from scanlint.settings import Layer, Settings, resolve
from scanlint.source.files import SourceFile
from scanlint.source.text import SourceText
from tests.helpers import CLEAN, MISUSE, codes, lint

UNDECODABLE = b"import theano\ntheano.scan('\xff')\n"


def _settings(*ignore: str) -> Settings:
    return resolve(RULES, Layer(ignore=ignore))


def _file(path: Path, content: str | bytes, settings: Settings | None = None) -> SourceFile:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SourceFile(str(path), "m.py", settings or _settings())


@pytest.mark.parametrize(
    "text",
    [
        "",
        CLEAN,
        MISUSE.replace("[0]", "[0]  # scanlint: ignore[SCN101] -- the first step is meant"),
        MISUSE.replace("[0]", "[0]  # noqa"),
        MISUSE.replace("[0]", "[0]  # noqa: E501, SCN101"),
        MISUSE.replace("return rval[0]", "return (  # scanlint: ignore[single-output-indexed]\n        rval[0]\n    )"),
        MISUSE.replace("[h0])", "[h0])  # scanlint: ignore[SCN101] -- on the scan call"),
        "# scanlint: file-ignore[SCN101]\n" + MISUSE,
        CLEAN + "# scanlint: ignore[SCN902, SCN102]\n",
        CLEAN + "# noqa: SCN902, SCN102\n",
        "# scanlint: file-ignore[SCN902]\n" + CLEAN + "# noqa: SCN102\n",
    ],
)
def test_clean_and_silenced(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MISUSE, [(9, "SCN101")]),
        (MISUSE.replace("import theano\n", "import theano  # noqa: SCN101\n"), [(1, "SCN902"), (9, "SCN101")]),
        (MISUSE.replace("[0]", "[0]  # noqa: E501"), [(9, "SCN101")]),
        (MISUSE.replace("[0]", "[0]  # scanlint: ignore[SCN102]"), [(9, "SCN101"), (9, "SCN902")]),
        (MISUSE + "    # scanlint: ignore[SCN101] -- one line too low\n", [(9, "SCN101"), (10, "SCN902")]),
        ("x = 1  # scanlint: ignore[SCN101]\n", [(1, "SCN902")]),
        ("x = 1  # scanlint: ignore[SCN902]\n", [(1, "SCN902")]),
        ("x = 1  # scanlint: ignore\n", [(1, "SCN902")]),
        ("import theano\ntheano.scan(\n", [(2, "SCN901")]),
        ("import theano\nscan = ]  # noqa: SCN102\n", [(2, "SCN901")]),
        ("# scanlint: file-ignore[SCN901]\nimport theano\nscan = ]  # noqa\n", [(3, "SCN901")]),
    ],
)
def test_findings(text: str, expected: list[tuple[int, str]]) -> None:
    assert codes(text) == expected


def test_only_selected_rules_are_reported_and_only_their_suppressions_judged() -> None:
    text = MISUSE + "# noqa: SCN102\n"

    assert codes(text, select=["SCN102", "SCN902"]) == [(10, "SCN902")]
    assert codes(text, select=["SCN101", "SCN902"]) == [(9, "SCN101")]
    assert codes(text, ignore=["SCN902"]) == [(9, "SCN101")]


def test_the_silenced_are_counted() -> None:
    text = MISUSE.replace("[0]", "[0]  # noqa: SCN101") + "# noqa: SCN902, SCN102\n"
    result = lint_source(SourceText.of("m.py", text), _settings())

    assert (result.findings, len(result.suppressed), result.with_scan, result.unreadable) == ((), 2, True, False)


def test_an_unused_suppression_names_the_word() -> None:
    (finding,) = lint("x = 1  # noqa: E501, SCN101\n")

    assert (finding.location.column, finding.location.end_column) == (22, 28)
    assert finding.message == "this comment suppresses SCN101, which is not reported here"


def test_an_unknown_rule_in_a_comment_is_named_with_the_nearest() -> None:
    (finding,) = lint("x = 1  # scanlint: ignore[single-output-index]\n")

    assert finding.message.endswith("no rule is called single-output-index; did you mean 'single-output-indexed'?")


def test_files_that_cannot_matter_are_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_depth, "_check", None)

    assert lint_file(_file(tmp_path / "m.py", "def broken(:\n")) == FileResult(skipped=NAMES_NOTHING)
    assert lint_file(_file(tmp_path / "m.py", b"\xff\0")) == FileResult(skipped=NAMES_NOTHING)


def test_files_without_a_scan_reach_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanlint.scan.analyse.analyse", None)

    assert codes("import theano\nlist(map(str, []))\n") == []


@pytest.mark.parametrize("content", [UNDECODABLE, b"import theano\ntheano.scan('\0')\n", b"import theano\nscan = (\n"])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes) -> None:
    result = lint_file(_file(tmp_path / "m.py", content))

    assert [finding.code for finding in result.findings] == ["SCN901"]
    assert result.unreadable


def test_what_cannot_be_read_is_counted_where_it_is_ignored(tmp_path: Path) -> None:
    result = lint_file(_file(tmp_path / "m.py", UNDECODABLE, _settings("SCN901")))

    assert (result.findings, result.unreadable) == ((), True)


def test_a_missing_file_and_a_folder_that_cannot_be_listed_are_findings(tmp_path: Path) -> None:
    gone = lint_file(SourceFile(str(tmp_path / "gone.py"), "gone.py", _settings()))
    folder = lint_file(SourceFile(str(tmp_path), "folder", _settings(), "this folder cannot be listed: Permission denied"))

    assert "cannot be read" in gone.findings[0].message
    assert folder.findings[0].message == "this folder cannot be listed: Permission denied"


@pytest.mark.parametrize("place", ["scanlint.scan.analyse.analyse", "scanlint.checks.registry.check", "scanlint.scan.seeds.has_scan"])
def test_nesting_too_deep_anywhere_is_a_finding(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dive(*arguments: object) -> object:
        return dive(*arguments)

    monkeypatch.setattr(place, dive)
    (finding,) = lint(MISUSE)

    assert (finding.code, finding.message) == ("SCN901", "this file nests too deeply to be analysed")


def test_deep_source_is_read_or_a_finding() -> None:
    deep = "import theano\nx = theano.scan(f, " + "(" * 5000 + ")" * 5000 + ")\n"
    chain = "import theano\nx, u = theano.scan(f, a)\ny = x" + " + x" * 20000 + "\n"

    assert [code for _, code in codes(deep)] == ["SCN901"]
    assert {code for _, code in codes(chain)} <= {"SCN901"}


def test_an_error_of_scanlint_is_a_failure_of_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> object:
        raise KeyError("a\nb")

    monkeypatch.setattr("scanlint.scan.analyse.analyse", fail)
    result = lint_file(_file(tmp_path / "m.py", MISUSE))

    assert result.findings == ()
    assert result.failure is not None
    assert result.failure.startswith("m.py: internal error: KeyError: 'a\\nb' at ")
    assert f"(scanlint {__version__}, Python 3." in result.failure


def test_a_failure_is_one_line() -> None:
    assert "\n" not in failure("m.py", ValueError("a\nb\nc"))
    assert "ValueError: a b c (scanlint" in failure("m.py", ValueError("a\nb\nc"))


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_rests_while_trees_are_built(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def look(*arguments: object) -> list[Finding]:
        seen.append(gc.isenabled())
        return []

    monkeypatch.setattr("scanlint.checks.registry.check", look)
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        lint(MISUSE)
        assert (seen, gc.isenabled()) == ([False], enabled)
    finally:
        (gc.enable if before else gc.disable)()
