"""Entries, steps, arguments and bodies of steps, for tests/checks/forms.py: LIB is the library."""

from __future__ import annotations

ENTRIES = """
0
1
0.
-1
200
True
'h'
None
h0
[h0]
[[h0]]
(h0,)
[h0, c0]
[h0, None]
[None]
[0, 1]
[state]
[T.scalar(), T.scalar()]
np.zeros(3)
np.zeros((3, 2))
np.float32(0)
np.int8(0)
T.zeros((3, 2))
T.zeros((1, 2))
T.zeros((3, 1))
T.zeros((2, 3, 2))
T.alloc(0., 1, 2)
T.alloc(0, 3, 2)
T.constant(0)
T.constant(0, dtype='int64')
T.zeros_like(x[0])
T.zeros((3, 2), dtype='int32')
T.ivector()
T.bscalar()
T.fmatrix()
LIB.shared(0.)
LIB.shared(0)
unknown()
dict(initial=h0)
dict(initial=0)
dict(initial=h0, taps=[-1])
dict(initial=x, taps=[-2, -1])
dict(initial=x, taps=[-1, -2])
dict(initial=T.zeros((1, 3, 2)), taps=[-2, -1])
dict(initial=T.zeros((2, 1, 2)), taps=[-2, -1])
dict(initial=h0, taps=-1)
dict(initial=h0, taps=[0])
dict(initial=h0, taps=[1])
dict(initial=h0, taps=[-1, 0])
dict(initial=h0, taps=(-1,))
dict(initial=x, taps=(-2, -1))
dict(initial=x, taps=[-1, -1])
dict(initial=h0, taps=[])
dict(initial=h0, taps=None)
dict(initial=h0, taps='-1')
dict(initial=h0, taps=[-1.])
dict(initial=x, taps=range(-2, 0))
dict(taps=[-1])
dict(taps=[-2])
dict()
dict(inital=h0)
dict(inital=h0, taps=[-1])
dict(initial=h0, tap=[-1])
dict(initial=h0, Taps=[-1])
dict(initial=h0, wrt=1)
dict(initial=h0, input=h0)
dict(initial=None)
dict(initial=[h0])
{'initial': h0, 'tap': [-2]}
{'initial': h0, **more}
{key: h0}
""".strip().splitlines()

STEPS = """
lambda x_t, h: x_t + h
lambda x_t, h: h + 1
lambda x_t, h: h * 2.
lambda x_t, h: x_t
lambda x_t, h: (h + x_t, x_t)
lambda x_t, h, c: (h + x_t, c)
lambda x_t, a, b: a + b
lambda x_t, h: T.zeros((3, 2))
lambda x_t, h: T.cast(h + x_t, 'float32')
""".strip().splitlines()

#: The arguments behind the step and the state.
ARGUMENTS = """
sequences=x
sequences=[x]
sequences=[]
sequences=None
sequences=3
sequences=range(3)
sequences='x'
sequences=True
sequences=[1, 2, 3]
sequences=[[1, 2, 3]]
sequences=[None]
sequences=[x, None]
sequences=[x, 3]
sequences=np.arange(3)
sequences=T.arange(3)
sequences=T.arange(n)
sequences=n
sequences=T.scalar()
sequences=dict(input=x)
sequences=dict(input=x, taps=[0, 1])
sequences=dict(input=x, taps=[0])
sequences=dict(input=x, taps=0)
sequences=dict(input=x, taps=(0, -1))
sequences=dict(inputs=x)
sequences=dict(input=x, tap=[-1])
sequences=dict(initial=x)
sequences=dict(taps=[0])
sequences=dict()
sequences=[x, x[1:]]
sequences=[x[:-1], x[1:]]
sequences=[x[1:], x[2:]]
sequences=[x[:3], x]
sequences=[x[:3], x[:4]]
sequences=zip(x, x)
sequences=enumerate(x)
sequences=(v for v in [x])
sequences=x.eval()
sequences=x[::-1]
sequences=unknown
n_steps=5
n_steps=0
n_steps=1
n_steps=-1
n_steps=-3
n_steps=2.5
n_steps=2.0
n_steps=0.0
n_steps=None
n_steps=n
n_steps=True
n_steps=False
n_steps='3'
n_steps=x.shape[0]
n_steps=len(x)
n_steps=[5]
n_steps=T.scalar()
n_steps=np.int64(3)
sequences=x, n_steps=0
sequences=x, n_steps=-1
sequences=x, n_steps=-2
sequences=x, n_steps=1
sequences=x, n_steps=1, go_backwards=True
sequences=x, truncate_gradient=0
sequences=x, truncate_gradient=-1
sequences=x, truncate_gradient=-2
sequences=x, truncate_gradient=5
sequences=x, truncate_gradient=2.5
sequences=x, truncate_gradient=None
sequences=x, truncate_gradient=True
sequences=x, truncate_gradient=False
sequences=x, truncate_gradient='5'
sequences=x, truncate_gradient=n
sequences=x, go_backwards=True
sequences=x, go_backwards=1
sequences=x, go_backwards=None
sequences=x, non_sequences=W
sequences=x, non_sequences=[W]
sequences=x, non_sequences=[W, u]
sequences=x, non_sequences=[W], strict=True
sequences=x, non_sequences=[u], strict=True
sequences=x, strict=True
sequences=x, strict=strict
sequences=x, outputs=[h0]
sequences=x, output_info=[h0]
sequences=x, outputs_infos=[h0]
sequences=x, n_step=5
sequences=x, nonsequences=[W]
sequences=x, axis=0
sequences=x, name='loop', mode=None, profile=False, allow_gc=True
sequences=x, return_list=True
sequences=x, return_list=None
sequences=x, return_updates=False
sequences=x, return_updates=True
sequences=x, return_updates=flag
sequence=x
seqs=x
**options
""".strip().splitlines()

