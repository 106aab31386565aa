"""Turns questions into the plain JSON that the probe reads: known words, flags and numbers, each distinct question once."""

from __future__ import annotations

from collections.abc import Iterable

from scanlint import question as words
from scanlint.question import Operation, Question, Structure

#: What the probe is asked: questions that differ only in the claim are one.
Key = tuple[Structure, tuple[Operation, ...], tuple[str, ...]]

_WORD_LISTS = {"call": words.CALLS, "method": words.METHODS, "arithmetic": words.ARITHMETIC}


def key(question: Question) -> Key:
    """Everything of a question but the claim."""
    return question.structure, question.path, question.dialects


def problem(question: Question) -> str | None:
    """Say why a question cannot be asked: a word outside the closed lists (which is not repeated, it may be anything), or nothing to apply."""
    if question.effect not in words.EFFECTS or question.structure.api not in words.APIS:
        return "the question uses a word that the companion does not know"
    if not question.path:
        return "the question applies no operation"
    for operation in question.path:
        known = operation.do in words.OPERATIONS
        if known and isinstance(operation.arg, str):
            known = operation.arg in _WORD_LISTS.get(operation.do, ())
        if not known:
            return "the question uses a word that the companion does not know"
    return None if set(question.dialects) <= set(words.DIALECTS) else "the question names a library that the companion does not know"


def request(keys: Iterable[tuple[int, Key]], *, memory: int | None, compiledir: str, one_by_one: bool) -> dict[str, object]:
    """Build the request for numbered keys; every structure is sent once."""
    structures: dict[Structure, int] = {}
    questions = []
    for number, (structure, path, dialects) in keys:
        at = structures.setdefault(structure, len(structures))
        questions.append({"id": number, "structure": at, "path": [[step.do, step.arg] for step in path], "dialects": dialects})
    return {
        "memory": memory,
        "compiledir": compiledir,
        "one_by_one": one_by_one,
        "structures": [_structure(structure) for structure in structures],
        "questions": questions,
    }


def _structure(structure: Structure) -> dict[str, object]:
    return {name: getattr(structure, name) for name in ("api", "recurrent", "return_list", "return_updates", "go_backwards", "n_steps")}
