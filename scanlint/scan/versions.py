"""What each release of each library has of scan and of what goes with it: names, parameters, operators. Every line gives its source.

"read" means: read in the released sources (Theano 0.6.0, 0.7.0, 0.8.2 and 1.0.5, Theano-PyMC 1.1.2, Aesara 2.9.4, PyTensor 3.3.8); "log": in the
release notes or the history. Where the first release without a name is not known, it is the first one that was looked at: older ones are not accused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.scan.backends import DIALECTS
from scanlint.settings.target import Target, Version

_NEVER_HAD: Version = (0,)


@dataclass(frozen=True, slots=True)
class Missing:
    """A dotted name that a library lacks from release ``since`` on.

    ``kind`` tells how it fails: "name" (an attribute, or imported from its module), "module" (a module path that cannot be imported), "attribute" (of
    the function `scan`, which hides the package of that name). ``instead`` is what to write.
    """

    name: str
    library: str
    since: Version
    kind: str
    instead: str

    @property
    def never(self) -> bool:
        """Whether no release ever had it."""
        return self.since == _NEVER_HAD


def table() -> Iterator[Missing]:
    """What is known to be missing, made once as ``MISSING``."""
    # measured on all four: `theano.scan` and its successors are the function, which hides the package.
    until = {
        "theano": "from theano.scan_module import until",
        "theano-pymc": "from theano.scan.utils import until",
        "aesara": "from aesara.scan.utils import until",
        "pytensor": "from pytensor.scan import until",
    }
    for root, dialects in DIALECTS.items():
        for dialect in dialects:
            yield Missing(f"{root}.scan.until", dialect, _NEVER_HAD, "attribute", f"`{until[dialect]}`")
            yield Missing(f"{root}.until", dialect, _NEVER_HAD, "name", f"`{until[dialect]}`")
            for part in ("scan", "map", "reduce", "foldl", "foldr", "utils", "basic", "views"):
                package = "theano.scan_module" if dialect == "theano" else f"{root}.scan"
                yield Missing(f"{root}.scan.{part}", dialect, _NEVER_HAD, "attribute", f"`from {package} import {part}`")
    # read: Theano has the package scan_module and no package scan; log: renamed in Theano-PyMC 1.1.0. Aesara and PyTensor never had the old name.
    yield Missing("theano.scan", "theano", _NEVER_HAD, "module", "`theano.scan_module`")
    yield Missing("theano.scan_module", "theano-pymc", (1, 1), "name", "the package `theano.scan`")
    yield Missing("aesara.scan_module", "aesara", _NEVER_HAD, "name", "the package `aesara.scan`")
    yield Missing("pytensor.scan_module", "pytensor", _NEVER_HAD, "name", "the package `pytensor.scan`")
    # read: the root exports the module `checkpoints` instead.
    yield Missing("theano.scan_checkpoints", "theano-pymc", (1, 1), "name", "`from theano.scan.checkpoints import scan_checkpoints`")
    yield Missing("aesara.scan_checkpoints", "aesara", _NEVER_HAD, "name", "`from aesara.scan.checkpoints import scan_checkpoints`")
    yield Missing("pytensor.scan_checkpoints", "pytensor", _NEVER_HAD, "name", "`from pytensor.scan import scan_checkpoints`")
    # log: removed from the root in PyTensor 3.0.0; measured on 3.3.8, where pytensor.scan still has them.
    for view in ("reduce", "foldl", "foldr"):
        yield Missing(f"pytensor.{view}", "pytensor", (3,), "name", f"`from pytensor.scan import {view}`")
    yield Missing("pytensor.checkpoints", "pytensor", (3,), "name", "`from pytensor.scan import scan_checkpoints`")
    yield Missing("pytensor.OrderedUpdates", "pytensor", (3,), "name", "a dict")
    yield Missing("pytensor.updates", "pytensor", (3,), "name", "a dict")
    # read: Aesara 2.9.4 keeps it in tensor.shape; log: PyTensor 2.29.0 removed the Op.
    yield Missing("aesara.tensor.unbroadcast", "aesara", (2, 9, 4), "name", "`from aesara.tensor.shape import unbroadcast`")
    state = "a state whose length is symbolic, such as `zeros((n, x.shape[2]))`"
    yield Missing("pytensor.tensor.unbroadcast", "pytensor", (2, 29), "name", state)
    # read: none of these files in the released sources.
    stream = "`from {}.tensor.random.utils import RandomStream`"
    yield Missing("theano.tensor.shared_randomstreams", "theano-pymc", (1, 1, 2), "name", "`from theano.tensor.random.utils import RandomStream`")
    yield Missing("aesara.tensor.shared_randomstreams", "aesara", (2, 9, 4), "name", stream.format("aesara"))
    yield Missing("pytensor.tensor.shared_randomstreams", "pytensor", (3, 3, 8), "name", stream.format("pytensor"))
    yield Missing("pytensor.sandbox", "pytensor", (3, 3, 8), "name", stream.format("pytensor"))


MISSING: tuple[Missing, ...] = tuple(table())
_BY_NAME: dict[str, list[Missing]] = {}
for _entry in MISSING:
    _BY_NAME.setdefault(_entry.name, []).append(_entry)

#: The names of the table: what is worth a look at all.
NAMES = frozenset(_BY_NAME)

#: The first release whose scan takes a parameter, None where no release does. Those that are not listed were always there.
#: read: scan's signature in each release; log: return_list came with Theano 0.9.0, return_updates with PyTensor 2.36.0 (scan and the views alike).
PARAMETERS: dict[str, dict[str, Version | None]] = {
    "allow_gc": {"theano": (0, 7)},
    "strict": {"theano": (0, 7)},
    "return_list": {"theano": (0, 9)},
    "return_updates": {"theano": None, "theano-pymc": None, "aesara": None, "pytensor": (2, 36)},
}

#: log: from here on the updates are a plain dict, which `+` joins with nothing; measured on 3.3.8. OrderedUpdates, before, could be joined.
PLAIN_UPDATES: dict[str, Version] = {"pytensor": (3,)}


def targets(dialects: tuple[str, ...], wished: Target | None) -> tuple[Target, ...]:
    """What code written for ``dialects`` must work with: the wished library where it is one of them, else the newest release of each."""
    if wished is not None and wished.library in dialects:
        return (wished,)
    return tuple(Target(dialect) for dialect in dialects)


def missing(name: str, form: str, target: Target) -> Missing | None:
    """Why a dotted name cannot be had from the target, None where it can or nothing is known.

    ``form`` is how it is reached: "attribute", "name" (imported from its module) or "module" (a module path).
    """
    for entry in _BY_NAME.get(name, ()):
        if entry.kind in ("name", form) and entry.library == target.library and target.reaches(entry.since):
            return entry
    return None


def first_with(parameter: str, target: Target) -> Version | None:
    """The first release of the target's library whose scan takes ``parameter``, (0,) where all do, None where none does."""
    return PARAMETERS.get(parameter, {}).get(target.library, _NEVER_HAD)


def written(version: Version) -> str:
    """A release as users write it: (3,) is 3.0.0."""
    numbers = [str(int(number)) for number in version]
    return ".".join([*numbers, "0", "0"][: max(3, len(numbers))])
