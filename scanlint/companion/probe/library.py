"""Finds the library of a dialect and imports it, without a compiler and without the user's configuration."""

import importlib
import os
import re
import sys
import types
import warnings

import installed

#: Where each dialect may be judged: its own module first, then its nearest relatives as stand-ins.
MODULES = {
    "theano": ("theano", "pytensor", "aesara"),
    "theano-pymc": ("theano", "aesara", "pytensor"),
    "aesara": ("aesara", "pytensor", "theano"),
    "pytensor": ("pytensor", "aesara", "theano"),
}
NAMES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}

# blas.ldflags, which Theano-PyMC calls blas__ldflags: without it both die on import under NumPy 1.22+ (numpy.distutils.__config__ has no
# blas_opt_info). Each warns of the other's and goes on (Theano 1.0.5, Theano-PyMC 1.1.2).
_FLAGS = {
    "theano": ("THEANO", "blas.ldflags=,blas__ldflags=,cxx=,mode=FAST_COMPILE,device=cpu,floatX=float64,traceback.limit=1,base_compiledir="),
    "aesara": ("AESARA", "blas__ldflags=,cxx=,mode=FAST_COMPILE,floatX=float64,traceback__limit=1,base_compiledir="),
    "pytensor": ("PYTENSOR", "blas__ldflags=,cxx=,mode=FAST_COMPILE,floatX=float64,traceback__limit=1,base_compiledir="),
}


class Absent(Exception):
    """The library is not installed, or it is and cannot be imported; the text is one line."""

    def __init__(self, text, broken):
        Exception.__init__(self, text)
        self.broken = broken


class Library(object):
    """An imported library: its dialect, version, tensor module and the module that holds scan and its views."""

    def __init__(self, module):
        self.root = module
        name = module.__name__
        self.version = str(module.__version__)
        numbers = [int(number) for number in re.findall(r"\d+", self.version)[:2]]
        # Theano-PyMC imports as theano; its releases start at 1.0.8 and the last Theano is 1.0.5.
        forked = name == "theano" and (numbers >= [1, 1] or re.match(r"1\.0\.([6-9]|\d\d)", self.version))
        self.dialect = "theano-pymc" if forked else name
        self.name = NAMES[self.dialect]
        self.tensor = importlib.import_module(name + ".tensor")
        self.views = importlib.import_module(name + (".scan_module" if self.dialect == "theano" else ".scan"))


def load(name, compiledir):
    """Import module ``name`` ("theano", "aesara", "pytensor") with its own flags; the compile directory is private.

    Theano never needs SciPy, pygpu or pkg_resources for a scan on the CPU, and importing them takes two thirds of a second: Theano 1.0.5
    goes without SciPy where it is missing, and its scan imports gpuarray (whose import needs pkg_resources, gone from setuptools 82 on) for one flag
    and one class. So both are left out, unless the import fails without them.
    """
    if installed.place(name) is None:
        raise Absent("%s is not installed for %s" % (NAMES[name], sys.executable), broken=False)
    warnings.simplefilter("ignore")
    prefix, flags = _FLAGS[name]
    os.environ[prefix + "_FLAGS"] = flags + '"' + compiledir.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if name == "theano":
        try:
            return _lean()
        except Exception:
            for loaded in [module for module in sys.modules if module.split(".")[0] in ("theano", "scipy")]:
                del sys.modules[loaded]
    return _import(name)


def _lean():
    gpuarray = types.ModuleType("theano.gpuarray")
    vars(gpuarray).update(pygpu_activated=False, GpuArrayType=type("GpuArrayType", (object,), {}))
    sys.modules["scipy"] = None  # Python takes None for a module that cannot be imported
    sys.modules["theano.gpuarray"] = gpuarray
    library = Library(importlib.import_module("theano"))
    library.root.gpuarray = gpuarray  # Python 2.7 looks for it there only: scan itself says `from theano import gpuarray`
    return library


def _import(name):
    try:
        return Library(importlib.import_module(name))
    except Exception as error:
        problem = "%s: %s" % (type(error).__name__, first_line(error))
        numpy = getattr(sys.modules.get("numpy"), "__version__", None)
        beside = " with NumPy %s" % numpy if numpy else ""
        dialect, version = installed.release(name) or (name, "")
        called = ("%s %s" % (NAMES[dialect], version)).strip()
        raise Absent("%s is broken: %s cannot import it%s (%s)" % (called, sys.executable, beside, problem), broken=True)


def first_line(error):
    """The first line of an exception's text that says something, at most 200 characters of it."""
    try:
        text = str(error)
    except Exception:
        text = ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:200] if lines else ""
