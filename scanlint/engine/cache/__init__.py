"""Results of earlier runs, kept in a folder: a file is linted anew where anything has changed that its result depends on."""
