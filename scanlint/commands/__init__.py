"""What the command line can do: one module each, from parsed arguments to an exit status."""
