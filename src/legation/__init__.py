"""Legation reads reports of how states deal with each other and keeps the record."""

__version__ = "0.1.0"
