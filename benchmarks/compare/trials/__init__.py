"""The trials, by subject: a row of the table each."""
