"""``--statistics``: how many findings there are of each rule."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from scanlint.finding import Finding
from scanlint.fixes.applicable import applies


def counted(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Return code, name, impact, count and how many are fixable safely or unsafely, per rule; the most frequent first, then by code."""
    counts = Counter((finding.code, finding.name, finding.impact.value) for finding in findings)
    safe = Counter(finding.code for finding in findings if applies(finding, finding.location.path, False))
    some = Counter(finding.code for finding in findings if applies(finding, finding.location.path, True))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"code": code, "name": name, "impact": impact, "count": count, "fixable": safe[code], "unsafe_fixable": some[code] - safe[code]}
        for (code, name, impact), count in ordered
    ]


def table(findings: Sequence[Finding]) -> str:
    """Return one line per rule, in columns, each line ended; nothing for a clean run. ``[*]`` marks what --fix can fix, as in the concise format."""
    rows = counted(findings)
    widths = {field: max((len(str(row[field])) for row in rows), default=0) for field in ("count", "code", "name", "impact")}
    return "".join(f"{row['count']:>{widths['count']}}  {_cells(row, widths)}".rstrip() + "\n" for row in rows)


def as_json(findings: Sequence[Finding]) -> str:
    """Return the same as a JSON list that ends with a line end."""
    return json.dumps(counted(findings), indent=2) + "\n"


def _cells(row: dict[str, object], widths: dict[str, int]) -> str:
    cells = "  ".join(f"{row[field]:{widths[field]}}" for field in ("code", "name", "impact"))
    parts = (
        f"[*] {row['fixable']} fixable" if row["fixable"] else "",
        f"{row['unsafe_fixable']} with --unsafe-fixes" if row["unsafe_fixable"] else "",
    )
    return f"{cells}  {', '.join(part for part in parts if part)}"
