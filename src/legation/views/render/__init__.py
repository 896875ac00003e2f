"""Answers as text, Markdown and HTML: pure building of strings."""
