"""A run with the cache gives what a run without it gives, whatever changes in between, and lints no more than what a change concerns."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scanlint.engine.one_file
import scanlint.source.program
from scanlint.engine import Options, run
from scanlint.engine.cache import cache, holding, key
from scanlint.source.files import SourceFile
from tests.engine.cache.project import FILES, Project, make
from tests.helpers import CLEAN, MISUSE

ALL = [name for name in FILES if name.endswith(".py")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return make(tmp_path, monkeypatch)


def test_the_second_run_lints_nothing_and_says_the_same(project: Project) -> None:
    first = project.check(*ALL)
    assert {finding.code for finding in first.findings} == {"SCN101", "SCN901"}
    assert project.check() == first


def test_the_second_run_reads_no_file_that_has_rested(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "RESTED", 0)
    project.run()
    for module, function in ((scanlint.source.program, "parse"), (scanlint.engine.one_file, "read_bytes"), (holding, "read_bytes")):
        monkeypatch.setattr(module, function, _never)
    project.run()
    assert project.linted == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_write_down_what_one_does(project: Project, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # what counts here cannot be sent to a process
    monkeypatch.setattr(cache, "FEW", 0)
    monkeypatch.chdir(project.folder)
    project.run(jobs=jobs)
    make(project.folder, monkeypatch, {}).check()


def test_a_changed_file_is_linted_anew(project: Project) -> None:
    project.run()
    project.write("net/bad.py", CLEAN)
    assert [Path(finding.location.path).name for finding in project.check("net/bad.py").findings] == ["broken.py", "model.py", "old.py"]


def test_missed_alarm_a_change_that_keeps_size_and_time(project: Project) -> None:
    path = project.write("net/bad.py", CLEAN + "  ")
    times = os.stat(path)
    project.run()
    path.write_text(MISUSE[:-1].replace("rval[0]", "rval[0]"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert os.stat(path).st_size == times.st_size
    assert any("bad.py" in finding.location.path for finding in project.check("net/bad.py").findings)


def test_missed_alarm_a_change_right_after_the_run(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a disk has one time for both, the stamp of a file that was just written is not believed."""
    state = os.stat(project.folder / "net/bad.py")
    monkeypatch.setattr(holding, "_stamp", lambda _: (state.st_mtime_ns, state.st_mtime_ns, 0, 0))
    project.write("net/bad.py", CLEAN)
    project.run()
    project.write("net/bad.py", MISUSE)
    project.check("net/bad.py")


def test_a_file_that_was_only_touched_is_read_and_not_linted(project: Project) -> None:
    project.run()
    os.utime(project.folder / "net/bad.py", (1, 1))
    project.check()


def test_an_import_that_changed_concerns_those_that_use_it(project: Project) -> None:
    project.run()
    layers = project.folder / "net/layers.py"
    right = layers.read_text(encoding="utf-8").replace("return rval", "return [rval]")
    layers.write_text(right, encoding="utf-8")
    outcome = project.check("net/layers.py", "net/model.py")
    assert not any("model.py" in finding.location.path for finding in outcome.findings)
    layers.write_text(right.replace("[rval]", "rval"), encoding="utf-8")
    outcome = project.check("net/layers.py", "net/model.py")
    assert any("model.py" in finding.location.path for finding in outcome.findings), "what was found before without a finding depends on it, too"


def test_a_change_that_leads_to_no_other_scan_concerns_no_file_that_has_none(project: Project) -> None:
    project.run()
    project.write("net/__init__.py", "import json\n")
    project.check("net/__init__.py")


def test_a_library_may_come_and_go_through_an_import(project: Project) -> None:
    project.write("net/far.py", "from net.near import *\n")
    project.write("net/near.py", "import json\n")
    project.write("net/user.py", "from net.far import theano\n" + MISUSE.partition("tensor as T\n")[2])
    assert not any("user.py" in finding.location.path for finding in project.run().findings)
    project.write("net/near.py", "import theano\n")
    assert any("user.py" in finding.location.path for finding in project.check("net/near.py", "net/far.py", "net/user.py").findings)
    project.write("net/near.py", "import json\n")
    project.check("net/near.py", "net/far.py", "net/user.py")


