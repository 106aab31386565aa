"""Functions whose bodies are built late are those that astroid builds at once.

A node or a place that differs would be a false alarm here and a missed alarm there.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from astroid import nodes
from astroid.manager import AstroidManager
from astroid.rebuilder import TreeRebuilder

from scanlint.source import later, tree
from scanlint.source.fileset import STRIDE
from scanlint.source.program import read_program
from scanlint.source.text import SourceText
from scanlint.source.walking import nodes_of

PROGRAMS = {
    "plain": "def f(a, b=1):\n    c = a + b\n    return c\n",
    "documented": 'def f():\n    """Says.\n\n  More."""\n    return 1\ndef g():\n    "only that"\n',
    "decorated": "@one\n@two(\n    3)\ndef f(x):\n    return x\n",
    "async": "async def f(x):\n    async with x as y:\n        return [z async for z in y]\n",
    "methods": "class A:\n    k = 1\n    @property\n    def f(self):\n        self.x = 1\n        return self.x\n\n    def g(self): return 2\n",
    "nested": "def f():\n    def f():\n        def g(): return (lambda q: q)\n        return g\n    return f\n",
    "a class in it": "def f():\n    class B:\n        def f(self): pass\n    return B\n",
    "global": "def f():\n    global n, m\n    n = 1\n    def g():\n        m = 2\n    for m in n: pass\n",
    "tabs": "if x:\n\tclass A:\n\t\tdef f(self):\n\t\t\tif self:\n\t\t\t\treturn '''a\n  b\n'''\n",
    "line ends": "def f(x):\r\n    '''a\r\n    b'''\r\n    return '''c\r\nd'''\r\n\r\nclass A:\r\n    def g(self):\r\n        return 1\r\n",
    "no line end": "class A:\n  def f(self):\n    return 'é', self",
    "wide letters": "def f(é):\n    s = 'ü' + é; t = é\n    return s\nclass K:\n    def ß(self):\n        return 'é', [self, self]\n",
    "form feed": "x = 1\n\x0c\ndef f(a):\n    y = '\x0c'\n    return a\n\x0c\nclass A:\n    def g(self):\n\x0c        return 1\n",
    "comments": "class A:\n    def f(self):\n# out here\n        x = 1  # one\n            # deep\n        return x\n",
    "carried on": "class A:\n    def f(self,\nb=1):\n        return self + \\\nb\n",
    "twice": "class A:\n    def f(self): return 1\n    def f(self): return 2\nif A:\n    def f(): pass\nelse:\n    def f(): return 3\n",
    "annotated": "def f(a: int, *b: str, c: 'x' = 1, **d) -> int:\n    e: int = a\n    return e\n",
    "form feed before it": "x = 1\n\x0cdef f(a):\n    y = a\n    return y\n",
    "raising": "def f():\n    try:\n        yield 1\n    except* (A, B) as e:\n        raise\n    finally:\n        del e\n",
    "Python 2": "def f(x):\n    print x, 1\n    return x <> 2\nclass A:\n    def g(self, (a, b)):\n        exec 'x' in a\n        return `b`\n",
}


def _all(node: nodes.NodeNG) -> Iterator[tuple[object, ...]]:
    kind = {later.Later: nodes.FunctionDef, later.AsyncLater: nodes.AsyncFunctionDef}.get(type(node), type(node))
    place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    children = list(node.get_children())
    yield (
        kind,
        place,
        len(children),
        *(getattr(node, name, None) for name in ("name", "attrname", "op", "value", "arg", "names", "is_async") if _plain(node, name)),
    )
    for child in children:
        yield (child.parent is node,)
        yield from _all(child)


def _plain(node: nodes.NodeNG, name: str) -> bool:
    return isinstance(getattr(node, name, None), str | int | float | list) and not isinstance(getattr(node, name), nodes.NodeNG)


def _at_once(text: str, base: int) -> nodes.Module:
    _, parsed = read_program(SourceText.of("m.py", text))
    tree.raise_lines(nodes_of(parsed), base)
    return TreeRebuilder(AstroidManager(), data=None).visit_module(parsed, "", "m.py", False)


def _late(text: str, base: int) -> nodes.Module:
    return tree.build(*read_program(SourceText.of("m.py", text)), base)


@pytest.mark.parametrize("base", [0, 7 * STRIDE], ids=["the file itself", "a module that it imports"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_same_tree(name: str, base: int) -> None:
    late = _late(PROGRAMS[name], base)
    late.lineno = 0
    assert list(_all(late)) == list(_all(_at_once(PROGRAMS[name], base)))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_same_local_names(name: str) -> None:
    one, two = (
        {(scope.name, scope.lineno): {key: [part.lineno for part in found] for key, found in scope.locals.items()} for scope in _scopes(module)}
        for module in (_late(PROGRAMS[name], STRIDE), _at_once(PROGRAMS[name], STRIDE))
    )
    assert one == two


def _scopes(module: nodes.Module) -> list[nodes.NodeNG]:
    return list(module.nodes_of_class((nodes.FunctionDef, nodes.ClassDef)))


@pytest.mark.parametrize("base", [0, STRIDE])
def test_a_body_is_built_when_it_is_asked_for(base: int) -> None:
    f, h = _late("def f():\n    def g(): return 1\n    return g\ndef h(): return 2\n", base).body
    assert (type(f), type(h)) == (later.Later, later.Later)
    g, returned = f.body
    assert (type(f), type(g), type(h)) == (nodes.FunctionDef, later.Later, later.Later)
    assert isinstance(returned, nodes.Return)
    assert g.body[0].value.value == 1
    assert type(g) is nodes.FunctionDef


def test_a_body_that_is_not_built_yet_is_not_replaced() -> None:
    """The attribute of the class would hide what was set."""
    (f,) = _late("def f():\n    return 1\n", 0).body
    with pytest.raises(AttributeError):
        f.body = []
    assert len(f.body) == 1


def test_a_module_whose_bodies_are_not_built_keeps_no_ast_tree() -> None:
    module = _late("def f():\n    return [1, 2]\n", STRIDE)
    assert vars(module.body[0])[later._LATER][2] is None


def test_a_function_whose_lines_say_nothing_alone_is_read_from_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_the_whole(source: SourceText) -> object:
        return tree.parse(source if source.text.startswith("x") else SourceText.of("m.py", ""))

    module = _late(text := "x = 1\nclass A:\n    def f(self):\n        return 1\n", STRIDE)
    monkeypatch.setattr(later, "parse", of_the_whole)
    assert list(_all(module.body[1])) == list(_all(_at_once(text, STRIDE).body[1]))
