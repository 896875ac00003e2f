"""Pure text primitives: folding, offsets, sentence and word splitting."""
