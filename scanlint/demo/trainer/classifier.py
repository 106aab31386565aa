"""The classifier that is trained twice: word vectors, a GRU over the words, the mean of its states, a logistic output. One line differs."""

import numpy as np

DIMS = 8
RATE = 0.05


def gru_layer(library, x, mask, weights, buggy):
    """The states of a GRU over ``x`` (time, sample, 3 dims), its gates sharing one matrix; where ``mask`` is 0 the state is kept."""
    tensor = library.tensor

    def sigmoid(a):
        # By tanh: without a compiler Theano 1.0.5 evaluates its own sigmoid number by number, in Python.
        return 0.5 + 0.5 * tensor.tanh(0.5 * a)

    def step(m_t, x_t, h_tm1):
        a_t = tensor.dot(h_tm1, weights)
        z_t = sigmoid(a_t[:, :DIMS] + x_t[:, :DIMS])
        r_t = sigmoid(a_t[:, DIMS : 2 * DIMS] + x_t[:, DIMS : 2 * DIMS])
        candidate = tensor.tanh(r_t * a_t[:, 2 * DIMS :] + x_t[:, 2 * DIMS :])
        h_t = (1.0 - z_t) * h_tm1 + z_t * candidate
        return m_t[:, None] * h_t + (1.0 - m_t[:, None]) * h_tm1

    rval, _ = library.views.scan(step, sequences=[mask, x], outputs_info=[tensor.zeros((x.shape[1], DIMS))])
    if buggy:
        return rval[0]  # SCN101, which is what the demo shows
    return rval


class Classifier(object):
    """A classifier of ``sentences``, its weights drawn from ``seed``. ``epoch()`` trains it once on all of them."""

    def __init__(self, library, sentences, vocabulary, seed, buggy):
        tensor, shared = library.tensor, library.root.shared
        random = np.random.RandomState(seed)
        values = [
            ("vectors", 0.5 * random.normal(size=(vocabulary, DIMS))),
            ("W", random.normal(size=(DIMS, 3 * DIMS)) / DIMS**0.5),
            ("U", random.normal(size=(DIMS, 3 * DIMS)) / DIMS**0.5),
            ("b", np.zeros(3 * DIMS)),
            ("v", 0.5 * random.normal(size=DIMS)),
            ("c", np.zeros(())),
        ]
        params = [shared(value, name=name) for name, value in values]
        vectors, w, self._u, b, v, c = params
        self._drawn = self._u.get_value()

        words, mask = tensor.as_tensor_variable(sentences.words), tensor.as_tensor_variable(sentences.mask)
        x = tensor.dot(vectors[words.flatten()].reshape(sentences.words.shape + (DIMS,)), w) + b
        proj = gru_layer(library, x, mask, self._u, buggy)
        # The mean over time. Without its time axis proj is broadcast along that of the mask, and no error tells of it.
        pooled = (proj * mask[:, :, None]).sum(axis=0) / mask.sum(axis=0)[:, None]
        margin = (tensor.dot(pooled, v) + c) * (2.0 * sentences.labels - 1.0)
        cost = tensor.log(1.0 + tensor.exp(-margin)).mean()
        right = tensor.gt(margin, 0.0).sum()
        self._train = library.root.function([], [right, cost], updates=adam(library, cost, params))

    def epoch(self):
        """Take one step of training, and return how many labels were right, and the cost, before it."""
        right, cost = self._train()
        return int(right), float(cost)

    def recurrent_change(self):
        """The largest change so far of any of the recurrent weights."""
        return float(abs(self._u.get_value() - self._drawn).max())


def adam(library, cost, params, rate=RATE, decay=0.9, decay_of_squares=0.999):
    """The updates of one step of Adam (Kingma and Ba 2015, algorithm 1)."""
    tensor, shared = library.tensor, library.root.shared
    t = shared(np.zeros(()))
    updates = [(t, t + 1.0)]
    for param, grad in zip(params, library.root.grad(cost, params)):
        mean, square = shared(np.zeros_like(param.get_value())), shared(np.zeros_like(param.get_value()))
        mean_t = decay * mean + (1.0 - decay) * grad
        square_t = decay_of_squares * square + (1.0 - decay_of_squares) * grad**2
        step = mean_t / (1.0 - decay ** (t + 1.0)) / (tensor.sqrt(square_t / (1.0 - decay_of_squares ** (t + 1.0))) + 1e-8)
        updates += [(mean, mean_t), (square, square_t), (param, param - rate * step)]
    return updates
