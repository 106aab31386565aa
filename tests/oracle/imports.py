"""How a program gets at scan: its first lines, and the words by which it calls the library."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices
from tests.oracle.loop import REDUCING, Loop


@dataclass(frozen=True)
class Words:
    """``scan`` is what it calls the function or view, ``root`` and ``tensor`` the package and its module of tensors."""

    header: tuple[str, ...]
    root: str
    tensor: str
    scan: str
    until: str


def choose(choices: Choices, loop: Loop) -> Words:
    package, api = loop.library, loop.api
    tensor = choices.of("T", "tt", f"{package}.tensor")
    plain = f"import {package}.tensor" + (f" as {tensor}" if "." not in tensor else "")
    views = "theano.scan_module" if package == "theano" else "pytensor.scan"
    home = views if package == "pytensor" and api in REDUCING else package
    forms: list[tuple[list[str], str, str]] = [
        ([f"import {package}", plain], package, f"{package}.{api}"),
        ([f"import {package}", plain, f"from {home} import {api}"], package, api),
        ([f"import {package}", plain, f"from {home} import {api} as unroll"], package, "unroll"),
        ([f"import {package}", plain, f"from {views} import {api} as loop"], package, "loop"),
    ]
    if "." not in tensor:
        forms.append(([f"import {package} as lib", f"from {package} import tensor as {tensor}"], "lib", f"lib.{api}"))
        forms.append(([f"import {package}", plain, f"unrolled = {package}.{api}"], package, "unrolled"))
        other = "aesara" if package == "theano" else "theano"
        tried = ["try:", f"    import {package} as lib", f"    import {package}.tensor as {tensor}"]
        forms.append(([*tried, "except ImportError:", f"    import {other} as lib", f"    import {other}.tensor as {tensor}"], "lib", f"lib.{api}"))
    if package == "theano":
        forms.append(([f"import {package}", plain, "from theano import scan_module as loops"], package, f"loops.{api}"))
    if home != package:
        forms = [form for form in forms if form[2] in (api, "unroll", "loop")]
    lines, root, scan = choices.of(*forms)
    numbers = ["import numpy as np"] if loop.mistake in ("np.where", "numbers of NumPy") else []
    until = ["from theano.scan_module import until"] if package == "theano" else ["from pytensor.scan import until"]
    return Words((*numbers, *lines, *(until if loop.until else ())), root, tensor, scan, "until")


def stream(loop: Loop) -> list[str]:
    """The lines that make the stream of random numbers."""
    if loop.library == "theano":
        return ["from theano.tensor.shared_randomstreams import RandomStreams", "srng = RandomStreams(seed=7)"]
    return ["from pytensor.tensor.random.utils import RandomStream", "srng = RandomStream(seed=7)"]


def noise(choices: Choices, loop: Loop) -> str:
    """An expression that draws from it in the step; empty where nothing is drawn."""
    if loop.draws != "stream":
        return ""
    if loop.mistake == "numbers of NumPy":
        return choices.of("np.random.normal(size=(3, 2))", "np.random.RandomState(1).uniform(size=(3, 2))")
    size = choices.of("(3, 2)", f"{loop.slices[0]}.shape")
    return f"srng.normal(size={size})"
