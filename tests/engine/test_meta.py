from __future__ import annotations

from scanlint.checks.catalogue import RULES
from scanlint.engine.meta import codes, too_deep, unreadable, unused
from scanlint.finding import Location
from scanlint.source.text import Unreadable
from scanlint.suppressions.silence import Silence

AT = Location("m.py", 3, 5, 3, 11)


def test_unused_words_of_rules_that_are_not_selected_are_no_finding() -> None:
    assert unused([Silence(AT, "SCN101", 3, frozenset({"SCN101"}))], frozenset({"SCN102"})) == []


def test_unused_words_of_selected_rules_and_of_no_rule_are() -> None:
    silences = [
        Silence(AT, "SCN101", None, frozenset({"SCN101"})),
        Silence(AT, "SCN1O1", 3, frozenset(), "no rule is called SCN1O1"),
        Silence(AT, "# scanlint: ignore", 3, frozenset(), "it names no rule; write `# scanlint: ignore[SCN101]`"),
    ]
    messages = [finding.message for finding in unused(silences, frozenset({"SCN101"}))]

    assert messages[0] == "this comment suppresses SCN101, which is not reported here"
    assert messages[1] == "this comment suppresses nothing: no rule is called SCN1O1; did you mean 'SCN101'?"
    assert messages[2] == "this comment suppresses nothing: it names no rule; write `# scanlint: ignore[SCN101]`"


def test_unreadable_carries_place_message_and_help() -> None:
    finding = unreadable(Unreadable(AT, "message", "help"))

    assert (finding.code, finding.location, finding.message, finding.help) == ("SCN901", AT, "message", "help")
    assert too_deep(AT).code == "SCN901"


def test_words_of_comments_are_codes_and_names_of_rules() -> None:
    for rule in RULES:
        assert codes(rule.code) == codes(rule.name) == {rule.code}
    assert codes("E501") == frozenset()
