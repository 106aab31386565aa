"""The committed table of findings, each judged from the source by someone who did not write the rule, held against a run."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.ecosystem.packages import HERE, EcosystemError

TABLE = HERE / "findings.toml"
#: "harmless" holds as well, but costs nothing where it stands: a function that is called once, a check that does not look at the values.
JUDGEMENTS = ("true", "harmless", "false alarm")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a finding is known by. ``path`` counts from the top of the package's archive."""

    package: str
    path: str
    line: int
    code: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row. ``fact`` says in a line what the source does (never its text); ``before`` is the first Python version that no longer reports it."""

    key: Key
    judgement: str
    fact: str
    judge: str
    before: tuple[int, ...] | None = None

    @property
    def applies(self) -> bool:
        """Whether the running interpreter reports it at all."""
        return self.before is None or sys.version_info[:2] < self.before


@dataclass(slots=True)
class Difference:
    """What stands between a run and the table."""

    unjudged: list[Key] = field(default_factory=list)
    false_alarms: list[Judgement] = field(default_factory=list)
    gone: list[Key] = field(default_factory=list)

    def lines(self) -> list[str]:
        """What to do about each, one line per finding."""
        judge = "not judged yet: read the source, then add it to findings.toml"
        return [
            *(f"{_place(key)}: {judge}" for key in self.unjudged),
            *(f"{_place(row.key)}: a false alarm still stands: {row.fact}" for row in self.false_alarms),
            *(f"{_place(key)}: in findings.toml, no longer reported: remove the entry, or find out why" for key in self.gone),
        ]


def table() -> tuple[Judgement, ...]:
    """The rows of findings.toml. Raises EcosystemError for a row that lacks something."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8")).get("finding", [])
    return tuple(_row(number, dict(row)) for number, row in enumerate(rows, 1))


def compare(found: Iterable[Key], rows: Iterable[Judgement], packages: frozenset[str]) -> Difference:
    """The findings of a run over ``packages`` against the table."""
    keys = sorted(set(found))
    known = {row.key: row for row in rows if row.applies and row.key.package in packages}
    return Difference(
        unjudged=[key for key in keys if key not in known],
        false_alarms=[known[key] for key in keys if key in known and known[key].judgement == "false alarm"],
        gone=sorted(set(known) - set(keys)),
    )


def _row(number: int, row: dict[str, object]) -> Judgement:
    try:
        key = Key(str(row["package"]), str(row["path"]), int(str(row["line"])), str(row["code"]))
        before = tuple(int(part) for part in str(row["before"]).split(".")) if "before" in row else None
        judged = Judgement(key, str(row["judgement"]), str(row["fact"]), str(row["judge"]), before)
    except (KeyError, ValueError) as error:
        raise EcosystemError(f"{TABLE.name}, finding {number}: {error} is missing or wrong") from None
    if judged.judgement not in JUDGEMENTS:
        raise EcosystemError(f"{TABLE.name}, finding {number}: judgement is {judged.judgement!r}, it must be one of {', '.join(JUDGEMENTS)}")
    return judged


def _place(key: Key) -> str:
    return f"{key.package}: {key.path}:{key.line} {key.code}"
