"""Where the article belongs to a time expression: "the third quarter" but the [August 1988] cease-fire."""

from __future__ import annotations

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.meaning import Length, Meaning, Point, Shift


def without_article(lexemes: Lexemes, at: int, end: int, meaning: Meaning) -> int:
    """Where the expression begins once an article that belongs to a noun behind it is left out."""
    if lexemes.low(at) != "the" or end - at < 2:
        return at
    return at + 1 if _is_modifier(lexemes, at + 1, end, meaning) else at


def _is_modifier(lexemes: Lexemes, at: int, end: int, meaning: Meaning) -> bool:
    """Whether the words after the article stand before a noun that they modify."""
    if isinstance(meaning, Length):
        return "-" in lexemes.lows(at, end)
    if isinstance(meaning, Shift):
        return meaning.compared and lexemes.low(end - 1) in ("ago", "earlier")
    return isinstance(meaning, Point) and _is_modifying_point(lexemes, at, end, meaning)


def _is_modifying_point(lexemes: Lexemes, at: int, end: int, point: Point) -> bool:
    if point.quarter or point.half:
        return "-" in lexemes.lows(at, end) and not point.edge
    if _is_head(point) or lexemes.low(at) in ("year", "years", "iranian"):
        return False
    ranked = lexemes.low(at + 1) in ("th", "st", "nd", "rd", "of")
    return not ranked and lexemes.low(end - 1) not in ("period", "quarter")


def _is_head(point: Point) -> bool:
    """A point that is a noun of its own: "the 1990s", "the spring", "the week of", "the following March"."""
    kinds = (point.edge, point.decade, point.century, point.season, point.nth_week, point.week, point.fiscal)
    return any(kinds) or point.focused or point.toward is not None
