"""tree-sitter's reading of a text: what of it only Python 2 has, what only Python 3 has, and where it could not be read.

tree-sitter-python 0.25 knows print, exec, `except E, e`, `raise E, x`, backticks (as a string), `<>` and tuple parameters; it reads on after errors.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser, Query

# print and exec may be taken for names; a query would have to look at every name there is.
_NAMES = re.compile(rb"\b(?:(?P<exec_name>exec)\b|(?P<print_name>print)[ \t]*[^ \t\"'\w=])")
_KINDS = {"`": "ticked", "u": "raw", "b": "bytes", "r": "templates", "t": "templates"}
_QUERY = r"""
(print_statement) @print
((except_clause . "except" . (_) . ",") @except)
(raise_statement (expression_list) @raise)
((integer) @number (#match? @number "^0[0-9]|[lL]$"))
"<>" @unequal
(parameters [(tuple_pattern) (default_parameter name: (tuple_pattern))] @tuple)
(lambda_parameters [(tuple_pattern) (default_parameter name: (tuple_pattern))] @tuple)
((for_in_clause ",") @loop)
(concatenated_string) @concatenated
((string (string_start) @prefix) @odd_string (#match? @prefix "^(`|[uU][rR]|[bB]|[rR]?[tT])"))

(function_definition "async") @new
(function_definition return_type: (_)) @new
[(typed_parameter) (typed_default_parameter) (keyword_separator) (positional_separator)] @new
(assignment type: (_)) @new
[(named_expression) (match_statement)] @new
(interpolation) @new
(raise_statement cause: (_)) @new
(yield "from") @new
(class_definition superclasses: (argument_list (keyword_argument))) @new
"@=" @new
(type_alias_statement) @type_alias
(function_definition type_parameters: (_) @type_parameters)
(class_definition type_parameters: (_) @type_parameters)
(interpolation) @interpolation
(list_comprehension body: (list_splat) @unpacking)
"""


def parse(data: bytes) -> Node:
    """The root of tree-sitter's tree; it always gives one."""
    return _parser().parse(data).root_node


def captures(root: Node, data: bytes) -> dict[str, list[Node]]:
    """The nodes of a tree of ``data`` that the query names, by its names, in the order of the text."""
    from tree_sitter import QueryCursor

    found = QueryCursor(_query(_QUERY)).captures(root)
    for match in _NAMES.finditer(data):
        name = match.lastgroup or ""
        word = root.descendant_for_byte_range(*match.span(name))
        if word is not None and word.type in ("identifier", "exec"):
            found.setdefault(name, []).append(word)
    for node in found.pop("odd_string", ()):
        kind = _KINDS[data[node.start_byte : node.start_byte + 1].decode().lower()]
        found.setdefault(kind, []).append(node)
    return {name: sorted(nodes, key=lambda node: node.start_byte) for name, nodes in found.items()}


def first_error(root: Node) -> int | None:
    """The offset where tree-sitter first could not go on, or put in what was missing; None where it read everything."""
    from tree_sitter import QueryCursor

    if not root.has_error:
        return None
    found = QueryCursor(_query("[(ERROR) (MISSING)] @error")).captures(root).get("error", [])
    return min((node.start_byte for node in found), default=root.start_byte)


def strings(root: Node) -> list[Node]:
    """All string literals."""
    from tree_sitter import QueryCursor

    return QueryCursor(_query("(string) @string")).captures(root).get("string", [])


@cache
def _language() -> Language:
    import tree_sitter_python
    from tree_sitter import Language

    return Language(tree_sitter_python.language())


@cache
def _parser() -> Parser:
    from tree_sitter import Parser

    return Parser(_language())


@cache
def _query(source: str) -> Query:
    from tree_sitter import Query

    return Query(_language(), source)
