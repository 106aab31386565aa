"""scanlint inside other linters: thin, so that they report what the command line reports."""
