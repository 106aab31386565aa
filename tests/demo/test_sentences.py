"""The made sentences: the first word tells the label usually, the last word always, and the seed alone makes them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from scanlint.demo.training import TRAINER

SEEDS = range(20)


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    pytest.importorskip("numpy")
    monkeypatch.syspath_prepend(str(TRAINER))
    yield importlib.import_module("sentences")
    del sys.modules["sentences"]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_word_shows_the_label_in_seven_of_ten(sentences: Any, seed: int) -> None:
    made = sentences.make(seed)
    pairs = list(zip(made.texts, made.labels.tolist(), strict=True))
    assert (len(pairs), sum(text[0] in sentences.FIRST[label] for text, label in pairs)) == (200, 140)
    # A word at hand more often in one kind by chance can tell a little more; never as much as all.
    assert 140 <= made.known_by_first_word() < 150


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_word_always_tells_it(sentences: Any, seed: int) -> None:
    made = sentences.make(seed)
    assert all(text[-1] in sentences.LAST[label] for text, label in zip(made.texts, made.labels.tolist(), strict=True))


def test_both_labels_are_about_as_frequent(sentences: Any) -> None:
    good = [int(sentences.make(seed).labels.sum()) for seed in SEEDS]
    assert min(good) > 70
    assert max(good) < 130
    assert 95 < sum(good) / len(good) < 105


def test_padding_is_where_the_mask_is_0_and_lengths_differ(sentences: Any) -> None:
    made = sentences.make(0)
    assert made.mask.sum(axis=0).tolist() == [len(text) for text in made.texts]
    assert len(set(made.mask.sum(axis=0).tolist())) > 1
    assert all([sentences.WORDS[word] for word in made.words[: len(text), place]] == list(text) for place, text in enumerate(made.texts))


def test_the_seed_alone_makes_them(sentences: Any) -> None:
    assert sentences.make(3).texts == sentences.make(3).texts
    assert sentences.make(3).texts != sentences.make(4).texts


def test_the_examples_are_what_they_are_called(sentences: Any) -> None:
    made = sentences.make(0)
    for misleading in (False, True):
        text, label = made.example(misleading)
        assert (text.split()[0] in sentences.FIRST[label]) != misleading
        assert text.split()[-1] in sentences.LAST[label]
