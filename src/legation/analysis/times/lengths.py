"""Grammar of durations and of what is counted by them: "five years", "two weeks ago", "three-year"."""

from __future__ import annotations

from decimal import Decimal

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import SCALES, Figure, figure, ordinal
from legation.analysis.times.meaning import Found, Length, Point, Reference, Shift
from legation.data.calendar import load_calendar

APPROXIMATE = (
    (("at", "least"), "EQUAL_OR_MORE"),
    (("at", "most"), "EQUAL_OR_LESS"),
    (("no", "more", "than"), "EQUAL_OR_LESS"),
    (("no", "less", "than"), "EQUAL_OR_MORE"),
    (("not", "more", "than"), "EQUAL_OR_LESS"),
    (("more", "than"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"),
    (("fewer", "than"), "LESS_THAN"),
    (("up", "to"), "EQUAL_OR_LESS"),
    (("well", "over"), "MORE_THAN"),
    (("just", "over"), "MORE_THAN"),
    (("just", "under"), "LESS_THAN"),
    (("over",), "MORE_THAN"),
    (("under",), "LESS_THAN"),
    (("nearly",), "APPROX"),
    (("almost",), "APPROX"),
    (("about",), "APPROX"),
    (("around",), "APPROX"),
    (("roughly",), "APPROX"),
    (("approximately",), "APPROX"),
    (("some",), "APPROX"),
)
"""Words before an amount and the TIMEX3 mod that they give."""
LARGEST = 10**6
"""More of any unit is no duration that a calendar knows."""
BEFORE_OVER = frozenset(("for", "just", "well", "of", "took", "last", "lasted", "after", "takes", "spent", "in"))
"""Words after which "over" means more than; else it is a preposition ("over three years")."""
WINDOW = {
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
    "past": -1,
    "last": -1,
    "previous": -1,
    "recent": -1,
}
BACKWARD = frozenset(("ago", "earlier", "before", "previously"))
FORWARD = frozenset(("later", "after", "afterwards", "afterward", "on"))
PLURAL_UNITS = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"))


def approximated(lexemes: Lexemes, at: int) -> tuple[int, str]:
    """(index after, TIMEX3 mod) of words such as "at least"; (at, "") when there are none."""
    words = lexemes.lows(at, at + 3)
    for phrase, mod in APPROXIMATE:
        if words[: len(phrase)] == phrase:
            return at + len(phrase), mod
    return at, ""


def length(lexemes: Lexemes, at: int) -> Found | None:
    """A duration or what hangs on one, with the words before it: "nearly two years ago"."""
    start, mod = approximated(lexemes, at)
    if lexemes.low(at) == "over" and lexemes.low(at - 1) not in BEFORE_OVER:
        return None
    start += mod == "" and lexemes.low(start) == "the" and _the_amount(lexemes, start + 1)
    toward, start = _window(lexemes, start)
    after, late_mod = approximated(lexemes, start)
    measured = _measure(lexemes, after, toward)
    if measured is None:
        return None
    end, amount, unit = measured
    amount = amount if amount is None or amount < LARGEST else None
    toward = WINDOW.get(lexemes.low(end - 2)) if toward is None else toward
    if unit == "FN":
        amount, unit = amount and 2 * amount, "W"
    return _hung(lexemes, end, Length(amount, unit, toward, mod or late_mod))


def _the_amount(lexemes: Lexemes, at: int) -> bool:
    """Such as "The" opens a duration before a number or a word that turns it ("the past three years")."""
    word = lexemes.low(at)
    return word in WINDOW or word in ("first", "final", "initial") or figure(lexemes, at) is not None


def _window(lexemes: Lexemes, at: int) -> tuple[int | None, int]:
    word = lexemes.low(at)
    if word in ("this", "these") and lexemes.low(at + 1) in WINDOW:
        return WINDOW[lexemes.low(at + 1)], at + 2
    return (WINDOW[word], at + 1) if word in WINDOW else (None, at)


def _measure(lexemes: Lexemes, at: int, toward: int | None) -> tuple[int, Decimal | None, str] | None:
    """(end, amount, unit): "five years", "a year and a half", "10-day", "couple of months", "years"."""
    counted = _amount(lexemes, at)
    if counted is None:
        return _uncounted(lexemes, at, toward)
    end = counted.end
    if lexemes.low(end) in ("to", "or", "-") and _second_amount(lexemes, end + 1):
        end, counted = _second_amount(lexemes, end + 1) or end, counted._replace(value=None)
    end += lexemes.low(end) in ("-", "‑") and lexemes[end].glued
    if lexemes.low(end) in WINDOW and lexemes.low(end + 1) in PLURAL_UNITS:
        toward, end = WINDOW[lexemes.low(end)], end + 1
    end += lexemes.low(end) in load_calendar().around.adjectives
    end += lexemes.low(end) in ("fiscal", "financial") and lexemes.low(end + 1) in PLURAL_UNITS
    unit = _unit(lexemes, end)
    if unit is None or _is_age_or_speed(lexemes, at, end):
        return None
    return _with_fraction(lexemes, end + 1, counted.value, unit)


def _second_amount(lexemes: Lexemes, at: int) -> int | None:
    """Index after the second number of "12 to 18 months"."""
    second = _amount(lexemes, at)
    if second is None:
        return None
    step = second.end + (lexemes.low(second.end) == "-")
    return second.end if _unit(lexemes, step) else None


def _amount(lexemes: Lexemes, at: int) -> Figure | None:
    low = lexemes.low(at)
    if lexemes.low(at + 2) == "-" and lexemes.low(at + 3) in BACKWARD:
        return None
    if low in ("a", "an", "another") and _unit(
        lexemes, at + 1 + (lexemes.low(at + 1) in load_calendar().around.adjectives)
    ):
        return Figure(at + 1, Decimal(1))
    if lexemes[at].kind == "number" and lexemes[at - 1].glued and lexemes.low(at - 1) in ("$", "€", "£"):
        return None
    if lexemes.lows(at, at + 2) == ("half", "a") or low == "half":
        step = at + 1 + (lexemes.low(at + 1) in ("a", "-"))
        return Figure(step, Decimal("0.5")) if _unit(lexemes, step) in ("Y", "H", "DE") else figure(lexemes, at)
    return figure(lexemes, at)


def _unit(lexemes: Lexemes, at: int) -> str | None:
    low = lexemes.low(at)
    unit = load_calendar().units.get(low)
    if unit == "Q" and (low == "quarter" or lexemes.low(at - 1) == "-" or lexemes.low(at + 1) == "of"):
        return None
    return unit


def _is_age_or_speed(lexemes: Lexemes, at: int, end: int) -> bool:
    """Such as "a second" before a noun is an ordinal, "$10 a day" is a rate, "six years old" an age."""
    step = end + 1 + (lexemes.low(end + 1) == "-")
    if lexemes.low(step) == "old":
        return True
    if lexemes.low(at) in ("a", "an") and _is_counted(lexemes, at - 1):
        return lexemes.low(end + 1) not in BACKWARD | FORWARD
    return lexemes.low(end) in ("second", "sec", "min", "mins") and lexemes.low(at) in ("a", "the", "this")


def _is_counted(lexemes: Lexemes, at: int) -> bool:
    """Whether a rate can follow: a number, a scale, money or a plural."""
    word = lexemes[at]
    if word.kind == "number" or word.low in SCALES or word.low in ("share", "head", "%"):
        return True
    if word.kind == "word" and (lexemes[at - 1].kind == "number" or lexemes.low(at - 1) in SCALES):
        return True
    return (
        word.kind == "word"
        and len(word.low) > 3
        and word.low.endswith("s")
        and word.low not in load_calendar().around.no_plural
    )


def _with_fraction(lexemes: Lexemes, end: int, amount: Decimal | None, unit: str) -> tuple[int, Decimal | None, str]:
    if lexemes.lows(end, end + 3) == ("and", "a", "half") and amount is not None:
        return end + 3, amount + Decimal("0.5"), unit
    if lexemes.lows(end, end + 2) == ("or", "two") and amount == 1:
        return end + 2, None, unit
    if lexemes.lows(end, end + 2) == ("or", "so"):
        return end + 2, amount, unit
    if lexemes.low(end) in ("or", "and") and lexemes.low(end + 1) in PLURAL_UNITS and amount is None:
        return end + 2, None, unit
    if lexemes.low(end) == "-" and lexemes.low(end + 1) == "long" and lexemes[end].glued:
        return end + 2, amount, unit
    return end, amount, unit


def _uncounted(lexemes: Lexemes, at: int, toward: int | None) -> tuple[int, Decimal | None, str] | None:
    """Plural units without a number: "recent years", "weeks ago", "decades"."""
    low = lexemes.low(at)
    at += low in ("early", "final", "few", "several")
    low = lexemes.low(at)
    unit = load_calendar().units.get(low)
    if unit is None:
        return None
    if low in PLURAL_UNITS or (low == "quarters" and (toward is not None or lexemes.low(at - 1) == "several")):
        return _with_fraction(lexemes, at + 1, None, unit)
    if toward is not None and (
        unit == "FN" or (low in ("decade", "month", "century") and lexemes.low(at - 1) == "past")
    ):
        return at + 1, Decimal(1), unit
    return None


def _hung(lexemes: Lexemes, end: int, span: Length) -> Found | None:
    """What is counted by the duration: "ago", "later", "from now", "earlier"; else the duration."""
    word = lexemes.low(end)
    amount = None if span.amount is None else int(span.amount)
    if word in BACKWARD and not (word == "before" and not _clause_end(lexemes, end + 1)):
        return Found(end + 1, _counted(span, amount, -1, focused=word != "ago"))
    if word in FORWARD and word != "on" and not (word == "after" and not _clause_end(lexemes, end + 1)):
        return Found(end + 1, _counted(span, amount, 1, focused=True))
    if lexemes.lows(end, end + 2) == ("from", "now"):
        return Found(end + 2, _counted(span, amount, 1, focused=False))
    step = end + 1 + (lexemes.low(end + 1) == "s")
    if lexemes.low(end) == "'" and lexemes.low(step) == "time":
        return Found(step + 1, _counted(span, amount, 1, focused=False))
    return Found(end, span)


def _clause_end(lexemes: Lexemes, at: int) -> bool:
    return lexemes[at].kind in ("mark", "break") and lexemes.low(at) not in ("'", '"', "(")


def _counted(span: Length, amount: int | None, sign: int, *, focused: bool) -> Shift | Reference:
    if amount is None:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    if span.unit in ("S", "MIN", "H"):
        return Shift("D", 0, focused=focused, mod=span.mod)
    compared = span.unit == "Y" and amount == 1 and sign < 0
    return Shift(span.unit, sign * amount, focused=focused, mod=span.mod, compared=compared)


def opening_length(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the first nine months", "the first two years": counted from the start of a larger stretch."""
    here = at + (lexemes.low(at) == "the")
    if lexemes.low(here) not in ("first", "last", "final", "initial"):
        return None
    counted = figure(lexemes, here + 1)
    at_unit = counted.end if counted else here + 1
    unit = load_calendar().units.get(lexemes.low(at_unit))
    if unit is None or (counted is None and lexemes.low(at_unit) not in PLURAL_UNITS):
        return None
    mod = "START" if lexemes.low(here) in ("first", "initial") else "END"
    return Found(at_unit + 1, Length(counted.value if counted else None, unit, mod=mod))


def nth_week(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "the first week of", "the last week of": the words up to the month or year."""
    here = at + (lexemes.low(at) == "the")
    ranked = (here + 1, -1) if lexemes.low(here) in ("last", "final") else ordinal(lexemes, here)
    if ranked is None or lexemes.low(ranked[0]) != "week" or lexemes.low(ranked[0] + 1) not in ("of", "in"):
        return None
    return Found(ranked[0] + 2, Point(nth_week=ranked[1]))
