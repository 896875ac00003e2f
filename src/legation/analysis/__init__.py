"""Stage 3: text becomes words, trees, names, people, times and quantities."""
