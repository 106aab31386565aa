"""Which fixes a run may apply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanlint.finding import Finding


def applies(finding: Finding, path: str, unsafe: bool) -> bool:
    """Whether the finding has a fix of the wanted kind that changes nothing but the text of ``path``."""
    fix = finding.fix
    if fix is None or not fix.edits or (fix.applicability != "safe" and not unsafe):
        return False
    return all(edit.location.path == path for edit in fix.edits)


def fixable(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many findings --fix would fix, and how many more with --unsafe-fixes; a fix that is refused when it is tried counts too."""
    some = [finding for finding in findings if applies(finding, finding.location.path, True)]
    safe = sum(applies(finding, finding.location.path, False) for finding in some)
    return safe, len(some) - safe
