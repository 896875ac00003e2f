"""Stage 2: bytes become text with typed blocks."""
