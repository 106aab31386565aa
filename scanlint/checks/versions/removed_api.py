"""SCN601: names and operators that the library, in the releases aimed at, does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import versions
from scanlint.checks.versions.plain_updates import joined
from scanlint.checks.versions.wording import grouped, library_of, ordered
from scanlint.finding import Finding
from scanlint.question import Question
from scanlint.scan.backends import DIALECTS
from scanlint.scan.facts import Facts, NameUse
from scanlint.scan.versions import Missing, missing, targets, written

RULE = versions.REMOVED_API


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    known: set[str] = set()
    for use in sorted(facts.names, key=lambda use: (use.form == "attribute", use.at)):
        lacking = _lacking(use, facts)
        # What cannot be imported is reported there, and not once more at each use.
        if lacking and not (use.form == "attribute" and lacking[0].name in known):
            if use.form != "attribute":
                known.update(entry.name for entry in lacking)
            yield _finding(use, lacking)
    yield from joined(facts, RULE)


def _lacking(use: NameUse, facts: Facts) -> list[Missing]:
    """The entries of the table, one for each library that the name may be of; empty where one of them has it."""
    found = []
    for name in use.names:
        for target in targets(DIALECTS[name.partition(".")[0]], facts.target):
            entry = missing(name, use.form, target)
            if entry is None:
                return []
            found.append(entry)
    return found


def _finding(use: NameUse, lacking: list[Missing]) -> Finding:
    entry = lacking[0]
    code = use.text if use.form == "attribute" else entry.name
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{code}` does not exist: {grouped(_since(each) for each in lacking)}",
        "does not exist",
        _raises(use, entry),
        f"Use {ordered((each.instead for each in lacking), ' or ')} instead.",
        question=question(entry),
    )


def question(entry: Missing) -> Question:
    """Whether the name is missing, from the release on that has it no more."""
    asked = asking.about(asking.PLAIN, (entry.library,), "name", "lacks_name", part=entry.name)
    return replace(asked, since=() if entry.never else entry.since)


def _since(entry: Missing) -> tuple[str, str]:
    """A library, "" where it is not spoken of, and what is said of it."""
    if entry.kind == "attribute":
        return "", f"`{entry.name.rpartition('.')[0]}` is the function"
    name = library_of(entry.library)
    return (name, "never had it") if entry.never else ("", f"{name} {written(entry.since)} no longer has it")


def _raises(use: NameUse, entry: Missing) -> str:
    """What Python says, in the words of the library's own exception."""
    package, _, last = entry.name.rpartition(".")
    if entry.kind == "attribute":
        return f"AttributeError: 'function' object has no attribute '{last}'."
    if use.form == "attribute":
        return f"AttributeError: module '{package}' has no attribute '{last}'."
    if use.form == "module":
        return f"ModuleNotFoundError: No module named '{entry.name}'."
    return f"ImportError: cannot import name '{last}' from '{package}'."
