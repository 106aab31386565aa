"""What the trials watch: which values change with which, and what a scan is without one of its parts."""

import importlib

import numpy as np
from materials import one_state
from scanning import Trouble, changed
from words import Unknown

ROOTS = ("theano", "aesara", "pytensor")
PARTS = ("keys", "go_backwards", "until", "discard", "once")
NAMES = tuple(
    root + "." + name
    for root in ROOTS
    for name in (
        "scan", "scan.until", "until", "scan.scan", "scan.map", "scan.reduce", "scan.foldl", "scan.foldr", "scan.utils", "scan.basic", "scan.views",
        "scan_module", "scan_checkpoints", "reduce", "foldl", "foldr", "checkpoints", "OrderedUpdates", "updates", "tensor.unbroadcast",
        "tensor.shared_randomstreams", "sandbox",
    )
)  # fmt: skip


def only(sketch, kind):
    """The words of the first act of a kind; None where the step has none."""
    return next((act for act in sketch["step"]["acts"] if act[0] == kind), None)


def without(sketch, part):
    """Whether the sketch has a part, and the sketch without it."""
    if part == "keys":
        there = any("unknown" in (entry["keys"] or ()) for group in ("states", "sequences") for entry in sketch[group])
        bare = dict((group, [_known(entry) for entry in sketch[group]]) for group in ("states", "sequences"))
        return there, changed(sketch, **bare)
    if part in ("go_backwards", "once"):
        name, gone = ("go_backwards", True) if part == "go_backwards" else ("n_steps", 1)
        there = any(pair[0] == name and pair[1] == gone for pair in sketch["arguments"])
        left = [pair for pair in sketch["arguments"] if pair[0] != name]
        return there, changed(sketch, arguments=left + ([["n_steps", 3]] if part == "once" else []))
    step = sketch["step"]
    if part == "until":
        form = step["form"]
        there = isinstance(form, list) and "until" in form
        left = [one for one in form if one != "until"] if there else form
        return there, changed(sketch, step=dict(step, form=left[0] if there and len(left) == 1 else left))
    there = only(sketch, "discard") is not None
    return there, changed(sketch, step=dict(step, acts=[act for act in step["acts"] if act[0] != "discard"]))


def _known(entry):
    return entry if entry["keys"] is None else dict(entry, keys=[key for key in entry["keys"] if key != "unknown"])


def _steps(scan, compiled, values):
    """The steps of each output that differ from ``values`` when the function is called again."""
    seen = []
    for before, after in zip(values, scan.run(compiled)):
        differs = np.asarray(before != after)
        seen.append([int(at) for at in np.flatnonzero(differs.reshape(len(differs), -1).any(axis=1))] if differs.ndim else [0] * int(differs.any()))
    return seen


def _nudged(scan, compiled, values, behind, where):
    """The steps of each output that change when the part ``where`` of a shared variable does; it is put back."""
    before = behind.get_value()
    after = before.copy()
    after[where] = after[where] + 1
    behind.set_value(after)
    seen = _steps(scan, compiled, values)
    behind.set_value(before)
    return seen


def reach(scan, compiled, values):
    """For each entry with values behind it: its group and number, and the steps of each output that its first element changes."""
    seen = []
    for group, number in sorted(scan.materials.shared, key=str):
        if isinstance(number, int):
            behind = scan.materials.shared[group, number]
            first = 0 if behind.get_value().ndim and group != "states" else Ellipsis
            seen.append([group, number, _nudged(scan, compiled, values, behind, first)])
    return seen


def rows(scan, compiled, values):
    """Per state: how many rows its initial value has for the steps before, and which of them any output depends on."""
    seen = []
    for number, entry in enumerate(scan.sketch["states"]):
        behind = scan.materials.shared.get(("states", number))
        if behind is None or one_state(entry) or not behind.get_value().ndim:
            seen.append(None)
            continue
        size = len(behind.get_value())
        read = [row for row in range(size) if any(_nudged(scan, compiled, values, behind, row))]
        seen.append({"rows": size, "read": read, "deepest": max(-tap for tap in entry["taps"])})
    return seen


def depends(scan, compiled, values):
    """Per step of the first output: the steps of the first sequence that it depends on."""
    behind = scan.materials.shared.get(("sequences", 0))
    if behind is None:
        raise Unknown("the scan goes through no sequence")
    changes = [_nudged(scan, compiled, values, behind, step)[0] for step in range(len(behind.get_value()))]
    return [[step for step, changed_steps in enumerate(changes) if at in changed_steps] for at in range(len(values[0]))]


def name(library, sketch, arg):
    """Look a dotted name up: as an attribute of its package, else as a module."""
    if arg not in NAMES:
        raise Unknown("the probe does not know this name")
    parts = arg.split(".")
    if parts[0] != library.root.__name__:
        raise Unknown("%s is not the library that the name belongs to" % library.name)
    try:
        found = library.root
        for part in parts[1:-1]:
            found = getattr(found, part)
        getattr(found, parts[-1])
    except AttributeError as error:
        try:
            importlib.import_module(arg)
        except ImportError:
            raise Trouble(0, error)
    return {"found": True}
