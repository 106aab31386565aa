"""Whether a file has anything to do with scan, by its `ast` tree and by what its imports bring. No astroid is loaded for it."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from scanlint.scan.leads import Aliases, leads
from scanlint.scan.prefilter import has_scan, mentions
from scanlint.source.import_lines import imports
from scanlint.source.text import SourceText


def seeds_of(program: SourceText, tree: ast.Module, aliases: Aliases, home: str | None) -> Mapping[str, int] | None:
    """The names that lead to a scan because of imports, as scanlint.scan.analyse.analyse takes them; None for a file that has no scan and uses none.

    ``home`` is the absolute path of the file; without one no other file is looked at.
    """
    if home is None:
        return {} if has_scan(tree, aliases) else None
    known = leads(aliases)
    found = tuple(imports(program.text.encode("utf-8", "replace"), home))
    seeds = known.seeds(found)
    concerned = (seeds and mentions(tree, seeds)) or has_scan(tree, aliases, lambda: known.borrow(found))
    return seeds if concerned else None
