"""A scan as a sketch has it: built, compiled and run in the library."""

import numpy as np
from materials import STEPS, Materials
from parameters import function
from stepping import Step
from values import is_variable
from words import Unknown


class Trouble(Exception):
    """An exception of the library: ``at`` is 0 while the graph is built, 1 while it is compiled, 2 while it runs."""

    def __init__(self, at, error):
        Exception.__init__(self, str(at))
        self.at, self.error = at, error


class Scan(object):
    """The scan, not built yet. ``steps`` is the length of the sequences, unless more steps are asked for."""

    def __init__(self, library, sketch, steps=STEPS, weight=None):
        self.library, self.sketch = library, sketch
        asked = dict((name, value) for name, value in sketch["arguments"]).get("n_steps")
        given = isinstance(asked, (int, float)) and not isinstance(asked, bool)
        self.length = max(steps, int(asked)) if given else steps
        #: How many steps a reader would expect.
        self.expected = int(asked) if given and asked >= 1 else steps
        self.materials = Materials(library, sketch, self.length)
        self.step = Step(library, sketch, weight)
        self.outputs, self.updates = None, {}

    def build(self):
        """Call scan. Raises Trouble for what it raises; ``outputs`` is a list then, and ``updates`` what came with it."""
        try:
            returned = self._call()
        except (Unknown, MemoryError):
            raise
        except Exception as error:
            raise Trouble(0, error)
        pair = dict(map(tuple, self.sketch["arguments"])).get("return_updates", True)
        outputs, self.updates = returned if pair else (returned, {})
        self.outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
        return self

    def _call(self):
        sketch, made = self.sketch, self.materials
        step = function(self.step, sketch["step"]["least"], sketch["step"]["most"])
        arguments = dict((name, value) for name, value in sketch["arguments"])
        if "mode" in arguments:
            arguments["mode"] = None
        if "name" in arguments:
            arguments["name"] = "scan"
        if "unknown" in arguments:
            arguments["no_such_argument"] = arguments.pop("unknown")
        if made.sequences or sketch["api"] != "scan":
            arguments["sequences"] = made.sequences
        drawing = any(act[0] in ("draw", "count") for act in sketch["step"]["acts"])
        if sketch["states"] and sketch["api"] != "map":
            arguments["outputs_info"] = made.states + [None] * drawing
        if made.non_sequences:
            arguments["non_sequences"] = made.non_sequences
        if any(act[0] == "count" for act in sketch["step"]["acts"]):
            inner = step

            def step(*parameters):
                return inner(*parameters), {self.step.number: self.step.number + 1}

        return getattr(self.library.views, sketch["api"])(step, **arguments)

    def compile(self, outputs=None, updates=None):
        """Compile a function without inputs for the outputs, or others. Raises Trouble."""
        wanted = [output for output in (self.outputs if outputs is None else outputs) if is_variable(output)]
        root = self.library.root
        try:
            return root.function([], wanted, updates=updates, mode=root.compile.mode.Mode("py", None), on_unused_input="ignore")
        except MemoryError:
            raise
        except Exception as error:
            raise Trouble(1, error)

    def run(self, compiled):
        """Call a compiled function: its values as arrays. Raises Trouble."""
        try:
            return [np.asarray(value) for value in compiled()]
        except MemoryError:
            raise
        except Exception as error:
            raise Trouble(2, error)

    def values(self):
        """Build, compile and run: the values of the outputs. Raises Trouble."""
        self.build()
        return self.run(self.compile())


def changed(sketch, **parts):
    """The sketch with other parts."""
    return dict(sketch, **parts)
