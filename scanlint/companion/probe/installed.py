"""What is installed, found without importing it."""

import os
import re
import sys


def place(name):
    """Where the package ``name`` lies: its folder, empty where it has none, or None if there is no such package."""
    if sys.modules.get(name) is not None:
        return os.path.dirname(getattr(sys.modules[name], "__file__", None) or "")
    try:
        if sys.version_info[0] == 2:
            import pkgutil

            loader = pkgutil.find_loader(name)
            return None if loader is None else str(getattr(loader, "filename", ""))
        import importlib.util

        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return None
    return None if spec is None else os.path.dirname(spec.origin or "")


def release(name):
    """The distribution of the package ``name`` and its version, as pip notes them beside it, such as ("theano-pymc", "1.1.2"), or None."""
    folder = os.path.dirname(place(name) or "")
    for entry in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        noted = re.match(r"(%s([-_]pymc)?)-(\d[^-]*)(-py[\d.]+)?\.(dist|egg)-info$" % re.escape(name), entry, re.IGNORECASE)
        if noted:
            return noted.group(1).lower().replace("_", "-"), noted.group(3)
    return None
