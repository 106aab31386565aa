"""From selectors (codes, beginnings of codes, names, ALL) to the codes that are in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scanlint.settings.model import Layer, RuleLike, SettingsError

#: In force whatever is selected, unless it is ignored: a file that could not be read must not look clean.
ALWAYS = frozenset({"SCN901"})

#: The rule that `require-reason` and --require-reason turn on, and that then reports comments without a reason too.
UNEXPLAINED = "SCN902"

_ALL = "ALL"


def nearest(word: str, choices: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the choice that is closest to ``word``, or nothing."""
    import difflib

    close = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def match(selector: str, rules: Sequence[RuleLike]) -> frozenset[str]:
    """The codes that ``selector`` stands for; codes are accepted in lower case too. Empty if it stands for none."""
    if selector.upper() == _ALL:
        return frozenset(rule.code for rule in rules)
    named = frozenset(rule.code for rule in rules if rule.name == selector.lower())
    if named or not selector.upper().startswith("SCN"):
        return named
    return frozenset(rule.code for rule in rules if rule.code.startswith(selector.upper()))


def expand(selectors: Iterable[str], rules: Sequence[RuleLike], where: str) -> frozenset[str]:
    """The codes that ``selectors`` stand for. Raises SettingsError, beginning with ``where``, for one that stands for no rule."""
    return frozenset().union(*(_codes(selector, rules, where) for selector in selectors))


def in_force(layers: Sequence[Layer], rules: Sequence[RuleLike]) -> frozenset[str]:
    """The codes that are in force after ``layers``, the weakest first.

    A layer's ``select`` starts afresh, ignores of earlier layers included. Within a layer the closer selector wins (SCN101 over SCN1 over ALL), and
    ignoring wins over selecting where both are equally close. Raises SettingsError for a selector that stands for no rule.
    """
    chosen = frozenset(rule.code for rule in rules if rule.default)
    refused: frozenset[str] = frozenset()
    for layer in layers:
        if layer.select is not None:
            chosen, refused = frozenset(), frozenset()
        steps = [
            (selector, key, True)
            for key, selectors in (("select", layer.select or ()), ("extend-select", layer.extend_select))
            for selector in selectors
        ]
        steps += [(selector, "ignore", False) for selector in layer.ignore]
        for selector, key, selecting in sorted(steps, key=lambda step: (_closeness(step[0]), not step[2])):
            codes = _codes(selector, rules, layer.where(key))
            chosen, refused = (chosen | codes, refused - codes) if selecting else (chosen - codes, refused | codes)
    return chosen | (ALWAYS & {rule.code for rule in rules}) - refused


def named(layers: Sequence[Layer], rules: Sequence[RuleLike]) -> frozenset[str]:
    """The codes that ``layers`` select by their own code or name; beginnings and ALL name no rule in particular."""
    chosen: frozenset[str] = frozenset()
    for layer in layers:
        words = {word.lower() for word in (*(layer.select or ()), *layer.extend_select)}
        found = frozenset(rule.code for rule in rules if rule.code.lower() in words or rule.name in words)
        chosen = found if layer.select is not None else chosen | found
    return chosen


def _closeness(selector: str) -> int:
    if selector.upper() == _ALL:
        return 0
    return len(selector) if selector.upper().startswith("SCN") else len("SCN101")


def _codes(selector: str, rules: Sequence[RuleLike], where: str) -> frozenset[str]:
    codes = match(selector, rules)
    if not codes:
        known = [name for rule in rules for name in (rule.code, rule.name)]
        hint = nearest(selector, [*known, _ALL]) or nearest(selector.upper(), known)
        raise SettingsError(f"{where}: no rule is called '{selector}'{hint} (`scanlint rules` lists them)")
    return codes
