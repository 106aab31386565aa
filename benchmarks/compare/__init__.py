"""Tries what users expect of a linter on scanlint and on others, and makes the table of the README from what they did."""