def test_a_new_file_may_be_what_an_import_means(project: Project) -> None:
    project.write("net/user.py", "from net.late import layer\n\ndef f(x, h):\n    return layer(x, h)[0]\n")
    project.run()
    project.write("net/late.py", "from net.layers import layer\n")
    assert any("user.py" in finding.location.path for finding in project.check("net/late.py", "net/user.py").findings)


def test_a_file_may_come_before_an_import(project: Project) -> None:
    project.run()
    project.write("net/net.py", "")
    (project.folder / "net/__init__.py").unlink()
    project.run()
    assert project.check().findings


def test_a_package_may_come_before_a_module(project: Project) -> None:
    project.run()
    project.write("net/layers/__init__.py", "def layer(x, h):\n    return [x]\n")
    outcome = project.run()
    assert "net/model.py" in project.linted
    assert not any("model.py" in finding.location.path for finding in outcome.findings)


def test_a_module_that_is_gone_is_known_to_none(project: Project) -> None:
    project.run()
    (project.folder / "net/layers.py").unlink()
    outcome = project.check("net/model.py", "net/plots.py")
    assert not any("model.py" in finding.location.path for finding in outcome.findings)


def test_a_chain_of_modules_is_kept_in_step(project: Project) -> None:
    """What one run learns of a module is put to what an earlier one learned of those that import it."""
    project.write("net/far.py", "from net.layers import layer as it\n")
    project.write("net/near.py", "from net.far import it\n")
    project.write("net/user.py", "from net.near import it\n\ndef f(x, h):\n    return it(x, h)[0]\n")
    project.run()
    project.write("net/far.py", "def it(x, h):\n    return x\n")
    (project.folder / "net/user.py").rename(project.folder / "user.txt")
    project.run()
    (project.folder / "user.txt").rename(project.folder / "net/user.py")
    project.run()
    assert project.check().findings == project.run(cache=False).findings


def test_other_settings_have_other_results(project: Project) -> None:
    project.run()
    project.check(*ALL, select="SCN102")
    project.check(*ALL, target="theano==1.0.5")
    project.check()
    project.check(select="SCN102")


def test_per_file_ignores_concern_their_files(project: Project) -> None:
    project.run()
    project.write("pyproject.toml", '[tool.scanlint]\nper-file-ignores = { "net/bad.py" = ["SCN101"] }\n')
    project.check("net/bad.py")


def test_aliases_concern_all_files(project: Project) -> None:
    project.run()
    project.write("pyproject.toml", '[tool.scanlint]\nbackend-aliases = { "mine.tt" = "theano.tensor" }\n')
    project.check(*ALL)
    project.check()


def test_a_baseline_counts_with_what_it_holds(project: Project) -> None:
    project.write("pyproject.toml", '[tool.scanlint]\nbaseline = "known.json"\n')
    project.write("known.json", '{"scanlint-baseline": 1, "findings": []}')
    project.run()
    entry = '{"path": "net/bad.py", "code": "SCN101", "function": "layer", "statement": "return rval[0]"}'
    project.write("known.json", f'{{"scanlint-baseline": 1, "findings": [{entry}]}}')
    assert project.check(*ALL).summary.baseline == 1


