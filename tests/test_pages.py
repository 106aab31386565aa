"""The rules' pages: found in a wheel and in a checkout, shaped alike, and true to the metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanlint import pages
from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from tests import rule_pages
from tests.rule_pages import sections, table, text

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
