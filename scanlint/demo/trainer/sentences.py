"""Made sentences about films, each good or bad. The last word always tells which; the first word tells it in seven sentences out of ten."""

from __future__ import division

import numpy as np

#: How many sentences are made, and in how many of ten the first word is of the sentence's own kind.
NUMBER, SHOWN_IN_TEN = 200, 7

#: Words of bad sentences and of good ones.
FIRST = (("clumsy", "noisy", "slow", "stale"), ("charming", "clever", "lively", "warm"))
LAST = (("awful", "boring", "dreadful", "hollow"), ("brilliant", "moving", "superb", "wonderful"))
SUBJECTS = ("cast", "film", "plot", "score", "script", "story")
#: Sentences differ in length, so that a mask is needed.
EXTRAS = ((), (), ("with", "songs"), ("from", "france"))

WORDS = tuple(sorted(set(sum(FIRST + LAST + (SUBJECTS,) + EXTRAS, ())) | {"and", "but", "the", "was"}))


class Sentences(object):
    """``texts``; ``words``, their ids, and ``mask``, 1 for a word and 0 for padding, both (time, sample); ``labels`` (sample), 1 for good."""

    def __init__(self, texts, labels):
        self.texts = texts
        longest = max(len(text) for text in texts)
        self.words = np.zeros((longest, len(texts)), dtype="int64")
        self.mask = np.zeros((longest, len(texts)))
        for sample, text in enumerate(texts):
            self.words[: len(text), sample] = [WORDS.index(word) for word in text]
            self.mask[: len(text), sample] = 1.0
        self.labels = np.array(labels, dtype="int64")

    def known_by_first_word(self):
        """How many labels can be right at most for who sees the first word alone: by each word, the label that most of its sentences have."""
        first = self.words[0]
        return int(sum(np.bincount(self.labels[first == word]).max() for word in set(first.tolist())))

    def example(self, misleading):
        """The first sentence whose first word is of its own kind, or is ``misleading``: its text and its label."""
        for text, label in zip(self.texts, self.labels.tolist()):
            if (text[0] in FIRST[label]) != misleading:
                return " ".join(text), label
        raise ValueError("no such sentence")


def make(seed, number=NUMBER):
    """Make ``number`` sentences; the same seed makes the same ones on every version of NumPy, for RandomState is frozen."""
    random = np.random.RandomState(seed)

    def pick(words):
        return words[random.randint(len(words))]

    texts, labels = [], []
    for place in random.permutation(number):
        label, shown = random.randint(2), place * 10 < number * SHOWN_IN_TEN
        start = (pick(FIRST[label if shown else 1 - label]), pick(SUBJECTS)) + pick(EXTRAS)
        texts.append(start + ("and" if shown else "but", "the", pick(SUBJECTS), "was", pick(LAST[label])))
        labels.append(label)
    return Sentences(texts, labels)