BODIES = """
return x_t + h
return [x_t + h]
return (x_t + h,)
return x_t + h, {}
return x_t + h, {u: u + 1}
return {u: u + 1}, x_t + h
return [x_t + h], [(u, u + 1)]
return [(u, u + 1)], [x_t + h]
return x_t + h, LIB.scan_module.until(h.sum() > 3)
return x_t + h, until(h.sum() > 3)
return until(h.sum() > 3)
return until(h.sum() > 3), x_t + h
return x_t + h, until(h.sum() > 3), {u: u + 1}
return x_t + h, {u: u + 1}, until(h.sum() > 3)
return [[x_t + h]]
return [x_t, h], [h]
return [(x_t, h), (h, x_t)]
return 3
return 3, x_t + h
return None
return
pass
yield x_t + h
raise ValueError
return 'h'
return np.zeros(3)
return True
print(x_t)
if h: return x_t
if h > 0: return x_t\\n    return h
if h.sum() > 0: return x_t\\n    return h
if x_t is None: return h\\n    return x_t
if not h: return x_t\\n    return h
if h == 0: return x_t\\n    return h
if h == h0: return x_t\\n    return h
if h != 0: return x_t\\n    return h
if h in [1, 2]: return x_t\\n    return h
if 0 < h < 1: return x_t\\n    return h
if h and x_t: return x_t\\n    return h
return h if h > 0 else x_t
return h or x_t
return max(h, x_t)
return max(0, h)
return min(h, 1) + x_t
return abs(h) + x_t
return int(h) + x_t
return float(h) + x_t
return len(h) + x_t
for i in range(h): x_t = x_t + 1\\n    return x_t
for i in h: x_t = x_t + i\\n    return x_t
while h.sum() > 0: h = h - 1\\n    return h
while h > 0: h = h - 1\\n    return h
assert h > 0\\n    return h
return sum(h) + x_t
return np.tanh(h) + x_t
return np.dot(h, W) + x_t
return np.dot(h, x_t)
return np.maximum(h, 0) + x_t
return np.where(h > 0, h, x_t)
return np.sum(h) + x_t
return np.mean(h, axis=0) + x_t
return np.concatenate([h, x_t])
return np.zeros(h.shape) + x_t
return np.random.normal() + x_t + h
return np.random.normal(size=3) * h
import random\\n    return random.random() + h + x_t
return srng.normal() + x_t + h
return h[0] + x_t
return h[-1] + x_t
return h[-2] + x_t
return h[1] + x_t
return h[:-1]
T.set_subtensor(h[0], 0)\\n    return h
T.inc_subtensor(h[0], 0)\\n    return h
h[0].set(0)\\n    return h
h = T.set_subtensor(h[0], 0)\\n    return h
return x_t
return h
return T.dot(x_t, W) + h
return T.dot(h, W) + x_t
return T.dot(u, W) + h + x_t
return u + h + x_t
return helper(h) + x_t
global leaked\\n    leaked = h\\n    return h + x_t
""".strip().splitlines()
