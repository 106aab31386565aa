"""SCN4xx: updates and random numbers."""

from __future__ import annotations

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact

UPDATES_DROPPED = Rule(
    "SCN401",
    "updates-dropped",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "the step draws random numbers or makes updates, and scan's updates reach no function",
    fixable="unsafe",
)
NESTED_UPDATES_DROPPED = Rule(
    "SCN402",
    "nested-updates-dropped",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "the updates of a scan inside a step are not returned by that step",
)
PYTHON_RANDOM_IN_STEP = Rule(
    "SCN403",
    "python-random-in-step",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "np.random or random in the step: one draw, frozen into the graph",
)
RNG_NOT_ADVANCED = Rule(
    "SCN404",
    "rng-not-advanced",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "a generator used in the step with no next state: every step draws the same numbers",
    libraries="PyTensor",
)
RETURN_UPDATES_DEFAULT = Rule(
    "SCN405",
    "return-updates-default",
    Impact.FUTURE,
    Confidence.CERTAIN,
    True,
    "a PyTensor scan that relies on the deprecated (outputs, updates) return",
    libraries="PyTensor",
    fixable="safe",
)
NO_UPDATES_RETURNED = Rule(
    "SCN406",
    "no-updates-returned",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "`outputs, updates = scan(.., return_updates=False)`: there are no updates to unpack",
    libraries="PyTensor",
    fixable="safe",
)
RETURN_UPDATES_REFUSED = Rule(
    "SCN407",
    "return-updates-refused",
    Impact.CRASH,
    Confidence.CERTAIN,
    True,
    "return_updates=False while the step makes updates",
    libraries="PyTensor",
)

#: In the order of their codes.
RULES = (
    UPDATES_DROPPED,
    NESTED_UPDATES_DROPPED,
    PYTHON_RANDOM_IN_STEP,
    RNG_NOT_ADVANCED,
    RETURN_UPDATES_DEFAULT,
    NO_UPDATES_RETURNED,
    RETURN_UPDATES_REFUSED,
)
