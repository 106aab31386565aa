"""How many outputs a scan has, where that is evident to a reader: a literal outputs_info, or a step whose one return is plain. Else None."""

from __future__ import annotations

import ast

from benchmarks.planting.names import Names
from benchmarks.planting.tree import FUNCTION, SCOPE, binds, own_nodes

#: The parameters that the planter reads, in the order of their positions (all four libraries); the views have no others of these.
SIGNATURES = {
    "scan": ("fn", "sequences", "outputs_info", "non_sequences", "n_steps", "truncate_gradient", "go_backwards"),
    "map": ("fn", "sequences", "non_sequences", "truncate_gradient", "go_backwards"),
    "reduce": ("fn", "sequences", "outputs_info", "non_sequences", "go_backwards"),
    "foldl": ("fn", "sequences", "outputs_info", "non_sequences"),
    "foldr": ("fn", "sequences", "outputs_info", "non_sequences"),
}
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
    if None in keywords or "return_list" in keywords or any(isinstance(part, ast.Starred) for part in call.args):
        return None
    steps = argument(call, view, "n_steps")
    if isinstance(steps, ast.Constant | ast.UnaryOp) and ast.unparse(steps) in ("1", "-1"):
        return None
    states = argument(call, view, "outputs_info")
    listed = _display(states) if isinstance(states, ast.List | ast.Tuple) and states.elts else None
    if isinstance(states, ast.List | ast.Tuple) and states.elts and listed is None:
        return None
    step = argument(call, view, "fn")
    given_back = None if step is None else returned(function(step, call, scopes), names)
    if listed is not None and given_back is not None and listed != given_back:
        return None
    return given_back if listed is None else listed


def argument(call: ast.Call, view: str, name: str) -> ast.expr | None:
    """What a call hands over for a parameter, by name or by position; None where it does not, or behind a starred argument."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    place = SIGNATURES[view].index(name) if name in SIGNATURES[view] else len(call.args)
    starred = any(isinstance(part, ast.Starred) for part in call.args[: place + 1])
    return call.args[place] if place < len(call.args) and not starred else None


def _display(node: ast.List | ast.Tuple) -> int | None:
    """The length of a display whose entries are plain."""
    nested = any(isinstance(entry, ast.Starred | ast.List | ast.Tuple | ast.ListComp) for entry in node.elts)
    return None if nested else len(node.elts)


def function(step: ast.expr, call: ast.Call, scopes: list[SCOPE]) -> FUNCTION | None:
    """The lambda or def behind the step, if the innermost scope that binds its name does so by plain statements of its body only.

    Of `self.step` it is the method, if the class defines it once and no class of the file that is made from it does so too.
    """
    if isinstance(step, ast.Lambda):
        return step
    if isinstance(step, ast.Attribute) and isinstance(step.value, ast.Name):
        return _method(step.value.id, step.attr, scopes)
    if not isinstance(step, ast.Name):
        return None
    for scope in scopes:
        if isinstance(scope, ast.Lambda | ast.ClassDef):
            continue
        own = own_nodes(scope)
        stored = any(isinstance(node, ast.Name) and node.id == step.id and not isinstance(node.ctx, ast.Load) for node in own)
        if stored or (not isinstance(scope, ast.Module) and step.id in _parameters(scope)):
            return None
        found = [node for node in own if isinstance(node, ast.FunctionDef) and node.name == step.id]
        if found:
            plain = all(node in scope.body and not node.decorator_list for node in found)
            return ([node for node in found if node.lineno < call.lineno] or found)[-1] if plain else None
    return None


def _method(owner: str, name: str, scopes: list[SCOPE]) -> ast.FunctionDef | None:
    """The method behind `owner.name` in a method whose first parameter is ``owner``."""
    inside = next((at for at, scope in enumerate(scopes) if isinstance(scope, ast.ClassDef)), 0)
    around, home = scopes[inside - 1], scopes[inside]
    if not inside or not isinstance(home, ast.ClassDef) or not isinstance(around, ast.FunctionDef) or around.decorator_list:
        return None
    first = [node.arg for node in around.args.args][:1]
    rebound = any(binds(node, owner) for scope in scopes[:inside] for node in (*own_nodes(scope), *_arguments(scope)) if node not in around.args.args)
    classes = [node for node in ast.walk(scopes[-1]) if isinstance(node, ast.ClassDef)]
    heirs = [other for other in classes if other is not home and any(ast.unparse(base).rpartition(".")[2] == home.name for base in other.bases)]
    found = [node for node in home.body if isinstance(node, ast.FunctionDef) and node.name == name]
    again = [node for heir in heirs for node in ast.walk(heir) if isinstance(node, ast.FunctionDef) and node.name == name]
    set_elsewhere = any(isinstance(node, ast.Attribute) and node.attr == name and not isinstance(node.ctx, ast.Load) for node in ast.walk(home))
    evident = first == [owner] and not rebound and len(found) == 1 and not found[0].decorator_list and not again and not set_elsewhere
    return found[0] if evident else None


def _arguments(scope: SCOPE) -> list[ast.AST]:
    return [] if isinstance(scope, ast.Module | ast.ClassDef) else list(ast.walk(scope.args))


def _parameters(step: FUNCTION) -> set[str]:
    """The names that hold one argument each; `*rest` and `**options` hold many."""
    own = step.args
    return {node.arg for node in (*own.posonlyargs, *own.args, *own.kwonlyargs)}


def returned(step: FUNCTION | None, names: Names) -> int | None:
    """The number of outputs that a step's only return holds."""
    if step is None:
        return None
    parameters = _parameters(step)
    if isinstance(step, ast.Lambda):
        return _count(step.body, parameters, {}, names)
    returns = [node for node in own_nodes(step) if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)]
    if len(returns) != 1 or returns[0] is not step.body[-1] or not isinstance(returns[0], ast.Return) or returns[0].value is None:
        return None
    assigned: dict[str, ast.expr | None] = {}
    for node in own_nodes(step):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            assigned[node.id] = None
    for statement in step.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
            name = statement.targets[0].id
            once = sum(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store) for node in own_nodes(step)) == 1
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
