"""Measures on real code: speed, and the public packages that are linted whole."""
