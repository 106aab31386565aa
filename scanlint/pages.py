"""The rules' pages: Markdown, one file per rule, for people to read after a finding."""

from __future__ import annotations

import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

_FILE = re.compile(r"(?P<code>SCN\d{3})-(?P<name>[a-z0-9-]+)\.md")


class PageError(ValueError):
    """A page that is not there. The message says which, and where it was looked for."""


def page(code_or_name: str) -> str:
    """Return the Markdown text of a rule's page by its code (in any case) or its name; read anew at every call. Raises PageError."""
    wanted = code_or_name.strip().lower()
    for code, name in names().items():
        if wanted in (code.lower(), name):
            return (folder() / f"{code}-{name}.md").read_text(encoding="utf-8")
    raise PageError(f"there is no page for '{code_or_name}' in {folder()}")


def section(text: str, title: str) -> str:
    """Return what stands in a page below the heading ``title``, without the blank lines around it; nothing if there is no such heading."""
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return match[1].strip() if match else ""


def names() -> dict[str, str]:
    """Return the name of every rule that has a page by its code, in the order of the codes. Raises PageError if there are no pages at all."""
    found = filter(None, (_FILE.fullmatch(entry.name) for entry in folder().iterdir()))
    return dict(sorted((match["code"], match["name"]) for match in found))


def folder() -> Traversable:
    """Return where the pages are: inside the package in a wheel, else ``rules`` beside the package in a checkout. Raises PageError if in neither."""
    return choose(resources.files("scanlint") / "rules", Path(__file__).resolve().parent.parent / "rules")


def choose(packaged: Traversable, beside: Traversable) -> Traversable:
    """Return ``packaged`` if it is a folder, else ``beside``; raises PageError, which names both, if neither is."""
    for place in (packaged, beside):
        if place.is_dir():
            return place
    raise PageError(f"the rule pages are missing: neither {packaged} nor {beside} is a folder; install scanlint again")
