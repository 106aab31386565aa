"""Short programs by the hundred: every form of a call beside every use of what it returns, every entry beside every step, every argument."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = """\
import numpy as np
import {0}
import {0}.tensor as T
from {0}.tensor.{1} import {2}

x, h0, c0, n = T.tensor3("x"), T.matrix("h0"), T.matrix("c0"), T.iscalar("n")
y, W, mask = T.tensor3("y"), T.matrix("W"), T.vector("mask")
u, srng = {0}.shared(np.zeros(3), name="u"), {2}(seed=1)
one = lambda x_t, h: T.tanh(x_t + h)
two = lambda x_t, h, c: (T.tanh(x_t + h), c + x_t)
"""

HEADS = {
    "theano": HEAD.format("theano", "shared_randomstreams", "RandomStreams"),
    "pytensor": HEAD.format("pytensor", "random.utils", "RandomStream"),
}

#: What is called; each as the text behind the library's name.
CALLS = {
    "one output": "scan(one, x, [h0])",
    "two outputs": "scan(two, sequences=x, outputs_info=[h0, c0])",
    "a list of one": "scan(one, x, [h0], return_list=True)",
    "perhaps a list": "scan(one, x, [h0], return_list=many)",
    "map": "map(lambda x_t: x_t * 2, x)",
    "map, two outputs": "map(lambda x_t: (x_t * 2, x_t), x)",
    "reduce": "reduce(one, x, h0)",
    "foldl": "foldl(two, x, [h0, c0])",
    "one step": "scan(one, x, [h0], n_steps=1)",
    "one step, backwards": "scan(one, x, [h0], n_steps=-1)",
    "backwards": "scan(one, x, [h0], go_backwards=True)",
    "not known": "scan(step, x, states)",
    "at least two": "scan(step, x, [h0, c0, *states])",
    "numbers": "scan(lambda x_t, h: x_t + h + srng.normal(), x, [h0])",
    "numbers, mapped": "map(lambda x_t: x_t + srng.normal(), x)",
    "a keyword too many": "scan(one, x, [h0], initial=h0)",
    "without updates": "scan(one, x, [h0], return_updates=False)",
    "two, without updates": "scan(two, x, [h0, c0], return_updates=False)",
}

#: What is done with `rval, updates`.
USES = """
rval[0] * 2
rval[0]
rval[1] * 2
rval[-1] * 2
rval[-2]
rval[2] * 2
rval[-1][0] * 2
rval[-1][1] * 2
rval[0][-1] * 2
rval[0][0] * 2
rval[:-1] * 2
rval[::-1] * 2
rval[1:] * 2
rval[:, 0] * 2
rval[:, -1]
rval[mask]
rval[-1, :]
rval * 2
rval * 2.0
2 * rval
rval + 2
rval + x
rval - x
rval * x
rval / 2
rval + rval
rval + [x]
-rval
~rval
rval > 0
rval == 0
rval.mean(axis=0)
rval.shape[0]
rval.append(x)
rval.dimshuffle(1, 0, 2)
T.mean(rval, axis=0)
T.dot(rval, W)
T.dot(rval[-1], W)
T.concatenate([rval, x], axis=2)
T.concatenate(rval, axis=1)
T.stack(rval)
T.grad(rval.sum(), h0)
len(rval)
list(rval)
sum(rval)
first, second = rval
(only,) = rval
first, *others = rval
[r * 2 for r in rval]
for r in rval: print(r)
last = rval[-1]; total = T.dot(last, W)
last = rval[-1]; last = rval[0]; total = T.dot(last, W)
h_last = rval[-1]
first_step = rval[0]
h_0 = rval[0]
a, b = rval[0], rval[1]
a, b, c = rval[0], rval[1], rval[2]
if rval: pass
if not rval: pass
if updates: pass
rval if rval else None
rval or x
rval and x
while rval: break
assert rval
bool(rval)
run = LIB.function([x], rval)
run = LIB.function([x], rval[0])
run = LIB.function([x], rval, updates=updates)
run = LIB.function([x], rval[-1], updates=updates)
run = LIB.function([x], updates)
run = LIB.function([x], rval, updates=rval)
other, _ = LIB.scan(one, rval, [h0])
other, _ = LIB.scan(one, x, [rval[-1]])
other, _ = LIB.scan(one, x, rval)
updates.mean()
updates[0]
updates + [(u, u + 1)]
all_updates = [(u, u + 1)]; all_updates += updates
run = LIB.function([x], rval, updates=updates + [(u, u + 1)])
pairs = list(updates.items()); run = LIB.function([x], rval, updates=pairs)
np.tanh(rval)
np.mean(rval)
T.tanh(T.dot(rval, W))[-1]
rval.owner.op
rval.clone()
value = pm.logp(rval, x)
value = joint_logprob(rval)
try: rval[0] * 2\\nexcept TypeError: pass
with pytest.raises(TypeError): rval.mean()
""".strip().splitlines()

#: What is done with the pair.
PAIRS = """
pair[0][0] * 2
pair[0] * 2
pair[1]
pair[-1].mean()
pair[-1][0]
pair[-2] * 2
pair[2]
pair[:, 0]
pair[::-1]
pair[5:]
pair * 2
pair * x
pair - 1
pair + x
pair.mean(axis=0)
pair.shape
T.mean(pair)
T.dot(pair, W)
T.grad(pair, h0)
updates, rval = pair
rval, = pair
rval, updates, more = pair
(first, second), updates = pair
(first, second, third), updates = pair
(first,), updates = pair
first, *others = pair
*others, last = pair
a, b, *others = pair
_, updates = pair; run = LIB.function([x], _, updates=updates)
rval, _ = pair; run = LIB.function([x], rval)
h, c = pair; total = T.dot(h, W) + c
last = pair[-1]; last.mean()
last = pair[-1]; total = T.dot(last, W)
last = pair[-1]; unrelated = pair[-1]; run = LIB.function([x], last)
h, u_ = pair; run = LIB.function([x], h, updates=u_)
h, step_updates = pair
h, update_gate = pair
run = LIB.function([x], pair)
run = LIB.function([x], outputs=pair)
run = LIB.function([x], pair[0], updates=pair[1])
other, _ = LIB.scan(one, pair, [h0])
other, _ = LIB.scan(one, x, [pair])
if pair: pass
for part in pair: print(part)
len(pair)
list(pair)
""".strip().splitlines()

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

#: What becomes of the updates of a scan whose step draws numbers, or counts in a shared variable.
FATES = """
rval, updates = SCAN; run = LIB.function([x], rval)
rval, updates = SCAN; run = LIB.function([x], rval); other = LIB.function([x], rval.mean())
rval, updates = SCAN; RUN; other = LIB.function([x], rval)
rval, updates = SCAN; run = LIB.function([x], rval, updates=[(u, u + 1)])
rval, updates = SCAN; run = LIB.function([x], rval, None, updates)
rval, updates = SCAN; run = LIB.function([x], outputs=rval)
rval, updates = SCAN; run = LIB.function([x],\\n    rval,\\n)
rval, updates = SCAN; run = LIB.function([x], [rval, rval[-1]])
rval, _ = SCAN; run = LIB.function([x], rval)
rval, _ = SCAN; _, updates = 1, 2; run = LIB.function([x], rval)
rval, _updates = SCAN; run = LIB.function([x], rval)
rval, updates = SCAN; updates = {}; run = LIB.function([x], rval)
rval, updates = SCAN; del updates; run = LIB.function([x], rval)
rval, updates = SCAN; more, updates = LIB.scan(one, x, [h0]); run = LIB.function([x], rval + more, updates=updates)
rval, updates = SCAN; updates[u] = u + 1; run = LIB.function([x], rval)
rval, updates = SCAN; print(updates); run = LIB.function([x], rval)
rval, updates = SCAN; cost = rval.sum(); run = LIB.function([x], cost)
rval, updates = SCAN; cost = rval.sum()
rval, updates = SCAN
rval = SCAN[0]; run = LIB.function([x], rval)
rval = SCAN[-2]; run = LIB.function([x], rval)
pair = SCAN; run = LIB.function([x], pair[0])
pair = SCAN; run = LIB.function([x], pair[0], updates=pair[1])
(rval, *rest) = SCAN; run = LIB.function([x], rval)
SCAN
run = LIB.function([x], SCAN[0])
run = LIB.function([x], *SCAN)
def f(x):\\n    rval, updates = SCAN\\n    return rval\\nrun = LIB.function([x], f(x))
def f(x):\\n    rval, updates = SCAN\\n    return rval, updates\\nrval, updates = f(x)\\nrun = LIB.function([x], rval)
def f(x):\\n    rval, updates = SCAN\\n    return rval, updates\\nrval, updates = f(x)\\nRUN
def f(x):\\n    rval, updates = SCAN\\n    return rval, updates\\nrval = f(x)[0]\\nrun = LIB.function([x], rval)
def f(x):\\n    return SCAN\\nrval, _ = f(x)\\nrun = LIB.function([x], rval)
def f(x):\\n    rval, updates = SCAN\\n    return LIB.function([x], rval)
def f(x):\\n    rval, updates = SCAN\\n    def g():\\n        return LIB.function([x], rval)\\n    return g
def f(x):\\n    def g():\\n        return LIB.function([x], rval)\\n    rval, updates = SCAN\\n    return g()
def f(x):\\n    rval, updates = SCAN\\n    log(updates)\\n    return LIB.function([x], rval)
def f(x):\\n    global updates\\n    rval, updates = SCAN\\n    return LIB.function([x], rval)
def f(x):\\n    rval, updates = SCAN\\n    return locals()
def f(x):\\n    rval, _ = SCAN\\n    yield rval
class A:\\n    def __init__(self, x):\\n        self.rval, self.updates = SCAN\\n    def run(self):\\n        return LIB.function([x], self.rval)
class A:\\n    def __init__(self, x):\\n        self.rval, updates = SCAN\\n    def run(self):\\n        return LIB.function([x], self.rval)
class A:\\n    def f(self, x):\\n        rval, updates = SCAN\\n        return rval
class A:\\n    def f(self, x):\\n        rval, self.updates = SCAN\\n        return rval
if flag:\\n    rval, updates = SCAN\\nelse:\\n    rval, updates = x, {}\\nrun = LIB.function([x], rval)
for i in range(3):\\n    rval, updates = SCAN\\nRUN
all_updates = {}\\nfor i in x:\\n    rval, updates = SCAN\\n    all_updates.update(updates)\\nrun = LIB.function([x], rval, updates=all_updates)
all_updates = []\\nrval, updates = SCAN\\nall_updates.append(updates)\\nrun = LIB.function([x], rval)
all_updates = {}\\nrval, updates = SCAN\\nall_updates.update(updates)\\nrun = LIB.function([x], rval)
outer, updates = LIB.scan(lambda x_t: SCAN[0], sequences=x); run = LIB.function([x], outer, updates=updates)
def outer(x_t):\\n    rval, updates = SCAN\\n    return rval\\nrval, updates = LIB.scan(outer, x)\\nRUN
def outer(x_t):\\n    rval, updates = SCAN\\n    return rval, updates\\nrval, updates = LIB.scan(outer, x)\\nRUN
def outer(x_t):\\n    rval, inner = SCAN\\n    return rval\\nrval, updates = LIB.scan(outer, x)\\nRUN
""".strip().splitlines()

#: Scans with updates.
UPDATED = {
    "draws": "LIB.scan(lambda x_t: x_t + srng.normal(), x)",
    "counts": "LIB.scan(lambda x_t: (x_t, {u: u + 1}), x)",
    "may draw": "LIB.scan(lambda x_t: helper(x_t), x)",
    "none": "LIB.scan(lambda x_t: x_t * 2, x)",
    "two": "LIB.scan(lambda x_t, h: (x_t + srng.normal(), h), x, [None, h0])",
}

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


def used(library: str, call: str) -> Iterator[tuple[str, str]]:
    """Each use of what ``call`` returns: its text and the program."""
    alone = "return_updates=False" in call
    for use in USES:
        yield use, f"{HEADS[library]}{'rval' if alone else 'rval, updates'} = {library}.{call}\n{_statement(use, library)}"
    for use in PAIRS:
        yield use, f"{HEADS[library]}pair = {library}.{call}\n{_statement(use, library)}"


def entries(library: str, step: str) -> Iterator[tuple[str, str]]:
    """Each entry beside a step: alone, or as the second of two where the step has two states, and as outputs_info itself."""
    before = "h0, " if step.startswith(("lambda x_t, h, c", "lambda x_t, a, b")) else ""
    for entry in ENTRIES:
        for given in (f"[{before}{entry}]", *([] if before else [entry])):
            yield given, f"{HEADS[library]}rval, updates = {library}.scan({step}, [x], {given.replace('LIB', library)})\n"


def arguments(library: str, api: str) -> Iterator[tuple[str, str]]:
    """Each set of arguments of a view."""
    state = "" if api == "map" else ", outputs_info=[h0]"
    step = "lambda x_t: x_t * 2" if api == "map" else "one"
    for given in ARGUMENTS:
        yield given, f"{HEADS[library]}rval, updates = {library}.{api}({step}{state}, {given})\n"


def bodies(library: str, call: str) -> Iterator[tuple[str, str]]:
    """Each body of a step."""
    until = f"from {library}.{'scan_module' if library == 'theano' else 'scan'}.{'scan_utils' if library == 'theano' else 'utils'} import until\n"
    for body in BODIES:
        text = body.replace("LIB", library).replace("\\n", "\n")
        yield (
            body,
            f"{HEADS[library]}{until}\ndef step(x_t, h):\n    {text}\n\nrval, updates = {library}.{call}\nrun = {library}.function([x], rval)\n",
        )


def _statement(use: str, library: str) -> str:
    return use.replace("LIB", library).replace("\\n", "\n") + "\n"


def fates(library: str, scan: str) -> Iterator[tuple[str, str]]:
    """Each fate of the updates of a scan."""
    for fate in FATES:
        text = (
            fate.replace("RUN", "run = LIB.function([x], rval, updates=updates)").replace("SCAN", scan).replace("LIB", library).replace("\\n", "\n")
        )
        yield fate, f"{HEADS[library]}{text}\n"


def wrapped(library: str, wrapper: str) -> Iterator[tuple[str, str]]:
    """Each entry handed to a function that calls scan."""
    for entry in ENTRIES:
        yield entry, f"{HEADS[library]}{wrapper.format(f'{library}.scan')}\nrval = loop([{entry.replace('LIB', library)}])\npooled = rval[0] * 2\n"
