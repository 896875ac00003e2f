"""Trains the English language model that Legation ships."""
