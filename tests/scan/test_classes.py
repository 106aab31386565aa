"""The order in which the attributes of a class are looked for."""

from __future__ import annotations

from tests.helpers import codes

SCAN = """\
import theano
import theano.tensor as T
x = T.matrix()
rval, updates = theano.scan(lambda a: a, sequences=x)
"""


def test_the_nearest_method_counts_however_many_bases_there_are() -> None:
    """A false alarm if that of the farthest were taken, which the test below shows to be wrong."""
    for many in (3, 80):
        chain = "class A0:\n    def f(self): return [rval]\n" + "".join(f"class A{i}(A{i - 1}): pass\n" for i in range(1, many))
        assert codes(SCAN + chain + f"A{many - 1}().f()[0]\n") == []


def test_the_method_of_a_far_base_is_found() -> None:
    """A missed alarm: 80 classes, one after another, and 80 bases side by side."""
    chain = "class A0:\n    def f(self): return rval[0]\n" + "".join(f"class A{i}(A{i - 1}): pass\n" for i in range(1, 80))
    assert codes(SCAN + chain + "A79().f()\n") == [(6, "SCN101")]
    wide = "".join(f"class A{i}: pass\n" for i in range(80)) + f"class B({', '.join(f'A{i}' for i in range(80))}):\n    def f(self): return rval[0]\n"
    assert codes(SCAN + wide + "B().f()\n") == [(86, "SCN101")]


def test_classes_that_share_all_their_bases_come_to_an_end() -> None:
    """A missed alarm: two classes of each of 40 generations have the same two parents, so that 2 ** 40 ways lead to the eldest."""
    eldest = "class A0:\n    def f(self): return rval[0]\nclass B0: pass\n"
    heirs = "".join(f"class A{i}(A{i - 1}, B{i - 1}): pass\nclass B{i}(A{i - 1}, B{i - 1}): pass\n" for i in range(1, 41))
    assert codes(SCAN + eldest + heirs + "A40().f()\n") == [(6, "SCN101")]


def test_a_class_that_is_its_own_base_comes_to_an_end() -> None:
    assert codes(SCAN + "class A(A):\n    def f(self): return self.f()\n" * 200 + "A().f()[0]\n") == []


def test_a_class_that_each_turn_of_a_loop_derives_from_itself_comes_to_an_end() -> None:
    assert codes(SCAN + "class A: pass\nfor i in (1, 2):\n    class A(A):\n        def f(self): return self.g()\nA().f()[0]\n") == []
    both = "    class A(A, B): pass\n    class B(A, B): pass\n"
    assert codes(SCAN + f"class A: pass\nclass B: pass\nfor i in (1, 2):\n{both}A().f()[0]\n") == []


def test_a_class_that_has_other_bases_at_each_turn() -> None:
    """A missed alarm: the method is that of the class itself."""
    assert codes(SCAN + "for base in (object, dict):\n    class A(base):\n        def f(self): return rval[0]\nA().f()\n") == [(7, "SCN101")]


def test_classes_that_stand_in_no_order_of_python_are_read_nearest_first() -> None:
    """A missed alarm in the file's other code: Python refuses the class, whose bases ask for two orders."""
    bases = "class A: pass\nclass B: pass\nclass C(A, B):\n    def f(self): return rval[0]\nclass D(B, A): pass\nclass E(C, D): pass\n"
    assert codes(SCAN + bases + "E().f()\n") == [(8, "SCN101")]
