from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import count

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.engine import FileResult
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Edit, Finding, Fix, Location
from scanlint.fixes import mend as module
from scanlint.fixes.layout import Plain
from scanlint.fixes.mend import Mended, mend
from scanlint.impact import Confidence, Impact
from scanlint.settings import Layer, Settings, resolve
from scanlint.source.text import SourceText
from tests.helpers import CLEAN, MISUSE

HEAD = "import theano\nimport theano.tensor as T\n\ndef layer(x, h0):\n    def step(x_t, h):\n        return T.tanh(x_t + h)\n\n"
SCAN = "theano.scan(step, sequences=x, outputs_info=[h0])"
SETTINGS = resolve(RULES, Layer())


def mended(text: str, unsafe: bool = True) -> Mended:
    return mend(SourceText.of("m.py", text), SETTINGS, unsafe)


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "",
        MISUSE.replace("rval[0]", "rval[0]  # scanlint: ignore[SCN101] -- meant"),
        MISUSE.replace("rval[0]", "rval[0]  # noqa"),
        "# scanlint: file-ignore[SCN101]\n" + MISUSE,
        MISUSE.replace("rval[0]", "rval[  # the first output\n        0]"),
        MISUSE.replace("rval[0]", "rval[1]"),
        MISUSE.replace("rval[0]", "rval[0][0]"),
        MISUSE.replace("def layer", "def layer("),
    ],
)
def test_false_alarm_nothing_to_mend(text: str) -> None:
    assert mended(text).text == text


def test_safe_fixes_alone_leave_results_as_they_are() -> None:
    assert mended(MISUSE, unsafe=False).text == MISUSE
    assert mended(MISUSE).text == CLEAN


def test_every_fix_of_a_file_in_one_go() -> None:
    text = HEAD + f"    [h], u = {SCAN}\n    rval, u = {SCAN}\n    return h, rval[0], rval [0]  # scanlint: ignore[SCN103]\n"
    done = mended(text)
    assert done.text == HEAD + f"    h, u = {SCAN}\n    rval, u = {SCAN}\n    return h, rval, rval\n"
    assert (len(done.fixed), done.result.findings) == (4, ())


def test_fixes_that_touch_wait_for_the_next_pass() -> None:
    text = MISUSE.replace("rval[0]", "rval  # scanlint: ignore[SCN102, SCN103, SCN105]  # noqa: E501, SCN101, SCN102")
    done = mended(text)
    assert done.text == MISUSE.replace("rval[0]", "rval  # noqa: E501")
    assert len(done.fixed) == 5


def test_a_fix_that_would_bring_something_new_is_refused() -> None:
    text = HEAD + f"    [h], u = {SCAN}\n    return h[0]\n"
    done = mended(text)
    assert done.text == text
    assert [(finding.code, why) for finding, why in done.refused] == [("SCN102", "the result would have SCN101 in line 9")]
    assert [finding.fix for finding in done.result.findings] == [None]


def test_a_refused_fix_leaves_the_others() -> None:
    text = HEAD + f"    [h], u = {SCAN}\n    rval, u = {SCAN}\n    return h[0], rval[0]\n"
    assert mended(text).text == text.replace("rval[0]", "rval")


def test_a_result_that_does_not_parse_is_refused() -> None:
    text = MISUSE.replace("rval[0]", "rval[0]if x else x")
    done = mended(text)
    assert done.text == text
    assert [why for _, why in done.refused] == ["the result could not be parsed"]


def test_line_ends_form_feeds_and_tabs_stay() -> None:
    text = MISUSE.replace("    return rval[0]\n", "\tdel x\n\f\n    # é\v\x85\n    return rval[0]").replace("\tdel", "    del").replace("\n", "\r\n")
    assert mended(text).text == text.replace("rval[0]", "rval")


def _finding(line: int, *edits: Edit) -> Finding:
    place = Location("m.py", line, 1, line, 2)
    return Finding(place, "SCN101", "name", Impact.SILENT, Confidence.CERTAIN, "m", "l", fix=Fix("safe", "f", edits))


def _edit(column: int, end_column: int, text: str, path: str = "m.py") -> Edit:
    return Edit(Location(path, 1, column, 1, end_column), text)


def _linting(monkeypatch: pytest.MonkeyPatch, answers: dict[str, tuple[Finding, ...]]) -> list[str]:
    """Let each text have these findings; the list fills with the texts that are linted."""
    seen: list[str] = []

    def lint(source: SourceText, settings: object, home: str | None = None) -> FileResult:
        seen.append(source.text)
        return FileResult(answers.get(source.text, ()))

    monkeypatch.setattr(module, "lint_source", lint)
    return seen


