"""The whole conversation with a real client over the protocol."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types

from tests.helpers import CLEAN, MISUSE
from tests.server.client import Client, applied, talk

UTF32 = types.PositionEncodingKind.Utf32


def test_false_alarm_a_right_document_and_one_that_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\nexclude = ["old.py"]\n', encoding="utf-8")

    async def right(client: Client) -> None:
        await client.start()
        assert await client.open(CLEAN) == []
        assert await client.change("x = 1\n") == []
        assert await client.hover(0, 0) is None

    async def left_out(client: Client) -> None:
        await client.start()
        assert await client.open(MISUSE) == []

    talk(tmp_path, right)
    talk(tmp_path, left_out, "old.py")


def test_open_hover_act_change_close(tmp_path: Path) -> None:
    async def conversation(client: Client) -> None:
        assert (await client.start(UTF32)).capabilities.position_encoding == UTF32
        (diagnostic,) = await client.open(MISUSE)
        assert (diagnostic.code, diagnostic.severity, diagnostic.source) == ("SCN101", types.DiagnosticSeverity.Error, "scanlint")
        assert diagnostic.range == types.Range(types.Position(8, 11), types.Position(8, 18))
        related = diagnostic.related_information or []
        assert {one.location.range.start.line for one in related} >= {5, 7}
        assert {one.location.uri for one in related} == {client.uri}

        shown = await client.hover(7, 30)
        assert shown is not None
        assert shown.splitlines() == [
            "the pair (outputs, updates)",
            "scan (Theano or Theano-PyMC): 1 output, the bare variable: (time, ..)",
            "step receives unknown: an argument of the call may be one entry or several",
            "updates: returned, but empty",
            "line 8: outputs_info has one entry",
            "line 6: the step returns one value",
        ]
        assert (await client.hover(8, 12) or "").startswith("the only output, every step of it\n")
        assert await client.hover(0, 0) is None

        mend, silence = await client.actions(diagnostic)
        for action in (mend, silence):
            assert action.edit is not None
            changes = (action.edit.changes or {})[client.uri]
            mended = applied(MISUSE, list(changes))
            assert await client.change(mended) == []
        assert "rval[0]  # scanlint: ignore[SCN101]" in mended
        assert len(await client.change(MISUSE)) == 1
        assert await client.close() == []

    assert talk(tmp_path, conversation) == 0


@pytest.mark.parametrize(
    ("encoding", "column"), [(types.PositionEncodingKind.Utf8, 4 + 9), (types.PositionEncodingKind.Utf16, 4 + 7), (UTF32, 4 + 6), (None, 4 + 7)]
)
def test_columns_count_as_was_agreed(tmp_path: Path, encoding: types.PositionEncodingKind | None, column: int) -> None:
    foreign = MISUSE.replace("    return rval[0]", "    '𝛼'; a = rval[0]; return a")

    async def conversation(client: Client) -> None:
        await client.start(encoding)
        (diagnostic,) = await client.open(foreign)
        assert diagnostic.range.start == types.Position(8, column + 3)
        assert (await client.hover(8, column + 3) or "").startswith("the only output")

    talk(tmp_path, conversation)


def test_saving_tells_every_open_document_anew(tmp_path: Path) -> None:
    """The configuration may have been what was saved."""

    async def conversation(client: Client) -> None:
        await client.start()
        assert len(await client.open(MISUSE)) == 1
        (tmp_path / "pyproject.toml").write_text('[tool.scanlint]\nignore = ["SCN101"]\n', encoding="utf-8")
        assert await client.save() == []

    talk(tmp_path, conversation)


def test_nothing_is_known_of_a_document_that_is_not_open(tmp_path: Path) -> None:
    (tmp_path / "model.py").write_text(MISUSE, encoding="utf-8")

    async def conversation(client: Client) -> None:
        await client.start()
        assert await client.hover(7, 30) is None
        (diagnostic,) = await client.open(MISUSE)
        assert await client.hover(7, 30) is not None
        await client.close()
        assert await client.hover(7, 30) is None
        assert await client.actions(diagnostic) == []

    talk(tmp_path, conversation)


def test_a_line_that_ends_in_a_comment_is_not_silenced_and_other_findings_are_not_spoken_of(tmp_path: Path) -> None:
    """Whether what stands behind a number sign is a comment, or a string goes on, is not looked into."""
    text = MISUSE.replace("return rval[0]", "return rval[0], rval[0]  # first")

    async def conversation(client: Client) -> None:
        await client.start()
        first, second = await client.open(text)
        assert [one.title for one in await client.actions(first)] == ["SCN101: drop the index `[0]` (changes results)"]
        (mend,) = await client.actions(second)
        assert list(mend.diagnostics or []) == [second]

    talk(tmp_path, conversation)


def test_a_wrong_configuration_is_said_of_an_empty_document_too(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nselekt = []\n", encoding="utf-8")

    async def conversation(client: Client) -> None:
        await client.start()
        (diagnostic,) = await client.open("")
        assert "selekt" in diagnostic.message
        assert diagnostic.range == types.Range(types.Position(0, 0), types.Position(0, 0))

    talk(tmp_path, conversation)


def test_lines_end_where_python_ends_them(tmp_path: Path) -> None:
    async def conversation(client: Client) -> None:
        await client.start(UTF32)
        (diagnostic,) = await client.open(MISUSE.replace("    def step", "    '\u2028'; '\f'\n    def step"))
        assert diagnostic.range.start.line == 9

    talk(tmp_path, conversation)


def test_text_that_does_not_parse_and_parses_again(tmp_path: Path) -> None:
    async def conversation(client: Client) -> None:
        await client.start()
        (broken,) = await client.open(MISUSE + "x = (\n")
        assert (broken.code, broken.severity) == ("SCN901", types.DiagnosticSeverity.Information)
        assert await client.hover(8, 12) is None
        assert await client.actions(broken) == []
        assert [one.code for one in await client.change(MISUSE)] == ["SCN101"]

    talk(tmp_path, conversation)


def test_a_wrong_configuration_is_said_at_the_top(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.scanlint]\nselekt = []\n", encoding="utf-8")

    async def conversation(client: Client) -> None:
        await client.start()
        (diagnostic,) = await client.open(MISUSE)
        assert "selekt" in diagnostic.message
        assert await client.hover(8, 12) is None

    talk(tmp_path, conversation)


def test_a_misuse_of_what_another_file_returns(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "layers.py").write_text(CLEAN, encoding="utf-8")

    async def conversation(client: Client) -> None:
        await client.start()
        (diagnostic,) = await client.open("from layers import layer\nfirst_hidden = layer(x, h0)[0].sum()\n")
        assert diagnostic.code == "SCN101"
        assert (tmp_path / "layers.py").as_uri() in {one.location.uri for one in diagnostic.related_information or []}
        assert (await client.hover(1, 16) or "").startswith("the only output")

    talk(tmp_path, conversation)
