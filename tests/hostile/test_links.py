"""Links out of the linted folder are not followed in silence, and nothing is written through them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scanlint.cli import main
from tests.helpers import CLEAN, MISUSE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder beside the linted one, which is the working directory."""
    for name in ("outside", "tree"):
        (tmp_path / name).mkdir()
    (tmp_path / "outside" / "secret.py").write_text(MISUSE, encoding="utf-8")
    (tmp_path / "tree" / "good.py").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "tree")
    return tmp_path / "outside"


def lint(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main([*words, "--no-confirm", "--format=concise"])
    out, err = capsys.readouterr()
    return status, out, err


def test_false_alarm_loops_are_harmless(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("loop").symlink_to(".")
    Path("self.py").symlink_to("self.py")
    Path("up").symlink_to("..")
    assert lint(capsys, ".") == (0, "", "")


def test_a_link_within_the_folder_is_read(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.py").write_text(MISUSE, encoding="utf-8")
    Path("link.py").symlink_to("bad.py")
    status, out, err = lint(capsys, ".")
    assert (status, out.count("SCN101"), err) == (1, 2, "")


def test_a_link_out_of_the_folder_is_not_read_and_a_line_says_so(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("link.py").symlink_to(outside / "secret.py")
    Path("links").symlink_to(outside)
    assert lint(capsys, ".") == (
        0,
        "",
        f"link.py: not read: it leads to {outside / 'secret.py'}, out of the folder that is linted; name it to have it read\n",
    )
    assert "links/: skipped: a link to a folder, which is not followed\n" in lint(capsys, ".", "--verbose")[2]


def test_missed_alarm_a_link_that_is_named_is_read(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("link.py").symlink_to(outside / "secret.py")
    Path("links").symlink_to(outside)
    assert lint(capsys, "link.py")[1].startswith("link.py:9:12 SCN101 ")
    assert "SCN101" in lint(capsys, "links")[1]


def test_fixing_follows_no_link_out(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("link.py").symlink_to(outside / "secret.py")
    assert "not fixed: it leads to" in lint(capsys, "link.py", "--fix", "--unsafe-fixes")[2]
    assert (outside / "secret.py").read_text(encoding="utf-8") == MISUSE


def test_no_import_leads_out(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step = "import theano.tensor as T\ndef step(x_t, h_tm1):\n    return T.tanh(x_t + h_tm1)\n"
    use = "import theano\nfrom helper import step\n\ndef layer(x, h0):\n    rval, _ = theano.scan(step, sequences=x)\n    return rval[0]\n"
    Path("pyproject.toml").touch()
    Path("model.py").write_text(use, encoding="utf-8")
    Path("helper.py").write_text(step, encoding="utf-8")
    assert "SCN101" in lint(capsys, "model.py")[1]
    Path("helper.py").rename(outside / "helper.py")
    Path("helper.py").symlink_to(outside / "helper.py")
    assert lint(capsys, "model.py") == (0, "", "")


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
@pytest.mark.parametrize("name", ["report.json", "folder/report.json"])
def test_nothing_is_written_through_a_link_that_leads_out(option: str, name: str, outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("report.json").symlink_to(outside / "report.json")
    Path("folder").symlink_to(outside)
    status, out, err = lint(capsys, "good.py", option, name)
    assert (status, out) == (2, "")
    assert f"{name}{'' if option == '-o' else ':'} leads to {outside / 'report.json'}; name that file if it is meant" in err
    assert [path.name for path in outside.iterdir()] == ["secret.py"]


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
def test_a_link_within_stays_a_link(option: str, outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports").mkdir()
    Path("latest.json").symlink_to("reports/1.json")
    assert lint(capsys, "good.py", option, "latest.json")[0] == 0
    assert Path("latest.json").is_symlink()
    assert Path("reports/1.json").exists()


def test_pruning_writes_over_a_baseline_only(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (outside / "precious").write_text("mine\n", encoding="utf-8")
    Path("pyproject.toml").write_text(f'[tool.scanlint]\nbaseline = "{outside}/precious"\n', encoding="utf-8")
    assert lint(capsys, "good.py", "--prune-baseline")[0] == 2
    assert (outside / "precious").read_text(encoding="utf-8") == "mine\n"
