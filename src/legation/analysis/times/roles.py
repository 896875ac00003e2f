"""What a time expression does in its clause: deadline, start, recurrence, duration; and its tense."""

from __future__ import annotations

from datetime import date

from legation.analysis.lexemes import Lexemes
from legation.analysis.times.calendars import add_days, add_months
from legation.analysis.times.durations import end_of_length
from legation.analysis.times.meaning import Length, Meaning, Point, Reference, Repeat, Shift
from legation.analysis.times.ranges import Joined
from legation.analysis.times.spans import Placed
from legation.data.calendar import load_calendar
from legation.types.analysis import TimeRole
from legation.types.time import PartialDate, Period

BY = frozenset(("by", "until", "till", "before", "til", "through"))
BY_PHRASES = (
    ("no", "later", "than"),
    ("not", "later", "than"),
    ("at", "the", "latest", "by"),
    ("deadline", "of"),
    ("prior", "to"),
    ("ahead", "of"),
    ("up", "to"),
    ("up", "until"),
    ("on", "or", "before"),
)
START = frozenset(("since", "from", "starting", "beginning", "effective", "commencing", "after"))
START_PHRASES = (
    ("later", "than"),
    ("earlier", "than"),
    ("not", "before"),
    ("starting", "in"),
    ("starting", "on"),
    ("starting", "from"),
    ("beginning", "in"),
    ("beginning", "on"),
    ("as", "of"),
    ("effective", "from"),
    ("with", "effect", "from"),
)
OF_EVENT = frozenset(("of", "after", "from", "following"))
OF_NOW = frozenset(("today", "now", "this"))
"""Within so long "of" an event is a limit without a day; of today it has one."""
REACH = 14
"""Lexemes looked back over for the tense of a clause."""


def is_willed(lexemes: Lexemes, at: int) -> bool:
    """Whether the words before, back to the clause's edge, speak of the future."""
    if lexemes.lows(at - 3, at)[0::2] == ("as", "as"):
        return True
    for here in range(at - 1, max(-1, at - 1 - REACH), -1):
        lexeme = lexemes[here]
        if lexeme.kind == "break" or lexeme.low in (".", ";", ":", '"', "that"):
            return False
        if _looks_back(lexemes, here):
            return False
        if _looks_ahead(lexemes, here):
            return True
    return False


def _looks_back(lexemes: Lexemes, at: int) -> bool:
    return (
        lexemes.low(at) in load_calendar().around.behind
        and lexemes.low(at) not in ("last", "ago")
        and lexemes.low(at - 1) != "be"
    )


def _looks_ahead(lexemes: Lexemes, at: int) -> bool:
    low, after = lexemes.low(at), lexemes.low(at + 1)
    if low == "to":
        return after in load_calendar().around.infinitives
    if low == "next":
        return after != "to"
    if low in ("due", "planned", "expected", "scheduled"):
        return after in ("to", "for", "on", "in", "by") and not (
            low == "due" and after == "to" and lexemes.low(at + 2) not in load_calendar().around.infinitives
        )
    return low in load_calendar().around.ahead


def is_behind(lexemes: Lexemes, at: int) -> bool:
    """Whether the words before, back to the clause's edge, speak of the past."""
    for here in range(at - 1, max(-1, at - 1 - REACH), -1):
        lexeme = lexemes[here]
        if lexeme.kind == "break" or lexeme.low in (".", ";"):
            return False
        if lexeme.low in load_calendar().around.behind and lexemes.low(here - 1) != "be":
            return True
    return False


def is_deadline(lexemes: Lexemes, at: int) -> bool:
    """Whether the words right before set a limit: "by", "no later than", "before"."""
    at -= lexemes.low(at - 1) == "the"
    if lexemes.low(at - 1) in BY:
        return lexemes.lows(at - 2, at) != ("not", "before")
    if lexemes.lows(at - 3, at) in (("no", "later", "than"), ("not", "later", "than")):
        return True
    before = lexemes.lows(at - 4, at)
    return any(before[-len(phrase) :] == phrase for phrase in BY_PHRASES if len(before) >= len(phrase))


