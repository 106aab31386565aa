"""The trials that a sketch is put to. Each returns what was seen, as JSON data, and raises Trouble for what the library raises."""

import warnings

import acting
import numpy as np
import stepping
import watching
from library import first_line
from materials import STEPS
from scanning import Scan, Trouble, changed
from values import is_variable
from words import Unknown

LONG = 200


def build(library, sketch, arg):
    """Call scan, and no more."""
    scan = Scan(library, sketch).build()
    return {"outputs": [_static(output) for output in scan.outputs]}


def run(library, sketch, arg):
    """Call scan, compile, and run: the shape of each output, the number of axes of what the step was given, and which initial rows are read."""
    scan = Scan(library, sketch).build()
    compiled = scan.compile()
    values = scan.run(compiled)
    seen = {"outputs": _shapes(scan, values), "length": scan.expected, "given": [getattr(one, "ndim", -1) for one in scan.step.given]}
    seen["rows"] = watching.rows(scan, compiled, values)
    return seen


def count(library, sketch, arg):
    """Run many steps, and hold the outputs against Python's whole numbers: the first step that differs, per output."""
    steps = dict(map(tuple, sketch["arguments"])).get("n_steps")
    scan = Scan(library, sketch, LONG if steps is None else STEPS)
    values = scan.values()
    seen = []
    for made, entry, value in zip(sketch["step"]["outputs"], sketch["states"], values):
        exact, differs = entry["value"], None
        if made["operator"] is None or exact is None or value.dtype.kind not in "iu" or value.ndim > 3:
            seen.append({"dtype": str(value.dtype), "differs": None})
            continue
        for at, row in enumerate(value):
            exact = stepping.literal(made["operator"], int(exact))
            if not (np.asarray(row).ravel() == exact).all():
                differs = {"step": at, "got": int(np.asarray(row).ravel()[0]), "exact": exact if abs(exact) < 1 << 53 else None}
                break
        seen.append({"dtype": str(value.dtype), "differs": differs})
    return {"outputs": seen}


def reach(library, sketch, arg):
    """Change the first step of each sequence, each initial state and each non_sequence in turn: the steps of each output that change with it."""
    scan = Scan(library, sketch).build()
    compiled = scan.compile()
    return {"length": scan.expected, "reach": watching.reach(scan, compiled, scan.run(compiled))}


def gradient(library, sketch, arg):
    """The gradient of the last step with respect to a weight that every step multiplies by, and the same through all steps."""
    found = []
    for arguments in (sketch["arguments"], [pair for pair in sketch["arguments"] if pair[0] != "truncate_gradient"]):
        weight = library.root.shared(np.float64(0.9))
        scan = Scan(library, changed(sketch, arguments=arguments), weight=weight).build()
        try:
            slope = library.root.grad(scan.outputs[0][-1].sum(), weight)
        except (Unknown, MemoryError):
            raise
        except Exception as error:
            raise Trouble(0, error)
        found.append(float(scan.run(scan.compile([slope]))[0]))
    return {"gradient": found[0], "whole": found[1]}


def without(library, sketch, arg):
    """Run the sketch, and the same without a part of it: whether it has that part, and whether the values stay; for discard also put right."""
    there, twin = watching.without(sketch, arg)
    values, seen = Scan(library, sketch).values(), {"part": there, "same": False, "raised": None}
    try:
        others = Scan(library, twin).values()
        seen["same"] = _equal(values, others)
    except Trouble as trouble:
        seen["raised"] = {"type": type(trouble.error).__name__, "text": first_line(trouble.error)}
    if arg == "discard" and there:
        bound = Scan(library, sketch)
        bound.step.bound = True
        seen["bound"] = _equal(values, bound.values())
    return seen


def twice(library, sketch, arg):
    """Call the compiled function twice; the last output holds the draws: how many are in both calls, and how many are distinct in each."""
    scan = Scan(library, sketch).build()
    compiled = scan.compile(scan.outputs[-1:], scan.updates if sketch["updates"] else None)
    first, second = scan.run(compiled)[0].ravel(), scan.run(compiled)[0].ravel()
    both = sum(1 for number in second if (first == number).any())
    seen = {"numbers": int(first.size), "distinct": int(np.unique(first).size), "repeated": int(both)}
    return dict(seen, length=scan.expected, drawn=scan.step.draws, draws=[_rounded(first), _rounded(second)])


def nested(library, sketch, arg):
    """The scan inside the step of another one of four steps, which hands the inner updates on or does not."""
    inner = []

    def outer(*_):
        scan = Scan(library, sketch)
        scan.step.streams = inner[0].step.streams if inner and hasattr(inner[0].step, "streams") else None
        if inner:
            scan.step.number = inner[0].step.number
        inner.append(scan.build())
        return (scan.outputs[-1], scan.updates) if sketch["updates"] else scan.outputs[-1]

    try:
        drawn, updates = library.views.scan(outer, n_steps=4)
    except (Unknown, MemoryError, Trouble):
        raise
    except Exception as error:
        raise Trouble(0, error)
    compiled = inner[0].compile([drawn], updates)
    values = inner[0].run(compiled)[0]
    seen = {"drawn": inner[0].step.draws, "numbers": int(values.size), "distinct": int(np.unique(values).size), "rows": int(values.shape[0])}
    return dict(seen, draws=[_rounded(row) for row in values.reshape(len(values), -1)])


