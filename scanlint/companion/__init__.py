"""Asks the real library what it does with a scan of a finding's structure, in a child process; the linted code is never run."""
