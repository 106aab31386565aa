"""The rules' pages: found in a wheel and in a checkout, shaped alike, true to the metadata, and with programs that do what they say."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

from scanlint import pages
from scanlint.checks.registry import RULES
from scanlint.checks.rule import Rule
from tests import rule_pages
from tests.helpers import lint
from tests.real_library import needs_theano, run
from tests.rule_pages import Program, programs, sections, table, text

CHILD = Path(__file__).parent / "rule_pages_child.py"

needs_pytensor = pytest.mark.skipif(importlib.util.find_spec("pytensor") is None, reason="PyTensor is not installed")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


# --- the loader


def test_false_alarm_a_missing_package_folder_is_no_error_in_a_checkout(tmp_path: Path) -> None:
    assert pages.choose(tmp_path / "none", tmp_path) == tmp_path


def test_the_pages_in_the_package_come_first(tmp_path: Path) -> None:
    for name in ("packaged", "beside"):
        (tmp_path / name).mkdir()
    assert pages.choose(tmp_path / "packaged", tmp_path / "beside") == tmp_path / "packaged"


def test_no_pages_at_all_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(pages.PageError, match=r"neither .*packaged nor .*beside is a folder; install scanlint again"):
        pages.choose(tmp_path / "packaged", tmp_path / "beside")


def test_an_edited_page_shows_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "folder", lambda: tmp_path)
    edited = tmp_path / "SCN101-single-output-indexed.md"
    for content in ("first", "second"):
        edited.write_text(content, encoding="utf-8")
        assert pages.page("SCN101") == content


@pytest.mark.skipif((Path(pages.__file__).parent / "rules").is_dir(), reason="this is no checkout: the pages are in the package")
def test_a_checkout_reads_the_folder_beside_the_package() -> None:
    assert pages.folder() == Path(pages.__file__).resolve().parents[1] / "rules"


@pytest.mark.parametrize("word", ["SCN101", "scn101", " single-output-indexed "])
def test_a_page_is_found_by_code_and_by_name(word: str) -> None:
    assert pages.page(word).startswith("# SCN101 single-output-indexed\n")


@pytest.mark.parametrize("word", ["SCN1", "single-output", "", "../README"])
def test_an_unknown_word_is_an_error_that_names_it(word: str) -> None:
    with pytest.raises(pages.PageError, match=f"there is no page for '{re.escape(word)}' in "):
        pages.page(word)


# --- the form of the pages


def test_one_page_per_rule_and_no_other() -> None:
    assert sorted(path.name for path in rule_pages.FOLDER.iterdir()) == sorted(rule.page for rule in RULES)
    assert pages.names() == {rule.code: rule.name for rule in RULES}


@every_rule
def test_the_head_of_a_page_is_its_metadata(rule: Rule) -> None:
    assert text(rule).startswith(f"# {rule.code} {rule.name}\n\n{table(rule)}\n## "), "run `python -m tests.rule_pages`"


@every_rule
def test_a_page_has_every_section_with_something_in_it(rule: Rule) -> None:
    found = sections(text(rule))
    assert tuple(found) == rule_pages.SECTIONS
    assert all(body.strip() for body in found.values())
    assert rule.code in found["How to suppress"]


@every_rule
def test_a_page_is_at_most_120_columns_wide(rule: Rule) -> None:
    assert [line for line in text(rule).splitlines() if len(line) > 120] == []


@every_rule
def test_a_page_shows_two_bad_and_two_good_programs(rule: Rule) -> None:
    library = "pytensor" if rule.libraries == "PyTensor" else "theano"
    shown = [program.section for program in programs(text(rule)) if program.library == library]
    assert shown.count("Bad") >= 2
    assert shown.count("Good") >= 2
    assert len(programs(text(rule))) == text(rule).count("```python"), "a program stands outside Bad and Good"


@every_rule
def test_a_program_says_what_it_does(rule: Rule) -> None:
    for program in programs(text(rule)):
        assert program.prints or program.raises, program.source
        assert {code for _, code in program.findings} == ({rule.code} if program.section == "Bad" else set()), program.source
        assert program.section == "Bad" or program.raises is None, program.source


# --- the programs, linted and run


def linted(program: Program, rule: Rule) -> list[tuple[int, str]]:
    """The findings in a program, of the rules that are on and of the page's own."""
    found = lint(program.source, extend_select=[rule.code], target_version=program.target)
    return [(finding.location.line, finding.code) for finding in found]


@every_rule
def test_false_alarm_a_good_program_yields_nothing(rule: Rule) -> None:
    for program in programs(text(rule)):
        if program.section == "Good":
            assert linted(program, rule) == [], program.source


@every_rule
def test_missed_alarm_a_bad_program_yields_its_marks(rule: Rule) -> None:
    for program in programs(text(rule)):
        if program.section == "Bad":
            assert linted(program, rule) == program.findings, program.source


def check(rule: Rule, library: str, folder: Path) -> None:
    """Run the programs of a page in one child process, and compare what they print and raise with what they say."""
    chosen = [program for program in programs(text(rule)) if program.library == library]
    sources = folder / "sources.json"
    sources.write_text(json.dumps([program.source for program in chosen]), encoding="utf-8")
    for program, seen in zip(chosen, run(CHILD, str(sources)), strict=True):
        assert seen["prints"] == program.prints, f"{program.source}\n{seen}"
        assert (seen["raises"] is None) == (program.raises is None), f"{program.source}\n{seen}"
        assert (seen["raises"] or "").startswith(program.raises or ""), f"{program.source}\n{seen}"


@pytest.mark.runtime
@needs_theano
@every_rule
def test_the_programs_do_on_theano_what_the_page_says(rule: Rule, tmp_path: Path) -> None:
    check(rule, "theano", tmp_path)


@pytest.mark.runtime
@needs_pytensor
@pytest.mark.parametrize("rule", [rule for rule in RULES if "```python pytensor" in text(rule)], ids=lambda rule: rule.code)
def test_the_programs_do_on_pytensor_what_the_page_says(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTENSOR_FLAGS", f"cxx=,mode=FAST_COMPILE,device=cpu,floatX=float64,base_compiledir={tmp_path}")
    check(rule, "pytensor", tmp_path)
