"""``python -m scanlint``."""

from __future__ import annotations

import os
import sys

# -m puts the current folder first on the path: a rich.py or json.py there, which may be what is linted, would be imported and so run.
if sys.path and sys.path[0] in ("", os.getcwd()):
    del sys.path[0]

from scanlint.cli import main

if __name__ == "__main__":  # pragma: no branch: a worker that is started by spawn, as on Windows, imports this under another name
    sys.exit(main())
