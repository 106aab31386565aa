"""The programs of tests/fixtures/migrations: PyTensor code before and after its move to return_updates=False.

A file opens with what its programs share. `# %% safe: title` opens a program, and `# -->` what becomes of it; `unsafe` where that takes
--unsafe-fixes; `# %% left: title: why` opens one that stays, with a part of the reason. Each leaves in `result` what it computes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "migrations"
OPENING = re.compile(r"^# %% (?P<kind>safe|unsafe|left): (?P<title>[^:\n]+)(?:: (?P<why>.+))?$", re.MULTILINE)
ARROW = "# -->\n"


@dataclass(frozen=True, slots=True)
class Migration:
    """One program: ``before`` and ``after`` are whole modules, equal where it stays as it is."""

    name: str
    kind: str
    before: str
    after: str
    why: str | None = None

    def __str__(self) -> str:
        return self.name


def read(path: Path) -> list[Migration]:
    """The programs of one file, in its order."""
    text = path.read_text(encoding="utf-8")
    openings = list(OPENING.finditer(text))
    assert len(openings) == text.count("# %%"), f"{path.name}: a program opens with `# %% safe|unsafe|left: title`"
    shared = text[: openings[0].start()]
    ends = [opening.start() for opening in openings[1:]] + [len(text)]
    return [_migration(path.stem, opening, shared, text[opening.end() + 1 : end]) for opening, end in zip(openings, ends, strict=True)]


def _migration(stem: str, opening: re.Match[str], shared: str, body: str) -> Migration:
    before, arrow, after = body.partition(ARROW)
    left = opening["kind"] == "left"
    assert {bool(arrow), bool(opening["why"])} == {True, False}, f"{stem}: {opening['title']}: either `# -->` or a reason"
    assert bool(opening["why"]) is left, f"{stem}: {opening['title']}: a reason is for what is left"
    before, after = (shared + part.rstrip() + "\n" for part in (before, before if left else after))
    return Migration(f"{stem}: {opening['title']}", opening["kind"], before, after, opening["why"])


def everything() -> list[Migration]:
    """All programs of all files."""
    return [one for path in sorted(FOLDER.glob("*.py")) for one in read(path)]
