"""zizmor, which reads workflows of GitHub Actions."""

from __future__ import annotations

from benchmarks.compare.tool import Sample, Tool

_WORKFLOW = """\
name: tests
on: push
permissions: {}
jobs:
  test:
    name: test
    runs-on: ubuntu-latest
    steps:
      - name: say
        run: |
          echo "${{ github.event.issue.title }}"
"""
_CODE = "template-injection"
_JOB = _WORKFLOW + _WORKFLOW[_WORKFLOW.index("      - name: say") :]
_COMMENT = f"  # zizmor: ignore[{_CODE}]\n"
_NAMED = "  # zizmor: ignore[NAME]\n"
_INJECTED = '          echo "${{ github.event.issue.title }}"\n'

TOOL = Tool(
    name="zizmor",
    requirement="zizmor==1.32.0",
    base=("--offline", "--no-progress"),
    samples={
        "safe": Sample(_WORKFLOW, _CODE, "${{ github.event.issue.title }}", "${GITHUB_EVENT_ISSUE_TITLE}"),
        "unsafe": Sample(_WORKFLOW, _CODE, "${{ github.event.issue.title }}", "${GITHUB_EVENT_ISSUE_TITLE}"),
        "clean": Sample(_WORKFLOW.replace("${{ github.event.issue.title }}", "hello"), _CODE),
        "call": Sample(_WORKFLOW, _CODE),
        "function": Sample(_JOB, _CODE),
        "file": Sample(_JOB, _CODE),
    },
    silenced={
        "line": (_WORKFLOW.replace("run: |\n", "run: |" + _COMMENT),),
        "call": (_WORKFLOW.replace("- name: say\n", "- name: say" + _COMMENT),),
        "function": (_JOB.replace("  test:\n", "  test:" + _COMMENT),),
        "file": (_COMMENT.strip() + "\n" + _JOB,),
        "name": (_WORKFLOW.replace("run: |\n", "run: |" + _NAMED),),
        "reason": (_WORKFLOW.replace("run: |\n", "run: |" + _COMMENT.rstrip() + " it is meant\n"),),
        "unused": (_WORKFLOW.replace(_INJECTED, "          echo hello\n").replace("run: |\n", "run: |" + _COMMENT),),
    },
    words={
        "fix": ("--fix=all",),
        "unsafe": ("--fix=all",),
        "stdin": ("-",),
        "fix-stdin": ("--fix=all", "-"),
        "lenient": ("--min-severity=high",),
    },
    names=(_CODE, "artipacked"),
    folder=".github/workflows",
    suffix=".yml",
    settings=("zizmor.yml", f"rules:\n  {_CODE}:\n    ignore:\n      - old.yml\n"),
    python=False,
)
