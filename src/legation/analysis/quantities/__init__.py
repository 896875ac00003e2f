"""Quantities: money, percentages, physical amounts, factors and counts, with bound, period and baseline."""

from legation.analysis.quantities.finder import find_quantities

__all__ = ["find_quantities"]
