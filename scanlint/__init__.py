"""Finds misuse of scan, the loop of Theano, Theano-PyMC, Aesara and PyTensor, without running the code it reads."""

__version__ = "0.1.0"
