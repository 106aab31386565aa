"""The fixes of every rule, tried on the programs of its page: what they leave is clean, settled, and runs on the real library."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.finding import Finding
from scanlint.fixes.mend import Mended, mend
from scanlint.settings import Layer, resolve
from scanlint.source.text import SourceText
from tests.helpers import lint
from tests.real_library import run
from tests.rule_pages import Program, programs, text

CHILD = Path(__file__).parents[1] / "rule_pages_child.py"
SETTINGS = resolve(RULES, Layer())

ALL = [(rule, program) for rule in RULES for program in programs(text(rule))]


def _fixes(source: str) -> list[Finding]:
    return [finding for finding in lint(source) if finding.fix is not None]


#: The bad programs with a fix.
FIXABLE: list[tuple[Rule, Program]] = [(rule, program) for rule, program in ALL if program.section == "Bad" and _fixes(program.source)]


def mended(source: str, unsafe: bool = True) -> Mended:
    return mend(SourceText.of("page.py", source), SETTINGS, unsafe)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_false_alarm_a_good_program_is_left_as_it_is(rule: Rule) -> None:
    for program in programs(text(rule)):
        if program.section == "Good":
            assert mended(program.source).text == program.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_truly_whether_it_is_fixable(rule: Rule) -> None:
    kinds = {
        finding.fix.applicability
        for own, program in FIXABLE
        for finding in _fixes(program.source)
        if own == rule and finding.code == rule.code and finding.fix is not None
    }
    safest = min(kinds, default="no")  # a rule with fixes of both kinds is called safe
    assert safest == rule.fixable, "no bad program of the page shows the fix, or one shows another"


@pytest.mark.parametrize(("rule", "program"), FIXABLE, ids=lambda part: part.code if isinstance(part, Rule) else "")
def test_a_bad_program_with_its_fixes_is_clean_and_settled(rule: Rule, program: Program) -> None:
    once = mended(program.source)
    assert once.refused == ()
    assert once.fixed
    assert [finding.fix for finding in lint(once.text)] == [None] * len(once.result.findings)
    assert rule.code not in {finding.code for finding in once.result.findings if finding.location.line in _fixed_lines(program)}
    assert mended(once.text).text == once.text


def _fixed_lines(program: Program) -> set[int]:
    return {finding.location.line for finding in _fixes(program.source)}


@pytest.mark.parametrize(("rule", "program"), FIXABLE, ids=lambda part: part.code if isinstance(part, Rule) else "")
def test_safe_fixes_and_then_the_others_come_to_the_same(rule: Rule, program: Program) -> None:
    assert mended(mended(program.source, unsafe=False).text).text == mended(program.source).text


# The findings of SCN902 are comments, which take no other comment on their line.
@pytest.mark.parametrize(
    ("rule", "program"), [case for case in FIXABLE if case[0].code != "SCN902"], ids=lambda part: part.code if isinstance(part, Rule) else ""
)
def test_nothing_on_a_suppressed_line_is_touched(rule: Rule, program: Program) -> None:
    silenced = program.source.splitlines()
    for finding in lint(program.source):
        for line in {finding.location.line, *(edit.location.line for edit in (finding.fix.edits if finding.fix else ()))}:
            silenced[line - 1] += f"  # scanlint: ignore[{finding.code}]"
    source = "\n".join(silenced) + "\n"
    kept = [line for line in source.splitlines() if "ignore[" in line]
    after = mended(source).text.splitlines()
    # A directive on a line that has an edit but no finding suppresses nothing, and goes; its line stays.
    assert all(line in after or line.partition("  # scanlint")[0] in after for line in kept)
    assert [finding.code for finding in lint("\n".join(after))] == []


@given(st.sampled_from([program for _, program in FIXABLE]), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_whatever_stands_around_a_fix_stays(program: Program, ending: str, data: st.DataObject) -> None:
    """Comments with the oddest characters are strewn between the lines; taken out of the result again, it is the plain program mended."""
    odd = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=6)
    strewn: list[str] = []
    for line in program.source.splitlines():
        if data.draw(st.booleans()):
            strewn.append(f"#~{data.draw(odd)}~\f")
        strewn.append(line)
    after = mended(ending.join(strewn) + ending).text
    comments = [line for line in strewn if line.startswith("#~")]
    lines = after.split(ending)
    assert [line for line in lines if line.startswith("#~")] == comments
    assert "\n".join(line for line in lines if not line.startswith("#~")) == mended(program.source).text


@pytest.mark.runtime
@pytest.mark.parametrize("library", ["theano", "pytensor"])
def test_the_mended_programs_run_on_the_real_library(library: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    chosen = [(rule, program) for rule, program in FIXABLE if program.library == library and not mended(program.source).result.findings]
    assert chosen
    sources = tmp_path / "sources.json"
    sources.write_text(json.dumps([mended(program.source).text for _, program in chosen]), encoding="utf-8")
    for (rule, program), seen in zip(chosen, run(CHILD, str(sources)), strict=True):
        assert seen["raises"] is None, f"{rule.code}\n{mended(program.source).text}\n{seen}"
