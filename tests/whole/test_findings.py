"""All that is found in the projects of tests/fixtures/whole, word for word. A change shows in the snapshots, where it is read before it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.checks.test_findings import told
from tests.whole.test_cases import CASES, linted


@pytest.mark.parametrize("stem", sorted({case.name.partition(":")[0] for case in CASES}))
def test_across_files(stem: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    said, asked = list[str](), set[str]()
    for number, case in enumerate(case for case in CASES if case.name.partition(":")[0] == stem):
        folder = tmp_path / str(number)
        folder.mkdir()
        for finding in linted(case, folder).findings:
            path = Path(finding.location.path).relative_to(folder).as_posix()
            said += [f"{case.name}: {path}", *(line.replace(f"{folder}/", "") for line in told(finding, asked))]
    assert said == snapshot