def decide(library, sketch, arg):
    """Run the step on inputs for which the condition holds at every other step only: what it is, and what the graph took it for."""
    words = watching.only(sketch, "decide")
    scan = Scan(library, sketch)
    behind = scan.materials.shared.get(("sequences", 0))
    if behind is None:
        raise Unknown("the step goes through no sequence")
    values = np.ones_like(behind.get_value())
    values[1::2] *= 0 if words and words[1] in ("equal", "member") else -1
    behind.set_value(values)
    (taken,) = [value.reshape(len(value), -1)[:, 0].tolist() for value in scan.values()[:1]]
    true = [bool(acting.wanted(words, step)) for step in values] if words else []
    return {"decides": words is not None, "wanted": true, "taken": [bool(number) for number in taken]}


def numpy_call(library, sketch, arg):
    """Run the step with a function of NumPy, and hold it against that function on the values themselves."""
    words = watching.only(sketch, "numpy")
    if words is None:
        Scan(library, sketch).values()
        return {"called": False, "same": True}
    scan = Scan(library, sketch)
    for number, _ in enumerate(sketch["sequences"]):
        _vary(scan.materials.shared["sequences", number])
    value = scan.values()[0]
    one, two = [scan.materials.shared["sequences", number].get_value() for number in (0, len(sketch["sequences"]) - 1)]
    try:
        exact = [np.asarray(acting.call_numpy(words, a, b, lambda x, y: x > y)) for a, b in zip(one, two)]
    except Exception:
        # The function does not take such arrays either, so that nothing of what the graph gave can be its result.
        exact = []
    alike = [(a.shape == np.shape(b) or not a.ndim) and np.allclose(a, b, equal_nan=True) for a, b in zip(exact, value)]
    same = len(exact) == len(value) and all(alike)
    return {"called": True, "same": bool(same), "got": [int(size) for size in value.shape[1:]], "exact": list(exact[0].shape) if exact else []}


def _vary(behind):
    """Values among which there are a one, a nought, a largest and a smallest that is not the first, so that no function gives the same for all."""
    values = behind.get_value()
    values[:, 0, 0], values[:, 2, 0], values[:, 2, 1], values[:, 1, 0] = 1.0, 0.0, 5.0, -5.0
    behind.set_value(values)


def leak(library, sketch, arg):
    """Compile what the step stored outside beside the outputs."""
    scan = Scan(library, sketch).build()
    kept = [one for one in scan.step.kept if is_variable(one)]
    scan.run(scan.compile(scan.outputs + kept))
    return {"kept": len(kept)}


def align(library, sketch, arg):
    """Change one step of the sequence after another: the steps of the first output, turned round or not, that change with each."""
    scan = Scan(library, sketch).build()
    scan.outputs = [scan.outputs[0][::-1] if arg == "reversed" else scan.outputs[0]]
    compiled = scan.compile()
    return {"length": scan.expected, "depends": watching.depends(scan, compiled, scan.run(compiled))}


def fold(library, sketch, arg):
    """The result of a reduce, and NumPy's fold with the parameter that is taken for the accumulated value."""
    scan = Scan(library, sketch)
    if sketch["step"]["carried"] is None or ("states", 0) not in scan.materials.shared or ("sequences", 0) not in scan.materials.shared:
        raise Unknown("the step carries nothing along")
    value = scan.values()[0]
    xs, total = scan.materials.shared["sequences", 0].get_value(), scan.materials.shared["states", 0].get_value()
    for x in xs[::-1] if sketch["api"] == "foldr" or dict(map(tuple, sketch["arguments"])).get("go_backwards") else xs:
        total = np.maximum(total, x) if sketch["step"]["symmetric"] else total * 0.5 + x
    return {"same": bool(value.shape == total.shape and np.allclose(value, total))}


def warned(library, sketch, arg):
    """Call scan, and listen for warnings."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        Scan(library, sketch).build()
    return {"warnings": [[type(one.message).__name__, first_line(one.message)] for one in heard if issubclass(one.category, Warning)]}


def join(library, sketch, arg):
    """Join a list of updates with the updates of the scan by `+` or `+=`: how many entries that gives, and how many of them are pairs."""
    scan = Scan(library, sketch).build()
    try:
        pairs = [(scan.step.number, scan.step.number + 1)]
        if arg == "in_place":
            pairs += scan.updates
        else:
            pairs = pairs + scan.updates
    except Exception as error:
        raise Trouble(0, error)
    return {"entries": len(pairs), "pairs": sum(1 for one in pairs if isinstance(one, tuple))}


def _static(output):
    return {"none": True} if output is None else {"ndim": getattr(output, "ndim", -1)}


def _shapes(scan, values):
    """Per output its shape, or none where the library gave none."""
    left = list(values)
    return [{"shape": [int(size) for size in left.pop(0).shape]} if is_variable(output) else {"none": True} for output in scan.outputs]


def _rounded(numbers):
    return [round(float(number), 4) for number in numbers[:16]]


def _equal(values, others):
    return len(values) == len(others) and all(a.shape == b.shape and np.allclose(a, b) for a, b in zip(values, others))


TRIALS = {
    "build": build, "run": run, "count": count, "reach": reach, "gradient": gradient, "without": without, "twice": twice, "nested": nested,
    "decide": decide, "numpy": numpy_call, "leak": leak, "align": align, "fold": fold, "warnings": warned, "join": join, "name": watching.name,
}  # fmt: skip
