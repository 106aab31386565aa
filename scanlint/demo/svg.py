"""The plot as an SVG picture that stands alone: it names no font file, no script and no other file, and reads on any background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from scanlint.demo import wording
from scanlint.demo.training import Curve, Training

#: Blue and vermilion are told apart by all kinds of colour vision (Okabe and Ito 2008); the names stand at the curves besides.
COLORS = {"buggy": "#d55e00", "fixed": "#0072b2"}
WIDTH, HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 592, 48, 352


def svg(training: Training) -> str:
    """Return the picture as the text of an SVG file, with a title and a description for those who cannot see it."""
    title = f"Training accuracy of a GRU that returns rval[0] and of one that returns rval ({training.library}, seed {training.seed})"
    label = 'role="img" aria-labelledby="title description"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" {label}>',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(_description(training))}</desc>',
            '<g font-family="sans-serif" font-size="13" fill="#222222">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            _text(_LEFT, 24, "Training accuracy: one index apart", 'font-size="16" font-weight="bold"'),
            _text(WIDTH - 16, 24, f"{training.library}, seed {training.seed}", 'text-anchor="end"'),
            *_axes(len(training.fixed.right) - 1),
            *_bound(training),
            *_curves(training),
            "</g></svg>\n",
        )
    )


def _description(training: Training) -> str:
    ends = (f"{name}, {wording.RETURNS[name]}: {wording.figures(curve, training.sentences)}." for name, curve in _named(training))
    return " ".join((*ends, wording.closing(training)))


def _named(training: Training) -> tuple[tuple[str, Curve], ...]:
    return (("buggy", training.buggy), ("fixed", training.fixed))


def _x(epoch: int, epochs: int) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * epoch / max(epochs, 1), 1)


def _y(accuracy: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * accuracy, 1)


def _text(x: float, y: float, text: str, attributes: str = "") -> str:
    return f'<text x="{x}" y="{y}"{" " * bool(attributes)}{attributes}>{escape(text)}</text>'


def _line(start: tuple[float, float], end: tuple[float, float], attributes: str) -> str:
    return f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" {attributes}/>'


def _axes(epochs: int) -> Iterator[str]:
    for tenths in range(0, 11, 2):
        y = _y(tenths / 10)
        yield _line((_LEFT, y), (_RIGHT, y), 'stroke="#dddddd"')
        yield _text(_LEFT - 8, y + 4, f"{tenths / 10:.1f}", 'text-anchor="end"')
    for epoch in range(0, epochs + 1, 10):
        yield _text(_x(epoch, epochs), _BOTTOM + 20, str(epoch), 'text-anchor="middle"')
    yield _text((_LEFT + _RIGHT) / 2, _BOTTOM + 40, "epoch", 'text-anchor="middle"')


def _bound(training: Training) -> Iterator[str]:
    y = _y(training.known_by_first_word / training.sentences)
    yield _line((_LEFT, y), (_RIGHT, y), 'stroke="#777777" stroke-dasharray="4 4"')
    yield _text(_RIGHT - 4, y + 18, f"what first words alone tell: {training.known_by_first_word / training.sentences:.3f}", 'text-anchor="end"')


def _curves(training: Training) -> Iterator[str]:
    ends = {name: _y(curve.right[-1] / training.sentences) + 4 for name, curve in _named(training)}
    if abs(ends["buggy"] - ends["fixed"]) < 16:
        ends["buggy"] = ends["fixed"] + 16
    for name, curve in _named(training):
        stroke = f'fill="none" stroke="{COLORS[name]}" stroke-width="2.5" stroke-linejoin="round"'
        yield f'<polyline points="{_points(training.accuracies(curve))}" {stroke}/>'
        label = f"{name} {curve.right[-1] / training.sentences:.3f}"
        yield _text(_RIGHT + 8, ends[name], label, f'fill="{COLORS[name]}" font-weight="bold"')


def _points(accuracies: Sequence[float]) -> str:
    return " ".join(f"{_x(epoch, len(accuracies) - 1)},{_y(accuracy)}" for epoch, accuracy in enumerate(accuracies))
