"""How the rules make questions for the real library from the facts of a call: numbers, flags and words of closed lists, no text of the code."""

from scanlint.checks.asking.questions import PLAIN, about, doing, raising
from scanlint.checks.asking.sketches import sketch

__all__ = ["PLAIN", "about", "doing", "raising", "sketch"]
