"""What a finding means to a user, and how sure it is: the two words that every rule has of itself."""

from __future__ import annotations

from enum import StrEnum


class Impact(StrEnum):
    """What a user loses if the finding is right; the order of the members is the order of the report, most costly first."""

    SILENT = "silent"
    CRASH = "crash"
    FUTURE = "future"
    SLOW = "slow"
    INFO = "info"


class Confidence(StrEnum):
    """CERTAIN follows from the code under the library's measured behaviour; LIKELY rests on what a name or a use suggests."""

    CERTAIN = "certain"
    LIKELY = "likely"
