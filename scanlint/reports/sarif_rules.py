"""The rules of a SARIF log, described from their metadata and their pages."""

from __future__ import annotations

import re

from scanlint.checks.rule import Rule
from scanlint.impact import Confidence, Impact
from scanlint.pages import page, section

LEVELS = {Impact.SILENT: "error", Impact.CRASH: "error", Impact.FUTURE: "warning", Impact.SLOW: "warning", Impact.INFO: "note"}
# What GitHub code scanning sorts by: https://docs.github.com/code-security, "SARIF support for code scanning".
_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}
_PRECISION = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "high"}


def described(rule: Rule) -> dict[str, object]:
    """Return the reportingDescriptor of a rule. Its help is the page: whole as Markdown, what to do as plain text."""
    text = page(rule.code)
    level = LEVELS[rule.impact]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _sentence(rule.summary)},
        "fullDescription": {"text": _first_paragraph(section(text, "What it reports"))},
        "help": {"text": _plain(section(text, "What to do")) or _sentence(rule.summary), "markdown": _without_title(text)},
        "defaultConfiguration": {"level": level, "enabled": rule.default},
        "properties": {
            "tags": [rule.impact.value, "scan", *(word.strip().lower() for word in rule.libraries.split(","))],
            "precision": _PRECISION[rule.confidence],
            "problem.severity": _SEVERITIES[level],
            "fixable": rule.fixable,
        },
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _first_paragraph(text: str) -> str:
    return _plain(text.split("\n\n")[0])


def _plain(text: str) -> str:
    """Markdown paragraphs as lines, without the line ends that only wrap them."""
    return re.sub(r"(?<!\n)\n(?![\n*\-|]|    )[ ]*", " ", text)


def _without_title(text: str) -> str:
    """A page without its heading and its table, which the viewer shows from the metadata."""
    return text[text.index("\n## ") + 1 :] if "\n## " in text else text
