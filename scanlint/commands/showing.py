"""``scanlint PATH... --show-files`` and ``--show-settings``: what would be linted, and under which settings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from scanlint.commands.output import Exit, put, say
from scanlint.reports.visible import visible
from scanlint.settings import Settings
from scanlint.source.files import Found, SourceFile, shown


def show_files(found: Found) -> Exit:
    """Print the path of each file, one to a line."""
    put("".join(f"{visible(file.shown)}\n" for file in found.files))
    for note in found.notes:
        say(note)
    return Exit.CLEAN


def show_settings(found: Found) -> Exit:
    """Print the settings of the files, as lines of TOML: once for all files that have the same ones."""
    ordered = sorted(found.files, key=lambda file: (repr(_shared(file.settings)), file.shown))
    groups = [list(group) for _, group in groupby(ordered, key=lambda file: _shared(file.settings))]
    groups.sort(key=lambda files: files[0].shown)
    put("\n".join("".join(f"{line}\n" for line in _described(files)) for files in groups))
    for note in found.notes:
        say(note)
    return Exit.CLEAN


def _shared(settings: Settings) -> Settings:
    """Settings without what per-file-ignores took away from one file, which would make a group of each file."""
    return replace(settings, selected=frozenset() if settings.per_file_ignores else settings.selected)


def _described(files: list[SourceFile]) -> Iterator[str]:
    settings = files[0].settings
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    yield f"# {visible(files[0].shown)}{more}"
    origin = "no configuration file" if settings.root is None else f"[tool.scanlint] below {visible(shown(str(settings.root)))}"
    yield f"# {origin}, and the command line"
    yield f"select = {_list(_selected(files))}"
    yield f"exclude = {_list(settings.exclude)}"
    ignores = ", ".join(f"{json.dumps(pattern)} = {_list(sorted(codes))}" for pattern, codes in settings.per_file_ignores)
    yield f"per-file-ignores = {{{ignores}}}"
    if settings.target_version is not None:
        yield f"target-version = {json.dumps(settings.target_version.text)}"
    if settings.baseline is not None:
        yield f"baseline = {json.dumps(os.path.relpath(settings.baseline, settings.root or os.getcwd()))}"
    if settings.require_reason:
        yield "require-reason = true"
    if settings.cache_dir is not None:
        yield f"cache-dir = {json.dumps(os.path.relpath(settings.cache_dir, settings.root or os.getcwd()))}"
    if settings.python is not None:
        yield f"python = {json.dumps(settings.python)}"
    aliases = ", ".join(f"{json.dumps(name)} = {json.dumps(meant)}" for name, meant in settings.backend_aliases)
    yield f"backend-aliases = {{{aliases}}}"


def _selected(files: Iterable[SourceFile]) -> list[str]:
    return sorted(frozenset().union(*(file.settings.selected for file in files)))


def _list(words: Iterable[str]) -> str:
    return json.dumps(list(words))
