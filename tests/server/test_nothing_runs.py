"""Nothing of the folder that an editor has open is run by the server."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from tests.helpers import CLEAN, MISUSE
from tests.hostile.planted import plant
from tests.server.client import Client, hold

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the planted programs are shell scripts")


def test_nothing_of_the_open_folder_runs(tmp_path: Path) -> None:
    """Started in the folder, as editors do; every way of asking, as each loads something late."""
    planted = plant(tmp_path, programs=True)

    async def conversation(client: Client) -> None:
        await client.start()
        (diagnostic,) = await client.open(MISUSE)
        assert diagnostic.code == "SCN101"
        assert "the pair" in (await client.hover(7, 30) or "")
        assert len(await client.actions(diagnostic)) == 2
        assert [one.code for one in await client.save()] == ["SCN101"]
        assert [one.code for one in await client.change(MISUSE + "x = (\n")] == ["SCN901"]
        assert [one.code for one in await client.change(MISUSE + "print 'Python 2'\n")] == ["SCN101"]
        assert await client.change(CLEAN) == []
        assert await client.close() == []

    status = hold(Client(planted.folder, command=planted.installed("server"), environment=planted.environment()), conversation)
    assert planted.ran() == []
    assert status == 0
