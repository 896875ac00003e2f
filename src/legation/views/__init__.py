"""Stage 7: questions become answers."""