def is_start(lexemes: Lexemes, at: int) -> bool:
    """Whether the words right before open a stretch: "since", "from", "starting in"."""
    before = lexemes.lows(at - 3, at)
    if before[-1:] and before[-1] in START:
        return True
    return any(before[-len(phrase) :] == phrase for phrase in START_PHRASES if len(before) >= len(phrase))


def role(lexemes: Lexemes, at: int, end: int, meaning: Meaning) -> TimeRole:
    """The role of an expression that stands at lexemes ``at`` up to ``end``."""
    if isinstance(meaning, Repeat):
        return TimeRole.RECURRENCE
    if isinstance(meaning, Length):
        return _length_role(lexemes, at, meaning)
    if is_deadline(lexemes, at) or lexemes.low(end) == "deadline":
        return TimeRole.DEADLINE
    if isinstance(meaning, Reference) or (isinstance(meaning, Point) and meaning.ambiguous):
        return TimeRole.VAGUE
    if is_start(lexemes, at):
        return TimeRole.START
    return TimeRole.POINT


def _length_role(lexemes: Lexemes, at: int, length: Length) -> TimeRole:
    if lexemes.low(at - 1) == "within" and length.amount is not None:
        return TimeRole.DEADLINE
    if length.amount is None and length.toward is not None:
        return TimeRole.VAGUE
    return TimeRole.DURATION


def bounded(lexemes: Lexemes, spot: Joined, role: TimeRole, placed: Placed, anchor: date | None) -> Period | None:
    """The days that role leaves: a deadline's end on the last day allowed, a start's stay open."""
    at, meaning, period = spot.at, spot.meaning, placed.period
    if isinstance(meaning, Length) and lexemes.low(spot.end) in OF_EVENT and lexemes.low(spot.end + 1) not in OF_NOW:
        return None
    if role is TimeRole.DEADLINE:
        return _limit(lexemes, at, period, meaning, anchor)
    if role is TimeRole.START and period and period.start and period.end:
        words = lexemes.lows(max(0, at - 3), at - (lexemes.low(at - 1) == "the"))
        after = words[-1:] == ("after",) or words[-2:] == ("later", "than")
        return Period(_just_after(period.end) if after else period.start, None)
    return period


def _limit(lexemes: Lexemes, at: int, period: Period | None, meaning: Meaning, anchor: date | None) -> Period | None:
    if isinstance(meaning, Length):
        return _within(meaning, anchor)
    if period is None or period.end is None:
        return None
    before = lexemes.low(at - 1) if lexemes.low(at - 1) != "the" else lexemes.low(at - 2)
    start_only = isinstance(meaning, Point | Shift) and meaning.edge and meaning.mod == "END"
    inclusive = lexemes.lows(max(0, at - 4), at)[-3:] == ("on", "or", "before")
    if before == "before" and period.start and not start_only and not inclusive:
        return Period(None, _just_before(period.start))
    return Period(None, period.end)


def _within(length: Length, anchor: date | None) -> Period | None:
    if anchor is None or length.amount is None:
        return None
    last = end_of_length(anchor, length.amount, length.unit)
    return Period(None, PartialDate.of(last)) if last else None


def _just_after(end: PartialDate) -> PartialDate:
    """The day, month or year that follows a date of the same precision."""
    following = add_days(end.last, 1)
    if end.month is None:
        return PartialDate(following.year)
    return PartialDate(following.year, following.month, None if end.day is None else following.day)


def _just_before(start: PartialDate) -> PartialDate:
    """The day, month or year that ends right before a date of the same precision."""
    if start.month is None:
        return PartialDate(start.year - 1)
    if start.day is None:
        earlier = add_months(start.first, -1)
        return PartialDate(earlier.year, earlier.month)
    return PartialDate.of(add_days(start.first, -1))
