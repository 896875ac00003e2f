"""Stage 5: claims of many reports become entries."""
