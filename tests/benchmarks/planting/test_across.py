"""What is planted across functions: a use in a caller, in another method, in another module."""

from __future__ import annotations

from tests.plantings import HEAD, changes, planted

LAYER = """
def layer(x, h0):
    out, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
    return out * 2
"""
METHOD = """
class Layer:
    def run(self, x, h0):
        out, _ = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])
        self.y = out * 2
"""


def test_a_caller_gets_the_output_and_indexes_it() -> None:
    assert changes(LAYER, "caller") == ["return out\ndef planted_use(*given): return layer(*given)[0]"]
    assert changes(METHOD, "caller") == ["return out\ndef planted_use(self, *given): return self.run(*given)[0]"]


def test_another_method_indexes_a_field() -> None:
    assert changes(LAYER, "method") == []
    assert changes(METHOD, "method") == ["self.planted_field = out\ndef planted_use(self): return self.planted_field[0]"]


def test_another_module_is_planted_beside() -> None:
    assert changes(LAYER, "module") == ["return out"]
    assert changes(METHOD, "module") == ["return out"]
    assert HEAD in planted(LAYER)["module"][0].text


def test_nothing_is_planted_where_the_function_may_return_before_or_something_else() -> None:
    early = LAYER.replace("    out, _", "    if x is None:\n        return h0\n    out, _")
    generator = LAYER.replace("return out * 2", "yield out * 2")
    decorated = LAYER.replace("def layer", "@cached\ndef layer")
    several = LAYER.replace("T.tanh(x_t + h)", "(x_t + h, x_t)").replace("[h0]", "[h0, None]").replace("out, _", "(out, y), _")
    for body in (early, generator, decorated, several):
        assert changes(body, "caller") == []
