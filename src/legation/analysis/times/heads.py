"""Where the article belongs to a time expression: "the third quarter" but the [August 1988] cease-fire."""

from __future__ import annotations

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.meaning import Length, Meaning, Point, Shift


def without_article(lexemes: Lexemes, at: int, end: int, meaning: Meaning) -> int:
    """The lexeme that the expression begins at once an article that belongs to a noun behind it is left out."""
    if lexemes.low(at) != "the" or end - at < 2:
        return at
    return at + 1 if _is_modifier(lexemes, at + 1, end, meaning) else at


def _is_modifier(lexemes: Lexemes, at: int, end: int, meaning: Meaning) -> bool:
    """Whether the words after the article stand before a noun that they modify."""
    hyphened = "-" in lexemes.lows(at, end)
    if isinstance(meaning, Length):
        return hyphened
    if isinstance(meaning, Shift):
        return meaning.compared and lexemes.low(end - 1) in ("ago", "earlier")
    if not isinstance(meaning, Point) or meaning.edge or meaning.decade or meaning.century or meaning.season:
        return False
    if meaning.quarter or meaning.half:
        return hyphened
    if meaning.nth_week or meaning.week or meaning.fiscal or meaning.focused or meaning.toward is not None:
        return False
    if lexemes.low(at) in ("year", "years", "iranian") or lexemes.low(end - 1) in ("period", "quarter"):
        return False
    ranked = lexemes.low(at + 1) in ("th", "st", "nd", "rd") or lexemes.low(at + 1) == "of"
    return not ranked and lexemes[end].kind in ("word", "mark", "break")
