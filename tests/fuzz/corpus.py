"""What is mutated: the programs of the rule pages, the variants and the fixture programs, good and bad."""

from __future__ import annotations

import functools
from pathlib import Path

from scanlint.checks.catalogue import RULES
from tests.rule_pages import programs, text
from tests.variants import everything

FIXTURES = Path(__file__).parents[1] / "fixtures" / "programs"


@functools.cache
def sources() -> tuple[str, ...]:
    """Every program once, in an order that does not change."""
    pages = [program.source for rule in RULES for program in programs(text(rule))]
    variants = [variant.source for variant in everything()]
    fixtures = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.py"))]
    return tuple(dict.fromkeys((*pages, *variants, *fixtures)))
