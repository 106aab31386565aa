"""Code that is prepared for a failure, or wants one, is told nothing; other code around a use changes nothing."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.scan.marked import HEAD

SILENT = {
    "try": "try:\n    list(run(x, h0))\nexcept TypeError:\n    pass\n",
    "try, of all": "try:\n    list(run(x, h0))\nexcept:\n    pass\n",
    "try, of one of several": "try:\n    list(run(x, h0))\nexcept (KeyError, TypeError):\n    pass\n",
    "raises": "with pytest.raises(TypeError):\n    list(run(x, h0))\n",
    "assertRaises": "self.assertRaises(TypeError, lambda: list(run(x, h0)))\n",
    "a function that is to raise": "def test():\n    def f():\n        list(run(x, h0))\n    assert_raises(TypeError, f)\n",
    "a function that is to raise, with its arguments": "def test():\n    def f(n):\n        list(run(x, h0))\n    assert_raises(TypeError, f, 3)\n",
    "a mark": "@pytest.mark.xfail\ndef test():\n    list(run(x, h0))\n",
    "a mark with a reason": "@pytest.mark.xfail(reason='broken')\ndef test():\n    list(run(x, h0))\n",
    "expectedFailure": "class A:\n    @unittest.expectedFailure\n    def test(self):\n        list(run(x, h0))\n",
    "never run": "@pytest.mark.skip\ndef test():\n    list(run(x, h0))\n@pytest.mark.skipif(True, reason='')\ndef other():\n    list(run(x, h0))\n",
    "a question": "list(run(x, h0)) if hasattr(T, 'name') else None\n",
    "a question before": "hasattr(T, 'name') and list(run(x, h0))\n",
}
TOLD = {
    "another error": "try:\n    list(run(x, h0))\nexcept KeyError:\n    pass\n",
    "behind the try": "try:\n    pass\nexcept TypeError:\n    list(run(x, h0))\n",
    "another question": "x and list(run(x, h0))\n",
    "another mark": "@pytest.mark.slow\ndef test():\n    list(run(x, h0))\n",
    "skipped elsewhere": "@pytest.mark.skipif(windows, reason='')\ndef test():\n    list(run(x, h0))\n",
    "another function is to raise": "def test():\n    def f():\n        list(run(x, h0))\n    assert_raises(TypeError, other)\n",
    "handed to another function": "def test():\n    def f():\n        list(run(x, h0))\n    compare(f, other)\n",
    "with": "with open(name) as file:\n    list(run(x, h0))\n",
}


@pytest.mark.parametrize("program", SILENT.values(), ids=SILENT)
def test_false_alarm_where_it_may_fail(program: str) -> None:
    assert codes(HEAD + program) == []


@pytest.mark.parametrize("program", TOLD.values(), ids=TOLD)
def test_missed_alarm_where_it_may_not(program: str) -> None:
    assert [code for _, code in codes(HEAD + program)] == ["SCN102"]
