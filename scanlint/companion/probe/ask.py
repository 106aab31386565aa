"""Asks one library about one structure: builds the scan once, applies every path, evaluates all of it together, and says what was seen."""

import build
import operations
from gru import NEAR
from library import first_line
from look import Look
from values import evaluate, is_variable, leaves
from words import Unknown, check_structure, integer

STEPS, MOST_STEPS = 5, 64
_COMPARED = ("arithmetic", "call", "method")


def check(structure, path):
    """Raise Unknown unless the structure and every operation of the path are known."""
    check_structure(structure)
    operations.check(path)


def ask(backend, structure, questions, say, one_by_one):
    """Answer ``questions`` about ``structure``, each with one line through ``say``. A question whose index needs more steps gets its own scan."""
    by_steps = {}
    for question in questions:
        farthest = [abs(arg) + 1 for word, arg in question["path"] if word == "index" and integer(arg)]
        by_steps.setdefault(max([STEPS] + farthest), []).append(question)
    for steps, group in sorted(by_steps.items()):
        try:
            if steps > MOST_STEPS:
                raise Unknown("step %d is beyond the %d steps that the probe builds" % (steps - 1, MOST_STEPS))
            Session(build.Graph(backend, structure, steps), say).answer(group, one_by_one)
        except Exception as error:
            reason = "%s %s cannot build a scan of this structure: %s" % (backend.name, backend.version, _text(error))
            reason = str(error) if isinstance(error, Unknown) else reason
            for question in group:
                say(id=question["id"], not_run=reason)


class Session(object):
    """Questions about one graph."""

    def __init__(self, graph, say):
        self.graph, self.say = graph, say
        self._applied = {}
        self._look = Look(graph.reference)
        self._outputs = leaves(graph.returned[0] if graph.structure["return_updates"] else graph.returned)

    def answer(self, questions, one_by_one):
        """Answer all questions, evaluated by one function where that works, else in halves down to one by one."""
        if len(questions) > 1 and not one_by_one:
            try:
                lines = self._answer_together(questions)
            except Exception:
                middle = len(questions) // 2
                self.answer(questions[:middle], one_by_one)
                self.answer(questions[middle:], one_by_one)
            else:
                for line in lines:
                    self.say(**line)
            return
        for question in questions:
            self.say(doing="question", ids=[question["id"]])
            try:
                self.say(**self._answer_alone(question))
            except (Unknown, MemoryError) as error:
                self.say(id=question["id"], not_run=str(error) if isinstance(error, Unknown) else "the memory limit was reached")

    def _answer_together(self, questions):
        traces = [self._trace(question["path"]) for question in questions]
        stacked = [self._stacked(question["path"], stages) if raised is None else [] for question, (stages, raised) in zip(questions, traces)]
        values = evaluate(self.graph, [self._outputs, stacked] + [stages for stages, _ in traces])
        self._check_reference(values)
        return [self._line(question, *trace, values=values, stacked=other) for question, trace, other in zip(questions, traces, stacked)]

    def _answer_alone(self, question):
        stages, raised = self._trace(question["path"])
        values = evaluate(self.graph, self._outputs)
        self._check_reference(values)
        for number, stage in enumerate(stages[1:]):
            try:
                values.update(evaluate(self.graph, stage))
            except MemoryError:
                raise
            except Exception as error:
                return self._line(question, stages[: number + 1], (number, error), values, [])
        stacked = self._stacked(question["path"], stages) if raised is None else []
        try:
            values.update(evaluate(self.graph, stacked))
        except Exception:  # the comparison is the probe's own and says nothing of the question
            stacked = []
        return self._line(question, stages, raised, values, stacked)

    def _check_reference(self, values):
        """Raise Unknown unless the library's outputs are those of the NumPy GRU: no value could be told from another."""
        got, expected = [values[id(output)] for output in self._outputs], self.graph.expected()
        agree = [value.shape == wanted.shape and abs(value - wanted).max() < NEAR for value, wanted in zip(got, expected)]
        if len(got) != len(expected) or not all(agree):
            raise Unknown("the values of this scan are not those of the reference GRU")

    def _trace(self, path):
        """Apply ``path``: the values after each operation, the returned one first, and (position, exception) of the one that raised, if one did."""
        stages = [self.graph.returned]
        for position, operation in enumerate(path):
            key = repr(path[: position + 1])
            if key not in self._applied:
                try:
                    self._applied[key] = (operations.apply(self.graph, operation, stages[-1]), None)
                except (Unknown, MemoryError):
                    raise
                except Exception as error:
                    self._applied[key] = (None, error)
            value, error = self._applied[key]
            if error is not None:
                return stages, (position, error)
            stages.append(value)
        return stages, None

    def _stacked(self, path, stages):
        """Apply the last operation to the outputs of a list stacked into one variable, to compare: [that], or [] where it says nothing."""
        if path[-1][0] not in _COMPARED or not isinstance(stages[-2], list) or not is_variable(stages[-1]):
            return []
        key = repr(path) + " stacked"
        if key not in self._applied:
            try:
                expression = operations.apply(self.graph, path[-1], self.graph.library.tensor.stack(stages[-2]))
            except Exception:
                expression = None
            self._applied[key] = [expression] if is_variable(expression) else []
        return self._applied[key]

    def _line(self, question, stages, raised, values, stacked):
        backend = self.graph.library
        described = [self._look.describe(stage, values) for stage in stages]
        for expression in stacked:
            own, other = values[id(stages[-1])], values[id(expression)]
            described[-1]["stacked"] = bool(own.shape == other.shape and abs(own * 1.0 - other).max() < NEAR)
        return dict(
            id=question["id"],
            backend={"name": backend.name, "version": backend.version, "dialect": backend.dialect},
            length=self.graph.length,
            stages=described,
            raised=raised and {"at": raised[0], "type": type(raised[1]).__name__, "text": first_line(raised[1])},
        )


def _text(error):
    return "the memory limit was reached" if isinstance(error, MemoryError) else "%s: %s" % (type(error).__name__, first_line(error))
