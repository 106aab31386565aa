"""What the protocol is told of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.workspace import PositionCodec

from scanlint.server.convert import to_range
from scanlint.server.diagnostics import diagnostics
from scanlint.server.document import Document, check
from tests.helpers import CLEAN

CODEC = PositionCodec()
USE = "from layers import layer\nfirst_hidden = layer(x, h0)[0].sum()\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "layers.py").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def related(document: Document, uri: str) -> list[types.DiagnosticRelatedInformation]:
    (diagnostic,) = diagnostics(document, uri, CODEC, True)
    return list(diagnostic.related_information or [])


def test_evidence_in_another_file_is_shown_there(project: Path) -> None:
    document = check(USE, str(project / "model.py"))
    uris = {one.location.uri for one in related(document, "file:///model.py")}
    assert uris == {"file:///model.py", (project / "layers.py").as_uri()}


def test_evidence_in_a_file_that_is_gone_is_left_out(project: Path) -> None:
    document = check(USE, str(project / "model.py"))
    (project / "layers.py").unlink()
    assert {one.location.uri for one in related(document, "file:///model.py")} == {"file:///model.py"}


def test_an_error_of_scanlint_is_a_diagnostic(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by design")

    monkeypatch.setattr("scanlint.engine.in_depth._check", fail)
    (diagnostic,) = diagnostics(check(USE, str(project / "model.py")), "file:///model.py", CODEC, True)
    assert "internal error: ZeroDivisionError: by design" in diagnostic.message


def test_evidence_in_a_file_that_became_shorter_is_at_its_end(project: Path) -> None:
    document = check(USE, str(project / "model.py"))
    (project / "layers.py").write_text("import os\n", encoding="utf-8")
    end = types.Position(1, 0)
    elsewhere = [one.location.range for one in related(document, "file:///model.py") if one.location.uri.endswith("layers.py")]
    assert elsewhere
    assert set(map(str, elsewhere)) == {str(types.Range(end, end))}


def test_places_behind_the_text_are_at_its_end() -> None:
    from scanlint.finding import Location

    assert to_range(Location("m.py", 9, 3, 9, 5), ("ab", "cde"), CODEC) == types.Range(types.Position(1, 3), types.Position(1, 3))
