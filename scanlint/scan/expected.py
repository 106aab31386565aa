"""Code that is meant to fail, or that is ready to: in such places a missing name or parameter is no mistake."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from astroid import nodes

from scanlint.scan.below import below

#: What a library that lacks something raises.
_RAISED = frozenset(
    ("ImportError", "ModuleNotFoundError", "AttributeError", "TypeError", "ValueError", "MissingInputError", "Exception", "BaseException"),
)
#: Managers and functions that take an error for granted.
_ASKING = frozenset(("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "assert_raises", "suppress", "warns"))
#: Decorators of tests that fail on purpose.
_FAILING = frozenset(("raises", "xfail", "expectedFailure", "assert_raises"))
#: The names that a function hands to what takes an error for granted, looked up once: a function may have thousands of scans, each in another one.
_HANDED: WeakKeyDictionary[nodes.FunctionDef, frozenset[str]] = WeakKeyDictionary()


def is_expected(node: nodes.NodeNG) -> bool:
    """Whether the code around an expression is prepared for its failure: a try, a question about names or versions, a test that wants the error."""
    inner, around = node, node.parent
    while around is not None:
        if isinstance(around, (nodes.Try, nodes.TryStar)) and inner in around.body and any(_catches(handler) for handler in around.handlers):
            return True
        if isinstance(around, (nodes.If, nodes.IfExp)) and inner is not around.test and _asks(around.test):
            return True
        if isinstance(around, nodes.BoolOp) and any(_asks(value) for value in around.values if value is not inner):
            return True
        if isinstance(around, nodes.With) and any(_last_name(getattr(manager, "func", None)) in _ASKING for manager, _ in around.items):
            return True
        if isinstance(around, nodes.Call) and inner is not around.func and _last_name(around.func) in _ASKING:
            return True
        if isinstance(around, nodes.FunctionDef) and _is_to_fail(around):
            return True
        inner, around = around, around.parent
    return False


def _is_to_fail(function: nodes.FunctionDef) -> bool:
    """`@raises(..)`, `@xfail`, `@expectedFailure`, or a function of a test that is handed to assertRaises by its name."""
    marks = function.decorators.nodes if function.decorators is not None else []
    if any(_last_name(mark.func if isinstance(mark, nodes.Call) else mark) in _FAILING or _skips(mark) for mark in marks):
        return True
    around = function.parent.scope()
    if not isinstance(around, nodes.FunctionDef):
        return False
    if around not in _HANDED:
        asking = (call for call in below(around, nodes.Call) if _last_name(call.func) in _ASKING)
        _HANDED[around] = frozenset(part.name for call in asking for part in call.args if isinstance(part, nodes.Name))
    return function.name in _HANDED[around]


def _skips(mark: nodes.NodeNG) -> bool:
    """`@skip`, `@skipif(True, ..)`: a test that is never run."""
    name = _last_name(mark.func if isinstance(mark, nodes.Call) else mark).lower()
    first = mark.args[0] if isinstance(mark, nodes.Call) and mark.args else None
    return name == "skip" or (name == "skipif" and isinstance(first, nodes.Const) and first.value is True)


def _catches(handler: nodes.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, nodes.Tuple) else [handler.type]
    return any(_last_name(kind) in _RAISED for kind in kinds)


def _asks(test: nodes.NodeNG) -> bool:
    """Whether a condition asks for a name or for a version."""
    pending = [test]
    while pending:
        part = pending.pop()
        name = _last_name(part).lower()
        if name == "hasattr" or "version" in name:
            return True
        pending.extend(part.get_children())
    return False


def _last_name(node: nodes.NodeNG | None) -> str:
    if isinstance(node, nodes.Attribute):
        return str(node.attrname)
    return str(node.name) if isinstance(node, nodes.Name) else ""
