"""What a rule is: metadata that its page, `scanlint rules` and SARIF are made from."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.impact import Confidence, Impact


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. ``fixable`` is "no", "safe" or "unsafe"; ``libraries`` names the libraries and versions it speaks of."""

    code: str
    name: str
    impact: Impact
    confidence: Confidence
    default: bool
    summary: str
    libraries: str = "Theano, Theano-PyMC, Aesara, PyTensor"
    fixable: str = "no"

    @property
    def page(self) -> str:
        """File name of the rule's page under rules/."""
        return f"{self.code}-{self.name}.md"