def test_another_scanlint_uses_a_file_of_its_own(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run()
    monkeypatch.setattr(key, "__version__", "99.0")
    project.check(*ALL)
    assert len(list(project.cache.glob("results-*.json"))) == 2


def test_another_working_directory_shows_other_paths(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = project.run()
    monkeypatch.chdir(project.folder / "net")
    assert {finding.location.path for finding in first.findings} == {"net/bad.py", "net/broken.py", "net/model.py", "net/old.py"}
    assert {finding.location.path for finding in project.check(*ALL).findings} == {"bad.py", "broken.py", "model.py", "old.py"}


def test_one_file_after_the_other_is_kept(project: Project) -> None:
    """As a hook does it: each run lints some files only, and takes nothing from the others."""
    for name in ALL:
        run([name], Options(jobs=1, cache=True))
    project.check()


def test_what_one_file_brings_to_light_in_another_is_kept(project: Project) -> None:
    project.write("net/uses.py", "def first(rval):\n    h = rval[0]\n    return h\n")
    project.write(
        "net/gives.py",
        MISUSE.replace("return rval[0]", "return first(rval)").replace("import theano\n", "import theano\nfrom net.uses import first\n", 1),
    )
    outcome = project.run()
    assert any("uses.py" in finding.location.path for finding in outcome.findings), "the project shows nothing of what is tested"
    assert project.linted.count("net/uses.py") == 2
    assert project.check() == outcome


def test_an_error_of_scanlint_is_not_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(scanlint.engine.one_file, "may_rot", _never)
        assert project.run().failures
    project.run()
    assert project.linted == ["net/__init__.py"]
    project.check()


def test_a_file_that_cannot_be_read_is_tried_again(project: Project) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("FIFOs are of POSIX")
    os.mkfifo(project.folder / "net/fifo.py")
    project.run()
    project.check("net/fifo.py")


def test_no_cache_leaves_no_folder(project: Project) -> None:
    project.run(cache=False)
    assert not project.cache.exists()


def test_two_runs_at_once_leave_what_both_found(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "SCANLINT_CACHE_DIR"} | {"PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-m", "scanlint", "--no-confirm", "--format", "concise"]
    runs = [
        subprocess.Popen([*command, "net"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    said = {run.communicate() for run in runs}
    assert len(said) == 1
    assert {run.returncode for run in runs} == {1}
    assert [path.name for path in (folder / ".scanlint_cache").glob(".results*")] == []
    plain = subprocess.run([*command, "--no-cache", "net"], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert said == {(plain.stdout, plain.stderr)}


def test_few_files_without_a_word_of_scan_leave_the_cache_alone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "FEW", 8)
    project.write("net/plain.py", "x = 1\n")
    for name in ("net/plain.py", "net/__init__.py"):
        assert run([name], Options(jobs=1, cache=True)) == run([name], Options(jobs=1))
    assert not project.cache.exists()
    run(["net/plain.py", "net/bad.py", "net/plots.py"], Options(jobs=1, cache=True))
    assert sorted(project.linted) == ["net/bad.py", "net/plots.py"]


def test_a_copy_of_a_project_has_a_cache_of_its_own(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found elsewhere does not count, even where every byte is the same."""
    project.run()
    other = tmp_path_factory.mktemp("copy") / "project"
    shutil.copytree(project.folder, other)
    make(other, monkeypatch, {}).check(*ALL)


def _never(*arguments: object, **more: object) -> object:
    raise AssertionError(f"{arguments} were looked at")


def test_every_file_has_settings_of_its_own_folder(project: Project) -> None:
    project.write("inner/pyproject.toml", '[tool.scanlint]\ncache-dir = "made/here"\n')
    project.write("inner/bad.py", MISUSE)
    project.run()
    assert (project.folder / "inner/made/here/CACHEDIR.TAG").is_file()
    assert b"inner" not in project.kept.read_bytes()
    project.check()


def test_the_source_file_of_a_folder_that_cannot_be_listed_is_linted_each_time(project: Project) -> None:
    from scanlint.engine.cache.cache import Cache
    from scanlint.engine.workers import lint_files
    from scanlint.settings import Settings

    file = SourceFile(str(project.folder / "net"), "net", Settings(selected=frozenset({"SCN901"})), "this folder cannot be listed")
    for _ in range(2):
        own = Cache([file])
        (result,) = own.results([file], lambda files, work: lint_files(files, 1, work))
        own.save()
        assert result.unreadable
    assert not project.cache.exists()
