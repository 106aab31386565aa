"""Programs written for Theano, said in its successors' words, line by line."""

from __future__ import annotations

import re

#: What has another name in every library that came after Theano, as patterns and replacements in the order in which they are tried.
#: Theano-PyMC 1.1.0 made the package `scan_module` to `scan` and replaced the streams of random numbers by those of `tensor.random`.
_LATER = (
    (r"\btheano\.scan_module\.scan_views\b", "theano.scan.views"),
    (r"\btheano\.scan_module\.scan_utils\b", "theano.scan.utils"),
    (r"\btheano\.scan_module\.scan\(", "theano.scan("),
    (r"\btheano\.scan_module\.scan\b", "theano.scan.basic"),
    (r"\btheano\.scan_module\b", "theano.scan"),
    (r"\bshared_randomstreams\b", "random.utils"),
    (r"\b(MRG_)?RandomStreams\b", r"\1RandomStream"),
)

#: Aesara 2.9.4 and PyTensor have no `tensor.nnet`.
_NO_NNET = (
    (r"\bT\.nnet\.sigmoid\b", "T.sigmoid"),
    (r"\bT\.nnet\.softmax\b", "T.special.softmax"),
)

#: PyTensor 2.8.12 dropped the MRG stream.
_PYTENSOR = (
    (r"\btheano\.sandbox\.rng_mrg\b", "theano.tensor.random.utils"),
    (r"\bMRG_RandomStream\b", "RandomStream"),
    (r"\bfrom theano import (reduce|foldl|foldr)\b", r"from theano.scan import \1"),
    (r"\btheano\.configparser\.change_flags\b", "theano.config.change_flags"),
)

_RENAMED = {
    "theano": (),
    "theano-pymc": _LATER,
    "aesara": (*_LATER, *_NO_NNET),
    "pytensor": (*_LATER, *_NO_NNET, *_PYTENSOR),
}

#: What is no longer where it was and cannot be reached by its dotted name, as a function hides the module of that name: how it was written, and the
#: module to import it from. Aesara 2.9.4 took `unbroadcast` out of `tensor`, PyTensor 3.0.0 took all views but `map` out of its root.
_MOVED = {
    "aesara": (re.compile(r"\bT\.(unbroadcast)\b"), "theano.tensor.shape"),
    "pytensor": (re.compile(r"\btheano\.(reduce|foldl|foldr)\b"), "theano.scan"),
}

#: The new streams take the numbers of a distribution first, as NumPy does, and a binomial one draws whole numbers; the MRG stream kept its ways.
_BINOMIAL = re.compile(r"\.binomial\(size=(\([^)]*\)), p=([\d.]+), dtype=\"float64\"\)")


def translated(source: str, library: str) -> str:
    """Return a program for Theano 1.0.5 as one for ``library``, a dialect; every line stays on its line, and nothing but names changes."""
    for pattern, name in _RENAMED[library]:
        source = re.sub(pattern, name, source)
    if library != "theano" and "rng_mrg" not in source:
        source = _BINOMIAL.sub(r".binomial(1, \2, size=\1)", source)
    if library in _MOVED:
        source = _imported(source, *_MOVED[library])
    return source if library.startswith("theano") else re.sub(r"\btheano\b", library, source)


def _imported(source: str, moved: re.Pattern[str], module: str) -> str:
    """Import what the pattern finds on the line of the first import of Theano, and use it by its own name."""
    names = sorted(set(moved.findall(source)))
    if not names:
        return source
    source = moved.sub(r"\1", source)
    return re.sub(r"^import theano$", f"import theano; from {module} import {', '.join(names)}", source, count=1, flags=re.MULTILINE)
