"""``python -m scanlint``."""

from __future__ import annotations

import sys

from scanlint.cli import main

if __name__ == "__main__":  # a worker process started by spawn imports this module under another name
    sys.exit(main())
