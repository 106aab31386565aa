"""Calls, and what is done with what they return, for tests/checks/forms.py: LIB is the library, SCAN a call, RUN a function with the updates."""

from __future__ import annotations

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
