"""Comments that silence, and the baseline."""

from __future__ import annotations

import json

from benchmarks.compare.room import Answer, Room
from benchmarks.compare.tool import Sample

_SAMPLES = {"call": "call", "function": "function", "file": "file", "name": "safe", "code": "safe", "reason": "safe", "line": "safe"}


def silences(room: Room, form: str) -> bool:
    """Whether one of the forms of the comment leaves out a finding that is told without it."""
    sample = room.tool.samples[_SAMPLES[form]]
    room.write(sample.text)
    if not room.ask("plain").told(sample):
        return False
    return any(_silent(room, sample, text) for text in room.tool.silenced.get(form, ()))


def _silent(room: Room, sample: Sample, text: str) -> bool:
    right, wrong = room.tool.names
    named = text.replace("NAME", right)
    room.write(named)
    if room.ask("plain").told(sample):
        return False
    if named == text:
        return True
    # A comment that silences under any name knows none.
    room.write(text.replace("NAME", wrong))
    return room.ask("plain").told(sample)


def line(room: Room) -> Answer:
    """At the end of the line."""
    return silences(room, "line")


def call(room: Room) -> Answer:
    """One comment at an end of a call of several lines, for a finding in its middle; for zizmor of a step."""
    return silences(room, "call")


def function(room: Room) -> Answer:
    """One comment for the whole of a function; for zizmor of a job."""
    return silences(room, "function")


def file(room: Room) -> Answer:
    """One comment for the whole of a file, that names the rules."""
    return silences(room, "file")


def by_code_or_name(room: Room) -> Answer:
    """Both are understood."""
    code, name = silences(room, "code"), silences(room, "name")
    return (code and name) or ("code" if code else "name" if name else False)


def with_a_reason(room: Room) -> Answer:
    """A reason in the comment does not stop it from silencing."""
    return silences(room, "reason")


def reason_required(room: Room) -> Answer:
    """A comment without a reason is reported, one with a reason is not."""
    room.write(room.tool.silenced["line"][0])
    without = room.ask("require-reason")
    room.write(room.tool.silenced["reason"][0])
    return without.status == 1 and room.ask("require-reason").status == 0


def unused(room: Room) -> Answer:
    """A comment that silences nothing is reported."""
    room.write(room.tool.samples["clean"].text)
    clean = room.ask("unused").all
    room.write(room.tool.silenced["unused"][0])
    said = room.ask("unused").all
    return said != clean and any(word in said.lower() for word in ("unused-suppression", "useless-suppression", "ruf100"))


def unused_fixed(room: Room) -> Answer:
    """And is taken out."""
    text = room.tool.silenced["unused"][0]
    path = room.write(text)
    room.ask("fix-unused")
    after = path.read_text(encoding="utf-8")
    return after != text and "#" not in after


def suppress(room: Room) -> Answer:
    """Comments are written, and what they stand at is silent then."""
    sample = room.tool.samples["safe"]
    path = room.write(sample.text)
    room.ask("suppress")
    return path.read_text(encoding="utf-8") != sample.text and not room.ask().told(sample)


def suppress_why(room: Room) -> Answer:
    """And hold the reason that was given."""
    path = room.write(room.tool.samples["safe"].text)
    room.ask("suppress-why")
    return "meant" in path.read_text(encoding="utf-8")


def baseline(room: Room) -> Answer:
    """Known findings are left out, a new one is told."""
    sample = room.tool.samples["safe"]
    room.write(sample.text)
    room.ask("write-baseline", file="known.json")
    known = room.ask("baseline", file="known.json")
    room.write(sample.text, room.name("other"))
    new = room.ask("baseline", room.name("other"), file="known.json")
    return (room.folder / "known.json").exists() and known.status == 0 and not known.told(sample) and new.told(sample)


def baseline_moved(room: Room) -> Answer:
    """They stay known with 50 blank lines above them."""
    if not baseline(room):
        return False
    sample = room.tool.samples["safe"]
    room.write("\n" * 50 + sample.text)
    return not (room.ask("baseline", file="known.json").told(sample))


def baseline_stale(room: Room) -> Answer:
    """What was mended is told, and taken out on request."""
    if not baseline(room):
        return False
    room.write(room.tool.samples["clean"].text)
    told = "gone" in room.ask("baseline", file="known.json").all
    room.ask("prune", file="known.json")
    return told and not json.loads((room.folder / "known.json").read_text(encoding="utf-8"))["findings"]


ROWS = {
    "a comment silences a line": line,
    "silences a call, by one comment at its beginning, end or above": call,
    "silences a function, by one comment": function,
    "silences a file, for the rules named": file,
    "names rules by code or by name": by_code_or_name,
    "takes a reason": with_a_reason,
    "reasons can be required": reason_required,
    "comments that silence nothing are found": unused,
    "and are taken out": unused_fixed,
    "writes comments for what there is": suppress,
    "which hold a reason": suppress_why,
    "a baseline of known findings": baseline,
    "which knows them when code moves": baseline_moved,
    "and tells what is gone, and drops it": baseline_stale,
}
