"""The saved picture: well-formed, with words for those who cannot see it, and the curves where the numbers are."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree

from scanlint.demo.svg import COLORS, HEIGHT, WIDTH, svg
from scanlint.demo.training import Training
from tests.demo.recording import recorded

SVG = "{http://www.w3.org/2000/svg}"


def parsed(training: Training) -> ElementTree.Element:
    return ElementTree.fromstring(svg(training))


def points(root: ElementTree.Element, name: str) -> list[tuple[float, float]]:
    (line,) = [line for line in root.iter(f"{SVG}polyline") if line.get("stroke") == COLORS[name]]
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in (line.get("points") or "").split())]


def texts(root: ElementTree.Element) -> dict[str, float]:
    return {element.text or "": float(element.get("y") or "nan") for element in root.iter(f"{SVG}text")}


def test_it_has_a_title_and_a_description() -> None:
    root = parsed(recorded())
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", f"{title.get('id')} {description.get('id')}")
    assert "Theano 1.0.5, seed 0" in (title.text or "")
    assert "buggy, rval[0]: accuracy 0.725" in (description.text or "")
    assert "fixed, rval: accuracy 1.000" in (description.text or "")


def test_the_curves_lie_where_the_numbers_are() -> None:
    training = recorded()
    root = parsed(training)
    grid = texts(root)
    top, bottom = grid["1.0"] - 4, grid["0.0"] - 4
    for name, curve in (("buggy", training.buggy), ("fixed", training.fixed)):
        drawn = points(root, name)
        assert [round((bottom - y) / (bottom - top) * 200) for _, y in drawn] == list(curve.right)
        assert [x for x, _ in drawn] == sorted({x for x, _ in drawn})
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in drawn)


def test_the_names_stand_at_the_ends_and_never_on_each_other() -> None:
    training = recorded()
    apart = texts(parsed(training))
    assert apart["buggy 0.725"] - apart["fixed 1.000"] > 16
    together = texts(parsed(dataclasses.replace(training, buggy=training.fixed)))
    assert together["buggy 1.000"] - together["fixed 1.000"] >= 16


def test_it_stands_alone() -> None:
    root = parsed(recorded())
    assert not [element for element in root.iter() if element.tag.removeprefix(SVG) in ("script", "image", "style", "use", "foreignObject")]
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]


def test_hostile_text_is_text() -> None:
    root = parsed(dataclasses.replace(recorded(), library='<script>&"'))
    assert '<script>&", seed 0' in texts(root)