@pytest.mark.parametrize("edit", [_edit(1, 9, "x"), _edit(1, 2, "x", "other.py"), Edit(Location("m.py", 9, 1, 9, 1), "x")])
def test_an_edit_without_a_place_in_the_text_is_left_out_with_its_fix(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    _linting(monkeypatch, {"ab": (_finding(1, _edit(2, 3, "B"), edit),)})
    assert mended("ab").text == "ab"


def test_a_finding_that_outlives_its_fix_means_that_the_fix_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _linting(monkeypatch, {"a": (_finding(1, _edit(1, 2, "b")),), "b": (_finding(1, _edit(1, 2, "a")),)})
    done = mended("a")
    assert done.text == "a"
    assert seen == ["a", "b"]


def test_a_finding_elsewhere_is_known_again_though_it_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _finding(1, _edit(1, 2, "x\ny")), replace(_finding(2), fix=None)
    _linting(monkeypatch, {"a\nb": (first, second), "x\ny\nb": (replace(second, location=Location("m.py", 3, 1, 3, 2)),)})
    assert mended("a\nb").text == "x\ny\nb"


def test_the_number_of_passes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    def lint(source: SourceText, settings: object, home: str | None = None) -> FileResult:
        return FileResult(tuple(replace(_finding(1, _edit(1, 2, "")), message=f"one of {number}") for number in range(len(source.text))))

    monkeypatch.setattr(module, "lint_source", lint)
    assert len(mended("a" * 300).text) == 300 - module.MOST_PASSES


def test_one_bad_fix_among_many_is_looked_for_by_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each attempt reads the whole file: one for each of a thousand fixes would take minutes."""
    repairs = [module._Repair(_finding(line), ()) for line in range(1, 1001)]
    attempts: list[int] = []

    def attempt(now: Mended, medium: object, some: list[module._Repair]) -> Mended | module._Refusal:
        attempts.append(len(some))
        return module._Refusal("line 700 is bad") if repairs[699] in some else Mended("", FileResult(), tuple(repair.finding for repair in some))

    monkeypatch.setattr(module, "_attempt", attempt)
    medium = module._Medium("m.py", lambda text: FileResult(), Plain)
    found = module._mended_once(Mended("", FileResult()), medium, repairs, count())
    assert [finding.location.line for finding, _ in found.refused] == [700]
    assert len(found.fixed) == 999
    assert len(attempts) < 30


def test_a_bad_fix_is_looked_for_where_the_trouble_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file takes a second to be read, and halves ask for it eleven times."""
    fixes = tuple(_finding(line, Edit(Location("m.py", line, 1, line, 2), "bc")) for line in range(1, 201))
    trouble = replace(_finding(70), code="SCN202")
    seen: list[str] = []

    def lint(source: SourceText, *_: object) -> FileResult:
        seen.append(source.text)
        lines = source.text.split("\n")
        left = tuple(finding for finding in fixes if lines[finding.location.line - 1] == "a")
        return FileResult((*left, trouble) if lines[69] == "bc" else left)

    monkeypatch.setattr(module, "lint_source", lint)
    done = mended("a\n" * 200)
    assert done.text == "bc\n" * 69 + "a\n" + "bc\n" * 130
    assert [(finding.location.line, why) for finding, why in done.refused] == [(70, "the result would have SCN202 in line 70")]
    # Before, with all, without the two at the trouble, with either of those; and the one that is left in the next pass.
    assert len(seen) == 6


def test_a_file_whose_fixes_are_all_bad_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a\n" * 200
    bad = tuple(_finding(line, Edit(Location("m.py", line, 1, line, 2), "b")) for line in range(1, 201))
    seen: list[str] = []

    def lint(source: SourceText, *_: object) -> FileResult:
        seen.append(source.text)
        return FileResult(bad if source.text == text else (replace(bad[0], code="SCN202"),))

    monkeypatch.setattr(module, "lint_source", lint)
    monkeypatch.setattr(module, "MOST_TRIED", 70 * len(text))
    done = mended(text)
    assert (done.text, len(seen)) == (text, 1 + 69)
    whys = Counter(why for _, why in done.refused)
    assert whys.pop("too many fixes of this file had to be tried one by one") == 171
    assert whys == {"the result would have SCN202 in line 1": 29}


def test_no_file_is_so_large_that_none_of_its_fixes_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIED", 1)
    assert mended(MISUSE).text == CLEAN


def test_lines_beside_each_other_are_deleted_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other one of them in a pass would have the file read once for each power of two."""
    seen: list[str] = []

    def counted(source: SourceText, settings: Settings, home: str | None = None) -> FileResult:
        seen.append(source.text)
        return lint_source(source, settings, home)

    monkeypatch.setattr(module, "lint_source", counted)
    comments = "# scanlint: ignore[SCN101]\n" * 64
    assert mended(f"import theano\n{comments}y = 1\n").text == "import theano\ny = 1\n"
    assert len(seen) == 2
