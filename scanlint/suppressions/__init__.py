"""Comments that silence findings: `# scanlint: ignore[SCN101] -- reason`, `function-ignore`, `file-ignore`, `# noqa` and `# noqa: SCN101`."""

from scanlint.suppressions.comments import may_rot
from scanlint.suppressions.directives import Codes, directives
from scanlint.suppressions.silence import Silence, Silenced, apply

__all__ = ["Codes", "Silence", "Silenced", "apply", "directives", "may_rot"]
