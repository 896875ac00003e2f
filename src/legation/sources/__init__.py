"""Stage 1: what the user named becomes bytes."""
