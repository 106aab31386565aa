"""One module per format, one function each: a report in, text out. Nothing here decides what a finding is."""
