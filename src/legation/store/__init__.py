"""Stage 6: the record on disk."""
