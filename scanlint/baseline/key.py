"""What a finding is known by: its path, rule, statement and function, and no line number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from scanlint.finding import Finding
from scanlint.source.wording import bare

#: Path, code, function, and the bare words of the statement.
Key: TypeAlias = tuple[str, str, str, str]


def key(finding: Finding, path: str) -> Key:
    """The key of a finding in the file ``path``. It stays when the code moves within its function or is laid out anew."""
    return (path, finding.code, finding.function, bare(finding.statement))


def fingerprints(keyed: Iterable[Key]) -> Iterator[str]:
    """32 hexadecimal digits per key; findings that share a key are told apart by their order."""
    seen: Counter[Key] = Counter()
    for one in keyed:
        seen[one] += 1
        text = "\0".join((*one, str(seen[one])))
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
