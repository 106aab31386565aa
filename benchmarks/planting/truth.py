"""How many outputs a scan has, where that is evident to a reader: a literal outputs_info, or a step whose one return is plain. Else None."""

from __future__ import annotations

import ast

from benchmarks.planting.names import Names

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
SCOPE = FUNCTION | ast.ClassDef | ast.Module
#: Methods and functions whose result is one tensor in every library.
ONE = frozenset({
    "abs", "arange", "argmax", "astype", "cast", "ceil", "clip", "copy", "diag", "dimshuffle", "dot", "exp", "eq", "floor", "flatten", "ge",
    "gt", "inc_subtensor", "le", "log", "log1p", "lt", "max", "maximum", "mean", "min", "minimum", "mul", "neq", "ones_like", "prod", "repeat",
    "reshape", "set_subtensor", "sigmoid", "softmax", "sqr", "sqrt", "square", "sub", "sum", "switch", "tanh", "tensordot", "where",
    "zeros_like",
})  # fmt: skip


def outputs(call: ast.Call, view: str, scopes: list[SCOPE], names: Names) -> int | None:
    """The number of outputs of ``call``. ``scopes`` are the functions and the module around it, innermost first.

    None also where the call has its own rules: one step only, return_list, unpacked arguments.
    """
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if None in keywords or "return_list" in keywords or any(isinstance(argument, ast.Starred) for argument in call.args):
        return None
    steps = keywords.get("n_steps", call.args[4] if view == "scan" and len(call.args) > 4 else None)
    if isinstance(steps, ast.Constant | ast.UnaryOp) and ast.unparse(steps) in ("1", "-1"):
        return None
    states = keywords.get("outputs_info", call.args[2] if view != "map" and len(call.args) > 2 else None)
    listed = _display(states) if isinstance(states, ast.List | ast.Tuple) and states.elts else None
    if isinstance(states, ast.List | ast.Tuple) and states.elts and listed is None:
        return None
    step = keywords.get("fn", call.args[0] if call.args else None)
    returned = None if step is None else _returned(_function(step, call, scopes), names)
    if listed is not None and returned is not None and listed != returned:
        return None
    return returned if listed is None else listed


def _display(node: ast.List | ast.Tuple) -> int | None:
    """The length of a display whose entries are plain."""
    nested = any(isinstance(entry, ast.Starred | ast.List | ast.Tuple | ast.ListComp) for entry in node.elts)
    return None if nested else len(node.elts)


def _function(step: ast.expr, call: ast.Call, scopes: list[SCOPE]) -> FUNCTION | None:
    """The lambda or def behind the step, if the innermost scope that binds its name does so by plain statements of its body only."""
    if isinstance(step, ast.Lambda):
        return step
    if not isinstance(step, ast.Name):
        return None
    for scope in scopes:
        if isinstance(scope, ast.Lambda | ast.ClassDef):
            continue
        own = _body(scope)
        stored = any(isinstance(node, ast.Name) and node.id == step.id and not isinstance(node.ctx, ast.Load) for node in own)
        if stored or (not isinstance(scope, ast.Module) and step.id in _parameters(scope)):
            return None
        found = [node for node in own if isinstance(node, ast.FunctionDef) and node.name == step.id]
        if found:
            plain = all(node in scope.body and not node.decorator_list for node in found)
            return ([node for node in found if node.lineno < call.lineno] or found)[-1] if plain else None
    return None


def _body(scope: SCOPE) -> list[ast.AST]:
    """The nodes of a scope that belong to no function inside it; the inner functions themselves are listed."""
    nodes: list[ast.AST] = []
    pending = list(ast.iter_child_nodes(scope))
    while pending:
        node = pending.pop(0)
        nodes.append(node)
        if not isinstance(node, FUNCTION | ast.ClassDef):
            pending.extend(ast.iter_child_nodes(node))
    return sorted(nodes, key=lambda node: getattr(node, "lineno", 0))


def _parameters(function: FUNCTION) -> set[str]:
    """The names that hold one argument each; `*rest` and `**options` hold many."""
    own = function.args
    return {node.arg for node in (*own.posonlyargs, *own.args, *own.kwonlyargs)}


def _returned(function: FUNCTION | None, names: Names) -> int | None:
    """The number of outputs that a step's only return holds."""
    if function is None:
        return None
    parameters = _parameters(function)
    if isinstance(function, ast.Lambda):
        return _count(function.body, parameters, {}, names)
    returns = [node for node in _body(function) if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)]
    if len(returns) != 1 or returns[0] is not function.body[-1] or not isinstance(returns[0], ast.Return) or returns[0].value is None:
        return None
    assigned: dict[str, ast.expr | None] = {}
    for node in _body(function):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            assigned[node.id] = None
    for statement in function.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
            name = statement.targets[0].id
            once = sum(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store) for node in _body(function)) == 1
            assigned[name] = statement.value if once else None
    return _count(returns[0].value, parameters, assigned, names)


def _count(node: ast.expr, parameters: set[str], assigned: dict[str, ast.expr | None], names: Names) -> int | None:
    """Outputs in the expression that a step returns, a trailing `until` or update dict set aside."""
    if not isinstance(node, ast.Tuple | ast.List):
        return 1 if _one(node, parameters, assigned, names) else None
    entries = list(node.elts)
    while entries and _aside(entries[-1]):
        entries.pop()
    if len(entries) == 1 and isinstance(entries[0], ast.Tuple | ast.List):
        entries = entries[0].elts
    plain = all(_one(entry, parameters, assigned, names) for entry in entries)
    return len(entries) if entries and plain else None


def _aside(node: ast.expr) -> bool:
    called = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
    return isinstance(node, ast.Dict) or called in ("until", "OrderedDict", "dict")


def _one(node: ast.expr, parameters: set[str], assigned: dict[str, ast.expr | None], names: Names) -> bool:
    """Whether an expression of the step is evidently one tensor."""
    match node:
        case ast.BinOp(left=left, right=right):
            return not any(isinstance(side, ast.List | ast.Tuple | ast.ListComp) for side in (left, right)) and any(
                _one(side, parameters, assigned, names) for side in (left, right)
            )
        case ast.UnaryOp(operand=operand):
            return not isinstance(node.op, ast.Not) and _one(operand, parameters, assigned, names)
        case ast.Name(id=name) if name in assigned:
            value = assigned[name]
            return value is not None and _one(value, parameters, {**assigned, name: None}, names)
        case ast.Name(id=name):
            return name in parameters
        case ast.Subscript(value=ast.Name(), slice=ast.Name(id=index)):
            return index in parameters
        case ast.Call(func=ast.Attribute(attr=method)) if method in ONE:
            return True
        case ast.Call(func=ast.Name(id=function)) if function in names.imported:
            return names.imported[function].rpartition(".")[2] in ONE
    return False
