"""`f(x)[-1]` written as `f(x[-1])`."""

from __future__ import annotations

from astroid import nodes


def picked_first(node: nodes.NodeNG) -> str | None:
    """The code of an expression with `[-1]` moved to the tensor it is computed from; None where it is not made of calls, methods and operators with
    numbers only."""
    if isinstance(node, (nodes.Name, nodes.Attribute, nodes.Subscript)):
        return f"{node.as_string()}[-1]"
    if isinstance(node, nodes.UnaryOp):
        inner = _operand(node.operand)
        return f"{node.op}{inner}" if inner is not None else None
    if isinstance(node, nodes.BinOp):
        return _of_operation(node)
    return _of_call(node) if isinstance(node, nodes.Call) else None


def _operand(node: nodes.NodeNG) -> str | None:
    """The same for a part of an operation, or for what has a method: in parentheses where it is an operation itself."""
    inner = picked_first(node)
    return f"({inner})" if inner is not None and isinstance(node, (nodes.BinOp, nodes.UnaryOp)) else inner


def _of_operation(node: nodes.BinOp) -> str | None:
    if isinstance(node.right, nodes.Const):
        inner = _operand(node.left)
        return f"{inner} {node.op} {node.right.as_string()}" if inner is not None else None
    if isinstance(node.left, nodes.Const):
        inner = _operand(node.right)
        return f"{node.left.as_string()} {node.op} {inner}" if inner is not None else None
    return None


def _of_call(node: nodes.Call) -> str | None:
    rest = [argument.as_string() for argument in node.args] + [keyword.as_string() for keyword in node.keywords]
    function = node.func
    if isinstance(function, nodes.Attribute) and not _is_module(function.expr):
        inner = _operand(function.expr)
        if inner is not None and function.attrname == "dimshuffle":
            return inner  # it brought another axis to the front; the step that is picked has no axis of time
        return f"{inner}.{function.attrname}({', '.join(rest)})" if inner is not None else None
    inner = picked_first(node.args[0]) if node.args else None
    return f"{function.as_string()}({', '.join([inner, *rest[1:]])})" if inner is not None else None


def _is_module(node: nodes.NodeNG) -> bool:
    """Whether a dotted name starts at a name that an import of the file binds."""
    while isinstance(node, nodes.Attribute):
        node = node.expr
    if not isinstance(node, nodes.Name):
        return False
    imports = node.root().nodes_of_class((nodes.Import, nodes.ImportFrom))
    return any((alias or name.split(".")[0]) == node.name for part in imports for name, alias in part.names)
