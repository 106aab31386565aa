"""Recall on real code: one misuse at a time is written into a public file, and scanlint has to report it at that place.

Nothing here imports scanlint's model. What a scan returns is judged by plain `ast` and a few evident forms, so that the two cannot share a mistake.
"""
