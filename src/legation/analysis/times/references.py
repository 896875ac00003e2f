"""Grammar of what points to now, before or after without a date: "recently", "the near future"."""

from __future__ import annotations

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.meaning import Found, Reference
from legation.data.calendar import load_calendar

VAGUE_PHRASES = (
    (("the", "near", "future"), "FUTURE_REF"),
    (("the", "foreseeable", "future"), "FUTURE_REF"),
    (("the", "distant", "future"), "FUTURE_REF"),
    (("the", "not", "too", "distant", "future"), "FUTURE_REF"),
    (("near", "future"), "FUTURE_REF"),
    (("the", "near", "term"), "FUTURE_REF"),
    (("the", "short", "term"), "FUTURE_REF"),
    (("the", "future"), "FUTURE_REF"),
    (("in", "future"), "FUTURE_REF"),
    (("the", "recent", "past"), "PAST_REF"),
    (("the", "past"), "PAST_REF"),
    (("a", "later", "date"), "FUTURE_REF"),
    (("right", "now"), "PRESENT_REF"),
    (("more", "recently"), "PAST_REF"),
    (("these", "days"), "PRESENT_REF"),
    (("as", "soon", "as", "possible"), "FUTURE_REF"),
    (("at", "present"), "PRESENT_REF"),
    (("the", "moment"), "PRESENT_REF"),
    (("the", "present", "time"), "PRESENT_REF"),
    (("the", "present", "day"), "PRESENT_REF"),
)

GOING_ON = frozenset(("and", "but", "has", "have", "is", "was", "by", "or", "as"))
"""Words after "the past" with which it is no adjective."""


def vague(lexemes: Lexemes, at: int) -> Found | None:
    """Words for now, before or after: "now", "in the near future", "these days"."""
    words = lexemes.lows(at, at + 5)
    for phrase, value in VAGUE_PHRASES:
        if words[: len(phrase)] == phrase and _is_reference(lexemes, at, at + len(phrase)):
            return Found(at + len(phrase), Reference(value))
    value = load_calendar().references.get(lexemes.low(at), "")
    return Found(at + 1, Reference(value)) if value and _is_reference(lexemes, at, at + 1) else None


def _is_reference(lexemes: Lexemes, at: int, end: int) -> bool:
    """Not "as soon as", "too soon", "the past president", "current account", "until recently" is one."""
    low, after, before = lexemes.low(end - 1), lexemes.low(end), lexemes.low(at - 1)
    if low == "soon":
        return _is_soon(lexemes, at)
    if low == "past" and lexemes.low(at) == "the":
        return lexemes[end].kind != "word" or after in GOING_ON
    if low == "future" and lexemes.low(at) == "the" and before not in ("in", "for", "into", "about"):
        return lexemes[end].kind != "word" and after != "'"
    if low == "moment" or _is_present_time(lexemes, at):
        return before == "at"
    if low == "current":
        return lexemes[end].kind == "word"
    return True


def _is_present_time(lexemes: Lexemes, at: int) -> bool:
    """Whether these are "the present time", which is now only after "at"."""
    return lexemes.lows(at, at + 3) == ("the", "present", "time")


def _is_soon(lexemes: Lexemes, at: int) -> bool:
    """Such as "Soon" of what is to come, not "soon after", "as soon as"."""
    if lexemes.low(at + 1) in ("as", "after") or lexemes.low(at - 1) in ("too", "so", "how", "as", "very"):
        return False
    near = lexemes.lows(at - 4, at + 2)
    return bool(frozenset(near) & load_calendar().around.coming) or lexemes[at + 1].kind in ("mark", "break")
