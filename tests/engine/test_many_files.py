from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from scanlint.engine import Options, run
from scanlint.finding import Finding
from scanlint.settings import Layer, Overrides, SettingsError
from scanlint.source.files import MissingPath
from tests.helpers import CLEAN, MISUSE


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(4):
        (tmp_path / f"bad{number}.py").write_text(MISUSE)
        (tmp_path / f"clean{number}.py").write_text(CLEAN)
    (tmp_path / "broken.py").write_text("import theano\nscan = (\n")
    (tmp_path / "plain.py").write_text("x = 1\n")
    (tmp_path / "silenced.py").write_text(MISUSE.replace("[0]", "[0]  # noqa: SCN101"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _said(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    return [(finding.location.path, finding.location.line, finding.code) for finding in findings]


EXPECTED = [*((f"bad{number}.py", 9, "SCN101") for number in range(4)), ("broken.py", 3, "SCN901")]


def test_clean_files_have_no_findings(project: Path) -> None:
    outcome = run(["clean0.py", "plain.py"])

    assert (outcome.findings, outcome.failures, outcome.summary.files, outcome.summary.with_scan) == ((), (), 2, 1)


def test_findings_and_counts(project: Path) -> None:
    outcome = run(["."])

    assert [(path, code) for path, _, code in _said(outcome.findings)] == [(path, code) for path, _, code in EXPECTED]
    summary = outcome.summary
    assert (summary.files, summary.with_scan, summary.unreadable, summary.suppressed, summary.notes) == (11, 9, 1, 1, ())


@pytest.mark.parametrize("jobs", [None, 1, 2, 5])
def test_any_order_of_paths_and_any_number_of_jobs_give_the_same(project: Path, jobs: int | None) -> None:
    expected = run(["."], Options(jobs=1))

    for paths in itertools.islice(itertools.permutations([".", "bad1.py", str(project / "clean1.py"), "broken.py"]), 0, 24, 7):
        assert run(paths, Options(jobs=jobs)) == expected


def test_selectors_of_the_command_line(project: Path) -> None:
    outcome = run(["."], Options(Overrides(selection=Layer(ignore=("SCN901",)))))

    assert {finding.code for finding in outcome.findings} == {"SCN101"}
    assert outcome.summary.unreadable == 1


def test_per_file_ignores_and_nested_configuration(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.scanlint]\nper-file-ignores = {"bad[01].py" = ["SCN101"]}\nignore = ["SCN901"]\n')
    (project / "inner").mkdir()
    (project / "inner" / "pyproject.toml").write_text('[tool.scanlint]\nignore = ["SCN101"]\n')
    (project / "inner" / "bad.py").write_text(MISUSE)

    assert [path for path, *_ in _said(run(["."]).findings)] == ["bad2.py", "bad3.py"]


def test_wrong_paths_and_settings_stop_the_run_before_it_begins(project: Path) -> None:
    with pytest.raises(MissingPath):
        run(["bad0.py", "missing.py"])
    (project / "pyproject.toml").write_text("[tool.scanlint]\nselekt = []\n")
    with pytest.raises(SettingsError, match="did you mean 'select'"):
        run(["bad0.py"])


def test_a_failure_leaves_the_other_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scanlint.scan import analyse

    real = analyse.analyse

    def fail(source: object, *arguments: object) -> object:
        if getattr(source, "path", "") == "bad1.py":
            raise ZeroDivisionError
        return real(source, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(analyse, "analyse", fail)
    outcome = run(["."], Options(jobs=1))

    assert [line.split(" (")[0].split(" at ")[0] for line in outcome.failures] == ["bad1.py: internal error: ZeroDivisionError: "]
    assert [path for path, *_ in _said(outcome.findings)] == ["bad0.py", "bad2.py", "bad3.py", "broken.py"]


def test_files_that_only_python_2_reads_are_counted(project: Path) -> None:
    (project / "old.py").write_text(MISUSE + "print 'é'\n", encoding="utf-8")
    outcome = run(["old.py", "bad0.py", "plain.py"])
    assert (outcome.summary.python2, outcome.summary.unreadable) == (1, 0)
    assert _said(outcome.findings) == [("bad0.py", 9, "SCN101"), ("old.py", 9, "SCN101")]
