"""Trap 14: other things called scan, and the real scan under other names."""

from __future__ import annotations

import pytest

from tests.helpers import codes

TRAPS = {
    "wrapper_of_the_project": """
        import theano
        import theano.tensor as T

        def scan(step, sequence, h0):
            hs, _ = theano.scan(step, sequences=sequence, outputs_info=[h0])
            return [hs]

        outs = scan(lambda x_t, h: x_t + h, T.tensor3("x"), T.matrix("h0"))
        result = outs[0]  # (5, 3, 2)
        """,
    "wrapper_that_hides_the_imported_one": """
        import theano.tensor as T
        from theano import scan

        theano_scan = scan

        def scan(*args, **kwargs):
            outs, updates = theano_scan(*args, **kwargs)
            return outs if isinstance(outs, list) else [outs]

        h = scan(lambda x_t, h: x_t + h, T.tensor3("x"), T.matrix("h0"))
        result = h[0]  # (5, 3, 2)
        """,
    "method_named_scan": """
        import theano
        import theano.tensor as T

        class Layer(object):
            def scan(self, x, h0):
                hs, _ = theano.scan(lambda x_t, h: x_t + h, x, h0)
                return hs, hs[-1]

            def output(self, x, h0):
                outs = self.scan(x, h0)
                return outs[0]

        result = Layer().output(T.tensor3("x"), T.matrix("h0"))  # (5, 3, 2)
        """,
    "module_alias_named_like_the_tensor_module": """
        import theano as T

        x, h0 = T.tensor.tensor3("x"), T.tensor.matrix("h0")
        hs, _ = T.scan(lambda x_t, h: x_t + h, x, h0)
        result = hs.mean(axis=0)  # (3, 2)
        """,
    "python_builtins": """
        import functools
        import theano
        import theano.tensor as T

        x, h0 = T.tensor3("x"), T.matrix("h0")
        hs, _ = theano.scan(lambda x_t, h: x_t + h, x, h0)
        doubled = list(map(lambda out: out * 2, [hs, x]))
        total = functools.reduce(lambda a, b: a + b, doubled)
        result = [doubled[0], total[-1]]  # [(5, 3, 2), (3, 2)]
        """,
    "local_function_named_map": """
        import theano
        import theano.tensor as T

        def map(fn, values):
            return [fn(value) for value in values]

        x, h0 = T.tensor3("x"), T.matrix("h0")
        hs, _ = theano.map(lambda x_t: x_t * 2, x)
        result = map(lambda v: v[-1], [hs, x])[0]  # (3, 2)
        """,
    "parameter_named_scan": """
        import theano
        import theano.tensor as T

        def layer(x, h0, scan=None):
            outs = scan(lambda x_t, h: x_t + h, x, h0)
            return outs[0]

        def listed(step, x, h0):
            return [theano.scan(step, x, h0)[0]]

        result = layer(T.tensor3("x"), T.matrix("h0"), scan=listed)  # (5, 3, 2)
        """,
    "theano_attribute_of_another_object": """
        import theano as real
        import theano.tensor as T

        class Backend(object):
            def scan(self, step, sequences, outputs_info):
                return [real.scan(step, sequences, outputs_info)[0]]

        theano = Backend()
        outs = theano.scan(lambda x_t, h: x_t + h, sequences=T.tensor3("x"), outputs_info=[T.matrix("h0")])
        result = outs[0]  # (5, 3, 2)
        """,
    "sandbox_scan": """
        import theano.tensor as T
        from theano.sandbox.scan import scan

        def layer(x, h0):
            outs, _ = scan(lambda x_t, h: T.tanh(x_t + h), sequences=[x], states=[h0], params=[], n_steps=x.shape[0])
            return outs[0]
        """,
    "scan_of_2010": """
        import theano
        import theano.tensor as T

        def layer(x, h0, W):
            hs = theano.scan(lambda x_t, h, W: T.tanh(T.dot(x_t, W) + h), [x], initial_states=[h0], non_sequences=[W], outputs_taps={0: [-1]})
            return T.concatenate([hs[0:1], hs * 2]), hs[0], hs.sum()

        def last(x, h0):
            h = theano.scan(lambda x_t, h: x_t + h, [x], [h0], keep_outputs=[False])
            return h * 2
        """,
    "scan_of_jax": """
        import jax.numpy as jnp
        import theano  # the reference
        from jax import lax

        def rnn(x, h0):
            carry, hs = lax.scan(lambda h, x_t: (jnp.tanh(x_t + h),) * 2, h0, x)
            final, outputs = lax.scan(lambda h, x_t: (h, h * x_t), carry, hs)
            return outputs[0] + lax.scan(lambda h, x_t: (h, h), h0, x)[1][0]
        """,
    "scan_of_tensorflow": """
        import tensorflow as tf
        import theano.tensor as T

        hs = tf.scan(lambda h, x_t: tf.tanh(x_t + h), tf.ones((5, 3, 2)), initializer=tf.zeros((3, 2)))
        first_sample = hs[0] + tf.reduce_sum(hs, axis=0)
        """,
    "helper_of_another_module": """
        import theano
        import theano.tensor as T
        from .loops import scan
        from mylib.theano import scan as other_scan

        x, h0 = T.tensor3("x"), T.matrix("h0")
        outs = scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
        hs, = other_scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[h0])
        mixed = outs[0] * outs + hs
        """,
    "module_named_theano_inside_a_package": """
        from .theano import scan
        from . import theano

        outs, _ = scan(lambda x_t, h: x_t + h, sequences=[1], outputs_info=[0])
        rval, _ = theano.scan(lambda x_t, h: x_t + h, sequences=[1], outputs_info=[0])
        mixed = outs[0] + rval[0]
        """,
    "only_a_docstring_and_a_comment": '''
        """Like ``rval, _ = theano.scan(step, x, outputs_info=[h0]); rval[0]``, without the loop."""
        import theano.tensor as T

        # outs = theano.scan(lambda x_t: x_t, x)[0][0]
        text = "theano.scan(step, outputs_info=[h0])[0][0]"
        result = T.tensor3("x")[0]  # (3, 2)
        ''',
}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_look_alike(source: str) -> None:
    """False alarm otherwise: this is not the library's scan, or it is and is used well."""
    assert codes(source) == []
