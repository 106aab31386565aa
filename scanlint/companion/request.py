"""Turns questions into the plain JSON that the probe reads: known words, flags and numbers, each distinct question once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from scanlint import question as words
from scanlint.question import Operation, Question, Sketch, Structure
from scanlint.question import words as sketched

#: What the probe is asked: questions that differ only in the claim are one. The text of the structure keeps n_steps=True apart from n_steps=1.
Key = tuple[Structure | Sketch, tuple[Operation, ...], tuple[str, ...], str]

_UNKNOWN = "the question uses a word that the companion does not know"
#: Every word that may stand in a sketch, whatever its place; the probe looks at the places.
_IN_SKETCHES = frozenset(
    word
    for known in (
        words.APIS, sketched.ENTRIES, sketched.KEYS, sketched.TAPS_FORMS, sketched.DTYPES, sketched.OPERATORS, sketched.FORMS, sketched.ENDS,
        sketched.ARGUMENTS, sketched.ACTS, sketched.DECISIONS, sketched.DECIDING, sketched.DRAWS, sketched.DISCARDED, sketched.LEAKED, sketched.NUMPY,
    )
    for word in known
)  # fmt: skip
_WORD_LISTS = {"call": words.CALLS, "method": words.METHODS, "arithmetic": words.ARITHMETIC}


def key(question: Question) -> Key:
    """Everything of a question but the claim."""
    return question.structure, question.path, question.dialects, repr(question.structure)


def problem(question: Question) -> str | None:
    """Say why a question cannot be asked: a word outside the closed lists (which is not repeated, it may be anything), or nothing to apply."""
    if question.lacking is not None:
        return question.lacking
    if not question.path:
        return "the question applies no operation"
    if isinstance(question.structure, Sketch):
        known = question.effect in words.TRIAL_EFFECTS and set(question.errors) <= set(words.ERRORS) and _is_known_trial(question)
    else:
        known = question.effect in words.EFFECTS and question.structure.api in words.APIS and all(map(_is_known, question.path))
    if not known:
        return _UNKNOWN
    return None if set(question.dialects) <= set(words.DIALECTS) else "the question names a library that the companion does not know"


def _is_known(operation: Operation) -> bool:
    known = operation.do in words.OPERATIONS
    return operation.arg in _WORD_LISTS.get(operation.do, ()) if known and isinstance(operation.arg, str) else known


def _is_known_trial(question: Question) -> bool:
    allowed: dict[str, tuple[object, ...]] = {
        "without": sketched.PARTS, "name": sketched.NAMES, "align": (None, sketched.TURNED), "join": (None, sketched.ADDED),
    }  # fmt: skip
    trials = len(question.path) == 1 and question.path[0].do in words.TRIALS
    return trials and question.path[0].arg in allowed.get(question.path[0].do, (None,)) and set(_words(asdict(question.structure))) <= _IN_SKETCHES


def _words(value: object) -> Iterator[str]:
    """Every text in a sketch but the names of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _words(part)


def request(keys: Iterable[tuple[int, Key]], *, memory: int | None, compiledir: str, one_by_one: bool) -> dict[str, object]:
    """Build the request for numbered keys; every structure is sent once."""
    numbers: dict[str, int] = {}
    structures: list[Structure | Sketch] = []
    questions = []
    for number, (structure, path, dialects, text) in keys:
        at = numbers.setdefault(text, len(numbers))
        structures += [structure] * (at == len(structures))
        questions.append({"id": number, "structure": at, "path": [[step.do, step.arg] for step in path], "dialects": dialects})
    return {
        "memory": memory,
        "compiledir": compiledir,
        "one_by_one": one_by_one,
        "structures": [asdict(structure) for structure in structures],
        "questions": questions,
    }
