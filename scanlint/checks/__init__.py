"""One module per rule, named like its page. A rule is a filter over facts: scan calls and uses in, findings out."""
