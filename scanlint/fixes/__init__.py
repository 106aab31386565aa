"""From findings to mended text: edits chosen so that none overlap, applied, and kept only if the result is no worse."""
